package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.PacketLoad;
import dev.p4u.compiler.ir.Insts;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Moves loads of the packet, and what is computed from values at hand, towards the place where they
 * are first read: to the nearest block that dominates all readers, as long as the packet still
 * holds the same bits there. A register is occupied for a shorter time, and a way that reads
 * nothing loads nothing.
 */
final class SinkLoads extends GraphPass {

  @Override
  public String name() {
    return "sink-loads";
  }

  @Override
  boolean change(Graph graph) {
    boolean changed = false;
    // What others are computed from follows them in the next round.
    while (round(graph)) {
      changed = true;
    }
    return changed;
  }

  private static boolean round(Graph graph) {
    Cfg cfg = graph.cfg();
    PacketFacts facts = new PacketFacts(graph, cfg);
    Map<Integer, Set<Integer>> readers = readers(graph);
    Map<Integer, Integer> depth = loopDepth(cfg);
    Map<Integer, List<Inst>> arriving = new HashMap<>();
    boolean changed = false;
    List<Integer> upwards = new ArrayList<>(cfg.order());
    Collections.reverse(upwards);
    for (int id : upwards) {
      Graph.Node node = graph.node(id);
      List<Inst> kept = new ArrayList<>();
      for (int i = node.instructions.size() - 1; i >= 0; i--) {
        Inst inst = node.instructions.get(i);
        int target = canSink(inst) ? target(cfg, inst, id, readers) : id;
        if (target != id
            && depth.get(target) <= depth.get(id)
            && (!(inst instanceof PacketLoad load) || holds(facts, target, load))) {
          arriving.computeIfAbsent(target, key -> new ArrayList<>()).add(inst);
          Insts.operands(inst).forEach(operand -> note(readers, operand, target));
          changed = true;
        } else {
          kept.add(inst);
        }
      }
      Collections.reverse(kept);
      node.instructions = kept;
    }
    arriving.forEach(
        (target, insts) -> {
          // They were met from the last one up.
          Collections.reverse(insts);
          graph.node(target).instructions.addAll(0, insts);
        });
    return changed;
  }

  private static boolean canSink(Inst inst) {
    return inst instanceof PacketLoad
        || (Insts.isPure(inst)
            && Insts.operands(inst).stream().filter(Value.class::isInstance).count() == 1);
  }

  private static boolean holds(PacketFacts facts, int block, PacketLoad load) {
    return facts
        .atStart(block)
        .at(PacketFacts.placeOf(load))
        .filter(load.result()::equals)
        .isPresent();
  }

  /** Blocks in which each value is read; a phi reads at the end of the predecessor. */
  private static Map<Integer, Set<Integer>> readers(Graph graph) {
    Map<Integer, Set<Integer>> readers = new HashMap<>();
    for (Graph.Node node : graph.nodes()) {
      for (Phi phi : node.phis) {
        phi.inputs().forEach((from, input) -> note(readers, input, from));
      }
      node.instructions.forEach(
          inst -> Insts.operands(inst).forEach(operand -> note(readers, operand, node.id)));
      node.end.operand().ifPresent(operand -> note(readers, operand, node.id));
    }
    return readers;
  }

  private static void note(Map<Integer, Set<Integer>> readers, Operand operand, int block) {
    if (operand instanceof Value value) {
      readers.computeIfAbsent(value.id(), id -> new LinkedHashSet<>()).add(block);
    }
  }

  private static int target(Cfg cfg, Inst inst, int home, Map<Integer, Set<Integer>> readers) {
    int common = -1;
    for (int block : readers.getOrDefault(Insts.definition(inst).orElseThrow().id(), Set.of())) {
      common = common < 0 ? block : meet(cfg, common, block);
    }
    return common < 0 ? home : common;
  }

  private static int meet(Cfg cfg, int a, int b) {
    int at = a;
    while (!cfg.dominates(at, b)) {
      at = cfg.dominator(at);
    }
    return at;
  }

  /** How many loops a block is in, as far as back edges tell. */
  private static Map<Integer, Integer> loopDepth(Cfg cfg) {
    Map<Integer, Integer> depth = new HashMap<>();
    cfg.order().forEach(id -> depth.put(id, 0));
    for (int id : cfg.order()) {
      for (int successor : cfg.successors(id)) {
        if (cfg.index(successor) <= cfg.index(id)) {
          int head = cfg.index(successor);
          int last = cfg.index(id);
          cfg.order().subList(head, last + 1).forEach(block -> depth.merge(block, 1, Integer::sum));
        }
      }
    }
    return depth;
  }
}
