package dev.p4u.runtime.vm;

import dev.p4u.runtime.helper.Helper;
import dev.p4u.runtime.isa.Insn;
import dev.p4u.runtime.isa.InsnSpec;
import dev.p4u.runtime.isa.InstructionSet;
import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.object.BpfObject;
import java.util.List;

/**
 * A program whose names are bound to maps, helpers and strings, and whose structure was checked:
 * what engines run. It has no state of a run and can be shared by threads.
 */
public final class LinkedProgram {

  private final BpfObject object;
  private final List<Insn> insns;
  private final InsnSpec[] specs;
  private final DecodedCode code;
  private final BpfMap[] maps;
  private final Helper[] calls;
  private final HelperTable helpers;
  private final byte[] strings;

  LinkedProgram(
      BpfObject object,
      List<Insn> insns,
      BpfMap[] maps,
      Helper[] calls,
      HelperTable helpers,
      byte[] strings) {
    this.object = object;
    this.insns = List.copyOf(insns);
    this.specs = specs(insns);
    this.code = DecodedCode.of(this.insns, specs);
    this.maps = maps;
    this.calls = calls;
    this.helpers = helpers;
    this.strings = strings;
  }

  /** The object that was linked. */
  public BpfObject object() {
    return object;
  }

  /** The instructions with all constants bound. */
  public List<Insn> insns() {
    return insns;
  }

  /** The table's row for the instruction at a slot; null for the second slot of {@code lddw}. */
  public InsnSpec spec(int slot) {
    return specs[slot];
  }

  /** The instructions taken apart; the arrays are to be read only. */
  public DecodedCode code() {
    return code;
  }

  /** The maps in the object's order; the array is to be read only. */
  public BpfMap[] maps() {
    return maps;
  }

  /** The helper that each slot calls, null for other slots; the array is to be read only. */
  public Helper[] calls() {
    return calls;
  }

  /** The host's helpers, for calls whose number is in a register. */
  public HelperTable helpers() {
    return helpers;
  }

  /** The contents of {@link Memory#STRINGS}; the array is to be read only. */
  byte[] strings() {
    return strings;
  }

  private static InsnSpec[] specs(List<Insn> insns) {
    InsnSpec[] specs = new InsnSpec[insns.size()];
    for (int slot = 0; slot < specs.length; slot++) {
      specs[slot] = InstructionSet.find(insns.get(slot)).orElseThrow();
      if (insns.get(slot).isWide()) {
        slot++;
      }
    }
    return specs;
  }
}
