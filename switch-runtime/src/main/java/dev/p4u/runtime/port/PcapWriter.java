package dev.p4u.runtime.port;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a capture file (classic pcap, little endian, nanoseconds, Ethernet). The packets go to a
 * temporary file beside it, which takes the file's name on {@link #close}: nobody sees half a file,
 * and after a failure what stood there before still stands there.
 */
public final class PcapWriter implements Closeable {

  private static final int FILE_HEADER = 24;
  private static final int RECORD_HEADER = 16;

  private final Path file;
  private final Path temporary;
  private final OutputStream out;
  private boolean failed;
  private boolean closed;

  /** Starts a file; an existing one is replaced on close. */
  public PcapWriter(Path file) throws IOException {
    this.file = file;
    Path name = file.toAbsolutePath().getFileName();
    this.temporary =
        file.toAbsolutePath()
            .resolveSibling("." + name + "." + Long.toHexString(System.nanoTime()) + ".tmp");
    this.out =
        new BufferedOutputStream(
            Files.newOutputStream(
                temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            1 << 16);
    ByteBuffer header = ByteBuffer.allocate(FILE_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(ClassicPcapFormat.NANOSECONDS);
    header.putShort((short) ClassicPcapFormat.VERSION_MAJOR);
    header.putShort((short) ClassicPcapFormat.VERSION_MINOR);
    header.putLong(0);
    header.putInt(PcapReader.MAX_PACKET);
    header.putInt(PcapReader.ETHERNET);
    write(header.array());
  }

  /**
   * Appends a packet.
   *
   * @param timeNanos since 1970, at least 0 and before 2106
   */
  public void write(long timeNanos, byte[] packet) throws IOException {
    if (packet.length > PcapReader.MAX_PACKET) {
      throw new IOException(
          "packet of %d bytes, more than %d".formatted(packet.length, PcapReader.MAX_PACKET));
    }
    ByteBuffer header = ByteBuffer.allocate(RECORD_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt((int) (timeNanos / 1_000_000_000));
    header.putInt((int) (timeNanos % 1_000_000_000));
    header.putInt(packet.length);
    header.putInt(packet.length);
    write(header.array());
    write(packet);
  }

  private void write(byte[] bytes) throws IOException {
    try {
      out.write(bytes);
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  /** Gives up: no file is written. */
  public void abort() throws IOException {
    failed = true;
    close();
  }

  /** Completes the file, unless a write failed: then nothing of it stays. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      out.close();
      if (!failed) {
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
