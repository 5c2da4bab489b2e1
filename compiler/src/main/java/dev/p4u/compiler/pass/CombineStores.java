package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.AdjustHead;
import dev.p4u.compiler.ir.Inst.PacketLoad;
import dev.p4u.compiler.ir.Inst.PacketStore;
import dev.p4u.compiler.ir.Inst.Truncate;
import dev.p4u.compiler.ir.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Collects the stores of a block that stand next to each other in the packet and writes whole bytes
 * and words instead of one field after the other. What is overwritten at once is not stored at all.
 */
final class CombineStores extends GraphPass {

  @Override
  public String name() {
    return "combine-stores";
  }

  @Override
  boolean change(Graph graph) {
    Definitions definitions = new Definitions(graph.definitions());
    boolean changed = false;
    for (Graph.Node node : graph.nodes()) {
      changed |= new Block(graph, definitions, node).run();
    }
    return changed;
  }

  private static final class Block {
    private final Graph graph;
    private final Definitions definitions;
    private final Graph.Node node;
    private final List<Inst> out = new ArrayList<>();
    private final List<PacketStore> pending = new ArrayList<>();

    Block(Graph graph, Definitions definitions, Graph.Node node) {
      this.graph = graph;
      this.definitions = definitions;
      this.node = node;
    }

    boolean run() {
      for (Inst inst : node.instructions) {
        if (inst instanceof PacketStore store) {
          if (!pending.isEmpty() && !sameBase(pending.get(0), store)) {
            flush();
          }
          pending.add(store);
        } else {
          if (disturbs(inst)) {
            flush();
          }
          out.add(inst);
        }
      }
      flush();
      boolean changed = !out.equals(node.instructions);
      node.instructions = out;
      return changed;
    }

    private static boolean sameBase(PacketStore a, PacketStore b) {
      Operand first = PacketFacts.placeOf(a).base();
      return Objects.equals(first, PacketFacts.placeOf(b).base());
    }

    private boolean disturbs(Inst inst) {
      if (inst instanceof AdjustHead || inst instanceof Truncate) {
        return true;
      }
      return inst instanceof PacketLoad load
          && pending.stream()
              .anyMatch(store -> PacketFacts.placeOf(store).meets(PacketFacts.placeOf(load)));
    }

    private void flush() {
      if (pending.size() == 1) {
        out.add(pending.get(0));
      } else if (pending.size() > 1) {
        new StoreRun(pending, definitions, graph::value, out::add).emit();
      }
      pending.clear();
    }
  }
}
