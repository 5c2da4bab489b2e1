package dev.p4u.runtime.port;

import java.io.IOException;

/** A capture file that is not what it should be. */
public final class PcapFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long offset;
  private final long packet;

  PcapFormatException(String message, long offset, long packet) {
    super(
        "%s at byte %d%s"
            .formatted(message, offset, packet > 0 ? " (packet %d)".formatted(packet) : ""));
    this.offset = offset;
    this.packet = packet;
  }

  /** Where in the file, in bytes from its start. */
  public long offset() {
    return offset;
  }

  /** Which packet, counted from 1; 0 when the mistake is before the first one. */
  public long packet() {
    return packet;
  }
}
