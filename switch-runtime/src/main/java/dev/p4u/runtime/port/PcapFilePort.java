package dev.p4u.runtime.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A port whose packets come from a capture file and go to another one. */
public final class PcapFilePort implements Port {

  private final int number;
  private final String name;
  private final PcapReader in;
  private final PcapWriter out;

  /**
   * @param in file to read, at its own pace
   * @param out file to write; without one, sent packets are discarded
   * @throws PcapFormatException when the input is no capture file; no output is started then
   */
  public PcapFilePort(int number, Path in, Optional<Path> out) throws IOException {
    this.number = number;
    this.name = in.toString();
    this.in = PcapReader.open(in);
    try {
      this.out = out.isPresent() ? new PcapWriter(out.get()) : null;
    } catch (IOException e) {
      this.in.close();
      throw e;
    }
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<CapturedPacket> receive() throws IOException {
    return in.next();
  }

  @Override
  public void transmit(long timeNanos, byte[] packet) throws IOException {
    if (out != null) {
      out.write(timeNanos, packet);
    }
  }

  /** Completes the output file. */
  @Override
  public void close() throws IOException {
    try {
      in.close();
    } finally {
      if (out != null) {
        out.close();
      }
    }
  }

  /** Closes without writing the output file, after a failure elsewhere. */
  public void abort() throws IOException {
    try {
      in.close();
    } finally {
      if (out != null) {
        out.abort();
      }
    }
  }
}
