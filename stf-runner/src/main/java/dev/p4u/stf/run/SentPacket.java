package dev.p4u.stf.run;

import dev.p4u.runtime.control.Processed;
import dev.p4u.stf.model.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A packet that went into the switch, and what became of it.
 *
 * @param number counted from 1 within the file
 */
record SentPacket(
    int number, Statement.Packet statement, Processed processed, List<PathStep> steps) {

  Failure.PacketPath path() {
    return new Failure.PacketPath(
        number, statement.span(), statement.port(), steps, outcome());
  }

  String outcome() {
    if (processed.outputs().isEmpty()) {
      return processed.reason().isEmpty() ? "nowhere" : processed.reason();
    }
    return processed.outputs().stream()
        .map(o -> "out of port " + o.port() + " (" + o.packet().length + " bytes)")
        .collect(Collectors.joining(", "));
  }
}
