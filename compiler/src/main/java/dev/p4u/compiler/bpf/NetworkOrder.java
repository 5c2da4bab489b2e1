package dev.p4u.compiler.bpf;

import dev.p4u.compiler.bpf.ValueUses.Use;
import dev.p4u.compiler.ir.Block;
import dev.p4u.compiler.ir.Function;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Inst.PacketLoad;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Part;
import dev.p4u.compiler.ir.Terminator;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which loaded fields can stay in their registers as they stand in the packet, byte-swapped: those
 * that are only compared for equality with constants (which are swapped instead) or written
 * somewhere in network order again.
 */
final class NetworkOrder {

  private final Set<Integer> kept = new HashSet<>();

  NetworkOrder(Function function, ValueUses uses) {
    for (Block block : function.blocks()) {
      for (Inst inst : block.instructions()) {
        if (inst instanceof PacketLoad load
            && isWholeAccess(load.result().width(), load.bitOffset())
            && load.result().width() > 8
            && uses.of(load.result()).stream().allMatch(use -> accepts(use, load.result()))) {
          kept.add(load.result().id());
        }
      }
    }
  }

  /** Whether the register of this value holds its bytes in network order. */
  boolean isKept(Value value) {
    return kept.contains(value.id());
  }

  /** Whether a field is what one memory access moves. */
  static boolean isWholeAccess(int width, int bitOffset) {
    return bitOffset % 8 == 0 && (width == 8 || width == 16 || width == 32 || width == 64);
  }

  private static boolean accepts(Use use, Value value) {
    if (use.end().isPresent()) {
      return use.end().get() instanceof Terminator.Switch;
    }
    return use.inst().filter(inst -> accepts(inst, value)).isPresent();
  }

  private static boolean accepts(Inst inst, Value value) {
    if (inst instanceof Inst.Compare compare) {
      return (compare.op() == CmpOp.EQ || compare.op() == CmpOp.NE)
          && compare.right() instanceof Const;
    }
    if (inst instanceof Inst.PacketStore store) {
      return store.value().equals(value)
          && !store.byteOffset().equals(value)
          && store.bitOffset() % 8 == 0;
    }
    if (inst instanceof Inst.ValueStore store) {
      return store.value().equals(value)
          && !store.address().equals(value)
          && store.order() == Order.BIG
          && 8 * store.size() == value.width();
    }
    if (inst instanceof Inst.MapLookup lookup) {
      return accepts(lookup.key(), value);
    }
    if (inst instanceof Inst.MapUpdate update) {
      return accepts(update.key(), value) && accepts(update.value(), value);
    }
    return false;
  }

  private static boolean accepts(List<Part> parts, Value value) {
    return parts.stream()
        .filter(part -> part.value().equals(value))
        .allMatch(part -> part.order() == Order.BIG && 8 * part.size() == value.width());
  }
}
