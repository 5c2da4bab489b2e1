package dev.p4u.runtime.flow;

import java.util.List;
import java.util.stream.Collectors;

/** A flow in a table, with its counters. */
public final class Flow {

  /** Priority of a flow that does not say one. */
  public static final int DEFAULT_PRIORITY = 32_768;

  private final int table;
  private final int priority;
  private final long cookie;
  private final Match match;
  private final long addedNanos;
  private List<FlowAction> actions;
  private long packets;
  private long bytes;

  Flow(int table, FlowSpec spec, long nowNanos) {
    this.table = table;
    this.priority = spec.priority().orElse(DEFAULT_PRIORITY);
    this.cookie = spec.cookie();
    this.match = spec.match();
    this.actions = spec.actions();
    this.addedNanos = nowNanos;
  }

  public int table() {
    return table;
  }

  /** 0 to 65535; larger wins. */
  public int priority() {
    return priority;
  }

  public long cookie() {
    return cookie;
  }

  public Match match() {
    return match;
  }

  public List<FlowAction> actions() {
    return actions;
  }

  void actions(List<FlowAction> newActions) {
    actions = newActions;
  }

  /** Packets that hit the flow. */
  public long packets() {
    return packets;
  }

  /** Bytes of the packets that hit the flow, as they were then. */
  public long bytes() {
    return bytes;
  }

  /** Notes a hit. */
  public void count(int length) {
    packets++;
    bytes += length;
  }

  /** A line of {@code ovs-ofctl dump-flows}. */
  public String dump(long nowNanos) {
    StringBuilder line = new StringBuilder();
    line.append(" cookie=0x").append(Long.toHexString(cookie));
    line.append(", duration=").append(seconds(Math.max(0, nowNanos - addedNanos)));
    line.append("s, table=").append(table);
    line.append(", n_packets=").append(packets).append(", n_bytes=").append(bytes).append(", ");
    line.append(this);
    return line.toString();
  }

  private static String seconds(long nanos) {
    return nanos / 1_000_000_000 + "." + "%03d".formatted(nanos / 1_000_000 % 1000);
  }

  /** Priority, match and actions in ovs-ofctl's syntax. */
  @Override
  public String toString() {
    String start = priority == DEFAULT_PRIORITY ? "" : "priority=" + priority;
    String comma = start.isEmpty() || match.terms().isEmpty() ? "" : ",";
    String text = start + comma + match;
    return text
        + (text.isEmpty() ? "" : " ")
        + actions.stream()
            .map(FlowAction::toString)
            .collect(Collectors.joining(",", "actions=", ""));
  }
}
