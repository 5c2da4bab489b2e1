package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.PacketLoad;
import dev.p4u.compiler.ir.Inst.PacketStore;
import dev.p4u.compiler.ir.Operand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Drops stores of what stands in the packet anyway, which is most of what a deparser does, and
 * loads of what a register holds.
 */
final class ReusePacketValues extends GraphPass {

  @Override
  public String name() {
    return "reuse-packet-values";
  }

  @Override
  boolean change(Graph graph) {
    Cfg cfg = graph.cfg();
    PacketFacts facts = new PacketFacts(graph, cfg);
    Map<Integer, Operand> replacements = new HashMap<>();
    boolean changed = false;
    for (int id : cfg.order()) {
      Graph.Node node = graph.node(id);
      PacketFacts.State state = facts.atStart(id);
      List<Inst> kept = new ArrayList<>();
      for (Inst inst : node.instructions) {
        Optional<Operand> known = known(inst, state);
        state.pass(inst);
        if (inst instanceof PacketStore store && known.filter(store.value()::equals).isPresent()) {
          changed = true;
        } else if (inst instanceof PacketLoad load && known.isPresent()) {
          replacements.put(load.result().id(), known.get());
          changed = true;
        } else {
          kept.add(inst);
        }
      }
      node.instructions = kept;
    }
    graph.substitute(replacements);
    return changed;
  }

  private static Optional<Operand> known(Inst inst, PacketFacts.State state) {
    if (inst instanceof PacketLoad load) {
      return state.at(PacketFacts.placeOf(load));
    }
    return inst instanceof PacketStore store
        ? state.at(PacketFacts.placeOf(store))
        : Optional.empty();
  }
}
