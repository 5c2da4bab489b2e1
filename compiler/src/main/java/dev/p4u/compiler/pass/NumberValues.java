package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Insts;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes an expression once: a pure instruction that does what a dominating one has done gives
 * way to it, and so does a phi that is equal to another one of its block. Loads of the packet are
 * {@link ReusePacketValues}' business.
 */
final class NumberValues extends GraphPass {

  @Override
  public String name() {
    return "number-values";
  }

  @Override
  boolean change(Graph graph) {
    Cfg cfg = graph.cfg();
    Map<Inst, List<Available>> available = new HashMap<>();
    Map<Integer, Operand> replacements = new HashMap<>();
    for (int id : cfg.order()) {
      Graph.Node node = graph.node(id);
      joinPhis(node, replacements);
      List<Inst> kept = new ArrayList<>();
      for (Inst original : node.instructions) {
        Inst inst = Insts.rewrite(original, operand -> Graph.resolve(replacements, operand));
        if (Insts.isPure(inst)) {
          // Reverse postorder meets a block after those that dominate it.
          Value result = Insts.definition(inst).orElseThrow();
          List<Available> same =
              available.computeIfAbsent(anonymous(inst), key -> new ArrayList<>());
          Optional<Available> earlier =
              same.stream().filter(each -> cfg.dominates(each.block(), id)).findFirst();
          if (earlier.isPresent()) {
            replacements.put(result.id(), earlier.get().value());
            continue;
          }
          same.add(new Available(id, result));
        }
        kept.add(inst);
      }
      node.instructions = kept;
    }
    graph.substitute(replacements);
    return !replacements.isEmpty();
  }

  /** Where a value is computed. */
  private record Available(int block, Value value) {}

  /** The instruction without its name and place; the width of the result stays. */
  private static Inst anonymous(Inst inst) {
    Inst unnamed = Insts.rewrite(inst, operand -> operand, value -> new Value(-1, value.width()));
    if (unnamed instanceof Inst.Binary binary) {
      return new Inst.Binary(
          Position.NONE, binary.result(), binary.op(), binary.left(), binary.right());
    }
    if (unnamed instanceof Inst.Compare compare) {
      return new Inst.Compare(
          Position.NONE, compare.result(), compare.op(), compare.left(), compare.right());
    }
    if (unnamed instanceof Inst.Cast cast) {
      return new Inst.Cast(Position.NONE, cast.result(), cast.op(), cast.operand());
    }
    if (unnamed instanceof Inst.Slice slice) {
      return new Inst.Slice(Position.NONE, slice.result(), slice.operand(), slice.low());
    }
    if (unnamed instanceof Inst.Concat concat) {
      return new Inst.Concat(Position.NONE, concat.result(), concat.high(), concat.low());
    }
    if (unnamed instanceof Inst.Select select) {
      return new Inst.Select(
          Position.NONE,
          select.result(),
          select.condition(),
          select.whenTrue(),
          select.whenFalse());
    }
    return unnamed instanceof Inst.PacketLength length
        ? new Inst.PacketLength(Position.NONE, length.result())
        : unnamed;
  }

  private static void joinPhis(Graph.Node node, Map<Integer, Operand> replacements) {
    Map<Map<Integer, Operand>, Value> known = new HashMap<>();
    node.phis.removeIf(
        phi -> {
          Phi resolved = Graph.rewrite(phi, operand -> Graph.resolve(replacements, operand));
          Value same = known.putIfAbsent(resolved.inputs(), phi.result());
          boolean joined = same != null && same.width() == phi.result().width();
          if (joined) {
            replacements.put(phi.result().id(), same);
          }
          return joined;
        });
  }
}
