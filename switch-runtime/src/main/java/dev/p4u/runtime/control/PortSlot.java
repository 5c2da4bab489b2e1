package dev.p4u.runtime.control;

import dev.p4u.runtime.port.CapturedPacket;
import dev.p4u.runtime.port.Port;
import java.io.IOException;
import java.util.Optional;

/** A port in the switch with its counters; guarded by the switch's lock. */
final class PortSlot {

  private final Port port;
  private long rxPackets;
  private long rxBytes;
  private long rxErrors;
  private long txPackets;
  private long txBytes;
  private long txErrors;
  private boolean broken;
  private String lastError;

  PortSlot(Port port) {
    this.port = port;
  }

  Port port() {
    return port;
  }

  void received(int length) {
    rxPackets++;
    rxBytes += length;
  }

  /** The next packet; a source that fails is not asked again. */
  Optional<CapturedPacket> receive() {
    if (broken) {
      return Optional.empty();
    }
    try {
      return port.receive();
    } catch (IOException e) {
      broken = true;
      rxErrors++;
      lastError = e.getMessage();
      return Optional.empty();
    }
  }

  void transmit(long timeNanos, byte[] packet) {
    try {
      port.transmit(timeNanos, packet);
      txPackets++;
      txBytes += packet.length;
    } catch (IOException e) {
      txErrors++;
      lastError = e.getMessage();
    }
  }

  PortStats stats() {
    return new PortStats(port.number(), rxPackets, rxBytes, rxErrors, txPackets, txBytes, txErrors);
  }

  Optional<String> lastError() {
    return Optional.ofNullable(lastError);
  }
}
