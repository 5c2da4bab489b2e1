package dev.p4u.runtime.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Flows by priority: the first one that matches, from the largest priority on and among equals in
 * the order of adding, wins. Not thread-safe: the switch guards it.
 */
public final class FlowTable {

  private final int number;
  private final List<Flow> flows = new ArrayList<>();

  public FlowTable(int number) {
    this.number = number;
  }

  /** Number of the table. */
  public int number() {
    return number;
  }

  /** The flow for a packet, or null. */
  public Flow lookup(FlowKey key) {
    for (int i = 0; i < flows.size(); i++) {
      if (flows.get(i).match().matches(key)) {
        return flows.get(i);
      }
    }
    return null;
  }

  /** Adds a flow; one with the same match and priority is replaced, its counters start again. */
  public Flow add(FlowSpec spec, long nowNanos) {
    Flow flow = new Flow(number, spec, nowNanos);
    int position = 0;
    while (position < flows.size() && flows.get(position).priority() >= flow.priority()) {
      Flow there = flows.get(position);
      if (there.priority() == flow.priority() && there.match().equals(flow.match())) {
        flows.set(position, flow);
        return flow;
      }
      position++;
    }
    flows.add(position, flow);
    return flow;
  }

  /**
   * Gives flows other actions; counters go on. Unlike in OpenFlow 1.0 nothing is added when no flow
   * is found.
   *
   * @param strict only the flow with exactly this match and priority, else all that the match
   *     covers
   * @return number of flows changed
   */
  public int modify(FlowSpec spec, boolean strict) {
    int changed = 0;
    for (Flow flow : flows) {
      if (selects(spec, strict).test(flow)) {
        flow.actions(spec.actions());
        changed++;
      }
    }
    return changed;
  }

  /**
   * Removes flows.
   *
   * @param strict as in {@link #modify}
   * @return number of flows removed
   */
  public int delete(FlowSpec spec, boolean strict) {
    int before = flows.size();
    flows.removeIf(selects(spec, strict));
    return before - flows.size();
  }

  private static Predicate<Flow> selects(FlowSpec spec, boolean strict) {
    OptionalInt priority = spec.priority();
    return strict
        ? flow ->
            flow.match().equals(spec.match())
                && flow.priority() == priority.orElse(Flow.DEFAULT_PRIORITY)
        : flow -> spec.match().covers(flow.match());
  }

  /** The flows, best first; a copy. */
  public List<Flow> flows() {
    return List.copyOf(flows);
  }

  /** Lines of {@code ovs-ofctl dump-flows}, best flow first. */
  public List<String> dump(long nowNanos) {
    return flows.stream().map(flow -> flow.dump(nowNanos)).toList();
  }
}
