package dev.p4u.runtime.isa;

import dev.p4u.runtime.object.Relocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects instructions and fills in the distances to labels at the end. */
final class AsmOutput {

  /** Most slots that a program can have. */
  private static final int MAX_SLOTS = 65_536;

  private record Fixup(int slot, String label, int line, int column) {}

  private final List<Insn> insns = new ArrayList<>();
  private final List<Relocation> relocations = new ArrayList<>();
  private final Map<String, Integer> labels = new HashMap<>();
  private final List<Fixup> fixups = new ArrayList<>();

  void label(String name, AsmScanner in, int column) throws AsmException {
    if (labels.put(name, insns.size()) != null) {
      throw in.error(column, "label " + name + " stands here for the second time");
    }
  }

  void add(Insn insn, AsmScanner in) throws AsmException {
    if (insns.size() == MAX_SLOTS) {
      throw in.error(1, "the program has more than " + MAX_SLOTS + " slots");
    }
    insns.add(insn);
  }

  /** Notes that the next instruction names something outside the code. */
  void relocate(Relocation.Kind kind, String symbol) {
    relocations.add(new Relocation(insns.size(), kind, symbol));
  }

  /**
   * Reads a jump target: a distance such as +3 or -1, or a label, which gives 0 until {@link
   * #finish}.
   */
  int target(AsmScanner in, boolean wide) throws AsmException {
    if (in.sees("+") || in.sees("-")) {
      return wide ? in.distance32() : in.distance16();
    }
    int column = in.column();
    fixups.add(new Fixup(insns.size(), in.word("label or distance"), in.line(), column));
    return 0;
  }

  Assembly finish() throws AsmException {
    for (Fixup fixup : fixups) {
      Insn insn = insns.get(fixup.slot);
      int distance = find(fixup) - fixup.slot - 1;
      InsnSpec spec = InstructionSet.find(insn).orElseThrow();
      if (spec.imm().role() == InsnSpec.Role.TARGET) {
        insns.set(fixup.slot, spec.make(insn.dst(), insn.src(), insn.off(), distance));
      } else if (distance == (short) distance) {
        insns.set(fixup.slot, spec.make(insn.dst(), insn.src(), distance, insn.imm()));
      } else {
        throw new AsmException(
            fixup.line, fixup.column, "label " + fixup.label + " is too far away: " + distance);
      }
    }
    return new Assembly(insns, relocations);
  }

  private int find(Fixup fixup) throws AsmException {
    Integer slot = labels.get(fixup.label);
    if (slot == null && fixup.label.equals("exit")) {
      // bpf_conformance's programs use the first exit instruction as a label.
      int first = insns.indexOf(Insns.exit());
      slot = first < 0 ? null : Integer.valueOf(first);
    }
    if (slot == null) {
      throw new AsmException(fixup.line, fixup.column, "label " + fixup.label + " is not defined");
    }
    return slot;
  }
}
