package dev.p4u.runtime.port;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Where packets enter and leave the switch. The switch calls it from one thread at a time. */
public interface Port extends Closeable {

  /** Number in flow tables and in programs' metadata. */
  int number();

  /** For people. */
  String name();

  /**
   * The next packet that came in, without waiting; empty when there is none now.
   *
   * @throws IOException when the source is broken; the port delivers nothing more then
   */
  Optional<CapturedPacket> receive() throws IOException;

  /**
   * Sends a packet.
   *
   * @param timeNanos the switch's clock
   * @param packet the port's to keep
   */
  void transmit(long timeNanos, byte[] packet) throws IOException;

  /** Gives up what the port holds; what was sent is complete after it. */
  @Override
  void close() throws IOException;
}
