package dev.p4u.compiler.pass;

import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Evaluator;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Terminator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits values of more than 64 bits into limbs of 64, low first, so that every value fits a
 * register. Wide multiplication, division and shifts by a variable do not come here: the lowering
 * reports them.
 */
final class LegaliseWide extends GraphPass {

  @Override
  public String name() {
    return "legalise-wide";
  }

  @Override
  boolean change(Graph graph) {
    Limbs limbs = new Limbs(graph);
    boolean changed = false;
    Cfg cfg = graph.cfg();
    for (int id : cfg.order()) {
      changed |= splitPhis(graph.node(id), limbs);
    }
    for (int id : cfg.order()) {
      Graph.Node node = graph.node(id);
      List<Inst> out = new ArrayList<>();
      WideRewriter rewriter = new WideRewriter(limbs, graph::value, out::add);
      for (Inst inst : node.instructions) {
        inst.accept(rewriter);
      }
      changed |= !out.equals(node.instructions);
      node.instructions = out;
      node.end = narrow(node.end, limbs);
    }
    if (changed) {
      graph.nodes().forEach(node -> node.phis.replaceAll(phi -> chooseLimbs(phi, limbs)));
    }
    return changed;
  }

  /** Phis get their results now and, when all limbs are known, their inputs. */
  private static boolean splitPhis(Graph.Node node, Limbs limbs) {
    List<Phi> out = new ArrayList<>();
    for (Phi phi : node.phis) {
      if (phi.result().width() <= Bits.LIMB) {
        out.add(phi);
        continue;
      }
      List<Operand> results = limbs.of(phi.result());
      for (int i = 0; i < results.size(); i++) {
        out.add(new Phi(limbs.remember((Value) results.get(i), i), phi.inputs()));
      }
    }
    boolean changed = !out.equals(node.phis);
    node.phis = out;
    return changed;
  }

  private static Phi chooseLimbs(Phi phi, Limbs limbs) {
    Map<Integer, Operand> inputs = new HashMap<>(phi.inputs());
    inputs.replaceAll(
        (from, input) ->
            input.width() > Bits.LIMB ? limbs.of(input).get(limbs.index(phi.result())) : input);
    return new Phi(phi.result(), inputs);
  }

  private static Terminator narrow(Terminator end, Limbs limbs) {
    if (end.operand().filter(operand -> operand.width() > Bits.LIMB).isEmpty()) {
      return end;
    }
    if (end instanceof Terminator.Return) {
      return end.rewrite(operand -> limbs.of(operand).get(0));
    }
    throw new CompilerBug("a branch on " + end.operand().orElseThrow());
  }

  /** The limbs of each wide value, made when first asked for. */
  static final class Limbs {
    private final Graph graph;
    private final Map<Integer, List<Operand>> byValue = new HashMap<>();
    private final Map<Integer, Integer> indexes = new HashMap<>();

    Limbs(Graph graph) {
      this.graph = graph;
    }

    /** The limbs of an operand, low first; a narrow one is its own limb. */
    List<Operand> of(Operand operand) {
      if (operand.width() <= Bits.LIMB) {
        return List.of(operand);
      }
      List<Operand> limbs = new ArrayList<>();
      int width = operand.width();
      if (operand instanceof Const constant) {
        for (int limb = 0; limb < Bits.limbs(width); limb++) {
          limbs.add(Evaluator.slice(constant, limb * Bits.LIMB, Bits.limbWidth(width, limb)));
        }
        return limbs;
      }
      return byValue.computeIfAbsent(
          ((Value) operand).id(),
          id -> {
            for (int limb = 0; limb < Bits.limbs(width); limb++) {
              limbs.add(graph.value(Bits.limbWidth(width, limb)));
            }
            return limbs;
          });
    }

    /** The limbs of a result are these operands. */
    void define(Value wide, List<Operand> limbs) {
      byValue.put(wide.id(), limbs);
    }

    Value remember(Value limb, int index) {
      indexes.put(limb.id(), index);
      return limb;
    }

    int index(Value limb) {
      return indexes.get(limb.id());
    }
  }
}
