package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Part;
import java.util.List;

/** About how many machine instructions a program becomes. */
final class Cost {

  private Cost() {}

  static int of(Graph graph) {
    int cost = 0;
    for (Graph.Node node : graph.nodes()) {
      for (Inst inst : node.instructions) {
        cost += of(inst);
      }
      // A copy on each way in, and often a register that has to be kept in memory.
      cost += node.phis.stream().mapToInt(phi -> 2 * phi.inputs().size()).sum();
      cost += node.end.targets().isEmpty() ? 2 : node.end.targets().size() - 1;
    }
    return cost;
  }

  private static int of(Inst inst) {
    if (inst instanceof Inst.PacketLoad load) {
      return access(load.result().width(), load.bitOffset());
    }
    if (inst instanceof Inst.PacketStore store) {
      return 1 + access(store.value().width(), store.bitOffset());
    }
    if (inst instanceof Inst.MapLookup lookup) {
      return 5 + parts(lookup.key());
    }
    if (inst instanceof Inst.MapUpdate update) {
      return 6 + parts(update.key()) + parts(update.value());
    }
    if (inst instanceof Inst.Mark) {
      return 0;
    }
    return inst instanceof Inst.HelperCall || inst instanceof Inst.AdjustHead ? 4 : 2;
  }

  private static int access(int width, int bitOffset) {
    int limbs = (width + 63) / 64;
    boolean partial = bitOffset % 8 != 0 || width % 8 != 0;
    return limbs * 2 + (partial ? 2 : 0);
  }

  private static int parts(List<Part> parts) {
    return parts.stream().mapToInt(part -> (part.size() + 7) / 8).sum();
  }
}
