package dev.p4u.runtime.port;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads capture files packet by packet: classic pcap (both byte orders, micro- and nanoseconds) and
 * pcapng (Section Header, Interface Description, Enhanced and Simple Packet Blocks; other blocks
 * are skipped), link type Ethernet. Memory is bounded by the largest packet.
 */
public final class PcapReader implements Closeable {

  /** Largest packet in bytes, and largest snap length; tcpdump's maximum. */
  public static final int MAX_PACKET = 262_144;

  /** Link type of Ethernet. */
  static final int ETHERNET = 1;

  /** One kind of capture file. */
  interface Format {
    Optional<CapturedPacket> next() throws IOException;
  }

  private final PcapInput in;
  private final Format format;

  private PcapReader(PcapInput in, Format format) {
    this.in = in;
    this.format = format;
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws PcapFormatException when it is no capture file
   */
  public static PcapReader open(Path file) throws IOException {
    return open(Files.newInputStream(file));
  }

  /** As {@link #open(Path)}; the stream is closed with the reader, and when its header is wrong. */
  public static PcapReader open(InputStream stream) throws IOException {
    PcapInput in = new PcapInput(new BufferedInputStream(stream, 1 << 16));
    try {
      return new PcapReader(in, format(in));
    } catch (IOException e) {
      try {
        in.close();
      } catch (IOException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  private static Format format(PcapInput in) throws IOException {
    byte[] magic = in.readUpTo(4);
    if (magic.length == 0) {
      throw in.error("the file is empty", 0);
    }
    if (magic.length < 4) {
      throw in.error("the file ends inside the magic number", magic.length);
    }
    in.bigEndian(true);
    int big = (int) in.u32(magic, 0);
    int little = Integer.reverseBytes(big);
    if (big == PcapNgFormat.SECTION_HEADER) {
      return new PcapNgFormat(in);
    }
    if (ClassicPcapFormat.isMagic(big)) {
      return new ClassicPcapFormat(in, big);
    }
    if (ClassicPcapFormat.isMagic(little)) {
      in.bigEndian(false);
      return new ClassicPcapFormat(in, little);
    }
    throw in.error("no capture file: unknown magic number 0x%08x".formatted(big), 0);
  }

  /**
   * The next packet; empty at the end of the file.
   *
   * @throws PcapFormatException with byte offset and packet number
   */
  public Optional<CapturedPacket> next() throws IOException {
    return format.next();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
