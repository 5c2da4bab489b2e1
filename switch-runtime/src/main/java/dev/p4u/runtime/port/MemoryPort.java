package dev.p4u.runtime.port;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A port that tests fill and empty; any thread may do so. */
public final class MemoryPort implements Port {

  private final int number;
  private final Queue<CapturedPacket> incoming = new ConcurrentLinkedQueue<>();
  private final Queue<CapturedPacket> outgoing = new ConcurrentLinkedQueue<>();

  public MemoryPort(int number) {
    this.number = number;
  }

  /** Lets a packet arrive. */
  public void inject(long timeNanos, byte[] packet) {
    incoming.add(new CapturedPacket(timeNanos, packet.clone()));
  }

  /** Takes all packets that the switch sent here, in their order. */
  public List<CapturedPacket> takeSent() {
    List<CapturedPacket> sent = new ArrayList<>();
    for (CapturedPacket packet = outgoing.poll(); packet != null; packet = outgoing.poll()) {
      sent.add(packet);
    }
    return sent;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public String name() {
    return "mem" + Integer.toUnsignedString(number);
  }

  @Override
  public Optional<CapturedPacket> receive() {
    return Optional.ofNullable(incoming.poll());
  }

  @Override
  public void transmit(long timeNanos, byte[] packet) {
    outgoing.add(new CapturedPacket(timeNanos, packet));
  }

  @Override
  public void close() {
    incoming.clear();
  }
}
