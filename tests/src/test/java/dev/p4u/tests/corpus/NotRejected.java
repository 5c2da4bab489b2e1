package dev.p4u.tests.corpus;

import java.util.Map;

/**
 * Programs of p4c's corpus that p4c rejects and p4u accepts, each with the reason; see
 * docs/differences.md. A program that p4u rejects has to leave this list.
 */
final class NotRejected {

  static final Map<String, String> REASONS =
      Map.of(
          "issue2545.p4", "p4c's pass that flattens structs cannot do this; the program is right",
          "issue3299.p4", "p4c's targets have no switch in actions; the language has",
          "issue3613.p4", "only p4c's rewriting of switch needs a match_kind",
          "issue5703_header_union_stack.p4", "a limit of p4c's pass that flattens unions");

  private NotRejected() {}
}
