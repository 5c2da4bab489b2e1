package dev.p4u.runtime.flow;

import java.util.List;
import java.util.OptionalInt;

/**
 * A flow as someone writes it.
 *
 * @param table number of the table; empty = table 0 when adding, every table when deleting
 * @param priority empty = {@link Flow#DEFAULT_PRIORITY} when adding
 */
public record FlowSpec(
    OptionalInt table, OptionalInt priority, long cookie, Match match, List<FlowAction> actions) {
  public FlowSpec {
    actions = List.copyOf(actions);
  }
}
