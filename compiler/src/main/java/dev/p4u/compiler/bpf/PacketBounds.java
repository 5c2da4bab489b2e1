package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Block;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Function;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Inst.Compare;
import dev.p4u.compiler.ir.Inst.PacketLength;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Terminator.Branch;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * How many bytes the packet has at least at each load and store, as far as comparisons of its
 * length with constants tell. It lets a load of 6 bytes become one of 8.
 */
final class PacketBounds {

  /** The length at entry says nothing any more. */
  private static final int CHANGED = -1;

  private final ValueUses uses;
  private final Map<Object, Integer> atAccess = new IdentityHashMap<>();
  private final Map<Integer, Integer> atEnd = new HashMap<>();

  PacketBounds(Function function, ValueUses uses) {
    this.uses = uses;
    Map<Integer, Block> blocks = new HashMap<>();
    function.blocks().forEach(block -> blocks.put(block.id(), block));
    boolean changes =
        function.blocks().stream()
            .flatMap(block -> block.instructions().stream())
            .anyMatch(PacketBounds::changesLength);
    Cfg cfg = Cfg.of(function);
    for (int id : cfg.order()) {
      int known = id == cfg.entry() ? 0 : Integer.MAX_VALUE;
      for (int predecessor : cfg.predecessors(id)) {
        // What comes around a loop is not known yet; where nothing changes the length, what held
        // before the loop holds on.
        int around = changes ? CHANGED : Integer.MAX_VALUE;
        int incoming = atEnd.getOrDefault(predecessor, around);
        known = Math.min(known, onEdge(blocks.get(predecessor), id, incoming));
      }
      visit(blocks.get(id), known);
    }
  }

  /** Bytes that the packet certainly has at this instruction. */
  int minimumLength(Object access) {
    return Math.max(0, atAccess.getOrDefault(access, 0));
  }

  private void visit(Block block, int knownAtStart) {
    int known = knownAtStart;
    for (Inst inst : block.instructions()) {
      if (inst instanceof Inst.PacketLoad || inst instanceof Inst.PacketStore) {
        atAccess.put(inst, known);
      } else if (changesLength(inst)) {
        known = CHANGED;
      }
    }
    atEnd.put(block.id(), known);
  }

  private int onEdge(Block from, int to, int known) {
    if (known == CHANGED
        || !(from.terminator() instanceof Branch branch)
        || branch.whenTrue() == branch.whenFalse()) {
      return known;
    }
    return uses.definition(branch.condition(), Compare.class)
        .map(compare -> Math.max(known, minimum(compare, to == branch.whenTrue())))
        .orElse(known);
  }

  private static boolean changesLength(Inst inst) {
    return inst instanceof Inst.AdjustHead || inst instanceof Inst.Truncate;
  }

  private int minimum(Compare compare, boolean holds) {
    boolean lengthLeft = isLength(compare.left());
    boolean lengthRight = isLength(compare.right());
    if (!holds && lengthLeft && compare.right() instanceof Const bound) {
      // Not length < c: at least c; not length <= c: more than c.
      return number(bound, compare.op() == CmpOp.ULT, compare.op() == CmpOp.ULE);
    }
    if (holds && lengthRight && compare.left() instanceof Const bound) {
      return number(bound, compare.op() == CmpOp.ULE, compare.op() == CmpOp.ULT);
    }
    return 0;
  }

  private static int number(Const bound, boolean atLeast, boolean more) {
    int bytes = (int) Math.min(bound.bits().longValue(), 1 << 16);
    if (atLeast) {
      return bytes;
    }
    return more ? bytes + 1 : 0;
  }

  private boolean isLength(Operand operand) {
    return uses.definition(operand, PacketLength.class).isPresent();
  }
}
