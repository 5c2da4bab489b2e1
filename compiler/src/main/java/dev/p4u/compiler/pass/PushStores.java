package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.AdjustHead;
import dev.p4u.compiler.ir.Inst.PacketLoad;
import dev.p4u.compiler.ir.Inst.PacketStore;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Terminator.Jump;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field that only some ways to a join have changed is stored on these ways, not behind the join:
 * the others need not load it.
 */
final class PushStores extends GraphPass {

  /** On more ways than this the copies of the store would cost too much. */
  private static final int MOST_COPIES = 4;

  @Override
  public String name() {
    return "push-stores";
  }

  @Override
  boolean change(Graph graph) {
    boolean changed = false;
    boolean again = true;
    while (again) {
      again = false;
      Cfg cfg = graph.cfg();
      PacketFacts facts = new PacketFacts(graph, cfg);
      for (int id : cfg.order()) {
        if (cfg.predecessors(id).size() > 1 && push(graph, cfg, facts, graph.node(id))) {
          again = true;
          changed = true;
          // Facts speak of the graph as it was.
          break;
        }
      }
    }
    return changed;
  }

  private static boolean push(Graph graph, Cfg cfg, PacketFacts facts, Graph.Node node) {
    Map<Integer, PacketFacts.State> incoming = new HashMap<>();
    List<PacketStore> pushed = new ArrayList<>();
    List<PacketFacts.Place> passed = new ArrayList<>();
    for (Inst inst : node.instructions) {
      if (inst instanceof AdjustHead || inst instanceof Inst.Truncate) {
        break;
      }
      if (inst instanceof PacketLoad load) {
        passed.add(PacketFacts.placeOf(load));
      } else if (inst instanceof PacketStore store) {
        PacketFacts.Place place = PacketFacts.placeOf(store);
        Optional<Phi> phi = phiOf(node, store.value());
        if (incoming.isEmpty()) {
          cfg.predecessors(node.id)
              .forEach(from -> incoming.put(from, facts.onEdge(from, node.id)));
        }
        if (phi.isPresent()
            && place.base() == null
            && passed.stream().noneMatch(place::meets)
            && pays(phi.get(), place, incoming)) {
          pushed.add(store);
        }
        passed.add(place);
      }
    }
    if (pushed.isEmpty()) {
      return false;
    }
    Map<Integer, Graph.Node> ends = new HashMap<>();
    for (int from : cfg.predecessors(node.id)) {
      ends.put(from, endOf(graph, node, from));
    }
    node.instructions.removeAll(pushed);
    for (PacketStore store : pushed) {
      copy(node, store, incoming, ends);
    }
    return true;
  }

  private static Optional<Phi> phiOf(Graph.Node node, Operand operand) {
    return node.phis.stream().filter(phi -> phi.result().equals(operand)).findFirst();
  }

  /** Some ways have nothing to store, and not too many have. */
  private static boolean pays(
      Phi phi, PacketFacts.Place place, Map<Integer, PacketFacts.State> incoming) {
    long copies =
        phi.inputs().entrySet().stream()
            .filter(input -> !holds(incoming.get(input.getKey()), place, input.getValue()))
            .count();
    return copies < phi.inputs().size() && copies <= MOST_COPIES;
  }

  private static boolean holds(PacketFacts.State state, PacketFacts.Place place, Operand operand) {
    return state.at(place).filter(operand::equals).isPresent();
  }

  private static void copy(
      Graph.Node node,
      PacketStore store,
      Map<Integer, PacketFacts.State> incoming,
      Map<Integer, Graph.Node> ends) {
    Phi phi = phiOf(node, store.value()).orElseThrow();
    PacketFacts.Place place = PacketFacts.placeOf(store);
    ends.forEach(
        (from, end) -> {
          Operand value = phi.inputs().get(end.id);
          if (!holds(incoming.get(from), place, value)) {
            end.instructions.add(
                new PacketStore(store.position(), store.byteOffset(), store.bitOffset(), value));
          }
        });
  }

  /** A block whose end is this edge alone. */
  private static Graph.Node endOf(Graph graph, Graph.Node node, int from) {
    Graph.Node above = graph.node(from);
    if (above.end instanceof Jump) {
      return above;
    }
    Graph.Node between = graph.newNode("edge", new Jump(above.end.position(), node.id));
    above.end = above.end.retarget(to -> to == node.id ? between.id : to);
    node.renameInput(from, between.id);
    return between;
  }
}
