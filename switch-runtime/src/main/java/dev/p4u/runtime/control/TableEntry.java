package dev.p4u.runtime.control;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An entry of a table, decoded.
 *
 * @param keys in the order of the table's declaration, by P4 name
 * @param priority larger wins; 0 where the table's kind of match knows no priorities
 * @param action by P4 name with all parameters by name
 */
public record TableEntry(List<KeyArg> keys, int priority, ActionCall action) {
  public TableEntry {
    keys = List.copyOf(keys);
  }

  @Override
  public String toString() {
    String match = keys.stream().map(KeyArg::toString).collect(Collectors.joining(" "));
    return (priority == 0 ? "" : "priority=" + Integer.toUnsignedString(priority) + " ")
        + match
        + " -> "
        + action;
  }
}
