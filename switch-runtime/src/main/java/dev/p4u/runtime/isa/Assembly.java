package dev.p4u.runtime.isa;

import dev.p4u.runtime.object.Relocation;
import java.util.List;

/**
 * Assembled text.
 *
 * @param insns slots, without what relocations will fill in
 * @param relocations names of maps, strings and helpers, in the order of slots
 */
public record Assembly(List<Insn> insns, List<Relocation> relocations) {
  public Assembly {
    insns = List.copyOf(insns);
    relocations = List.copyOf(relocations);
  }
}
