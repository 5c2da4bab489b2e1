package dev.p4u.stf.run;

import dev.p4u.runtime.control.Processed;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.stf.model.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A packet that went into the switch, and what became of it.
 *
 * @param number counted from 1 within the file
 * @param object the program at that time
 * @param steps empty unless the program was watched
 */
record SentPacket(
    int number,
    Statement.Packet statement,
    Processed processed,
    BpfObject object,
    List<PathStep> steps) {

  Failure.PacketPath path() {
    return new Failure.PacketPath(number, statement.span(), statement.port(), steps, outcome());
  }

  /** Where it went, for people. */
  String outcome() {
    String out =
        processed.outputs().stream()
            .map(
                o ->
                    "out of port %s (%d bytes)"
                        .formatted(Integer.toUnsignedString(o.port()), o.packet().length))
            .collect(Collectors.joining(", "));
    return out + (out.isEmpty() || processed.reason().isEmpty() ? "" : "; ") + processed.reason();
  }
}
