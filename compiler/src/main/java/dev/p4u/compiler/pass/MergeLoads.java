package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.Concat;
import dev.p4u.compiler.ir.Inst.PacketLoad;
import dev.p4u.compiler.ir.Inst.Slice;
import dev.p4u.compiler.ir.Insts;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Loads what is put together from neighbouring bits of the packet in one piece, and only the piece
 * where no more than a slice of a field is read.
 */
final class MergeLoads extends GraphPass {

  private static final int WORD = 64;

  @Override
  public String name() {
    return "merge-loads";
  }

  @Override
  boolean change(Graph graph) {
    boolean changed = false;
    while (narrow(graph) | merge(graph)) {
      changed = true;
    }
    return changed;
  }

  /** A slice of a load becomes a load of its own right behind it. */
  private static boolean narrow(Graph graph) {
    Definitions definitions = new Definitions(graph.definitions());
    Map<Integer, List<PacketLoad>> behind = new HashMap<>();
    for (Graph.Node node : graph.nodes()) {
      node.instructions.removeIf(
          inst -> {
            Optional<PacketLoad> load =
                inst instanceof Slice slice
                    ? definitions.of(slice.operand(), PacketLoad.class)
                    : Optional.empty();
            load.ifPresent(
                found ->
                    behind
                        .computeIfAbsent(found.result().id(), id -> new ArrayList<>())
                        .add(part(found, (Slice) inst)));
            return load.isPresent();
          });
    }
    insertBehind(graph, behind);
    return !behind.isEmpty();
  }

  private static PacketLoad part(PacketLoad load, Slice slice) {
    int skipped = load.result().width() - slice.low() - slice.result().width();
    return new PacketLoad(
        load.position(), slice.result(), load.byteOffset(), load.bitOffset() + skipped);
  }

  private static void insertBehind(Graph graph, Map<Integer, List<PacketLoad>> behind) {
    for (Graph.Node node : graph.nodes()) {
      List<Inst> out = new ArrayList<>();
      for (Inst inst : node.instructions) {
        out.add(inst);
        Insts.definition(inst)
            .ifPresent(value -> out.addAll(behind.getOrDefault(value.id(), List.of())));
      }
      node.instructions = out;
    }
  }

  /** A concatenation of two loads of neighbouring bits. */
  private record Pair(Concat concat, PacketLoad high, PacketLoad low) {
    boolean fits() {
      PacketFacts.Place first = PacketFacts.placeOf(high);
      PacketFacts.Place second = PacketFacts.placeOf(low);
      return Objects.equals(first.base(), second.base())
          && first.start() + first.width() == second.start()
          && first.width() + second.width() <= WORD;
    }

    PacketLoad whole() {
      PacketFacts.Place place = PacketFacts.placeOf(high);
      boolean dynamic = place.base() != null;
      return new PacketLoad(
          high.position(),
          concat.result(),
          dynamic ? place.base() : Const.of(place.start() / 8, 32),
          (int) (dynamic ? place.start() : place.start() % 8));
    }
  }

  private static boolean merge(Graph graph) {
    Definitions definitions = new Definitions(graph.definitions());
    Map<Integer, List<Pair>> byLoad = new HashMap<>();
    for (Graph.Node node : graph.nodes()) {
      for (Inst inst : node.instructions) {
        if (inst instanceof Concat concat) {
          pair(concat, definitions)
              .filter(Pair::fits)
              .ifPresent(
                  pair -> {
                    byLoad.computeIfAbsent(id(pair.high()), id -> new ArrayList<>()).add(pair);
                    byLoad.computeIfAbsent(id(pair.low()), id -> new ArrayList<>()).add(pair);
                  });
        }
      }
    }
    return !byLoad.isEmpty() && insert(graph, byLoad);
  }

  private static int id(PacketLoad load) {
    return load.result().id();
  }

  private static Optional<Pair> pair(Concat concat, Definitions definitions) {
    return definitions
        .of(concat.high(), PacketLoad.class)
        .flatMap(
            high ->
                definitions
                    .of(concat.low(), PacketLoad.class)
                    .map(low -> new Pair(concat, high, low)));
  }

  /** Puts the whole load behind the later one of its parts, where the other one still holds. */
  private static boolean insert(Graph graph, Map<Integer, List<Pair>> byLoad) {
    Cfg cfg = graph.cfg();
    PacketFacts facts = new PacketFacts(graph, cfg);
    Map<Integer, List<PacketLoad>> behind = new HashMap<>();
    Set<Integer> done = new HashSet<>();
    for (int id : cfg.order()) {
      PacketFacts.State state = facts.atStart(id);
      for (Inst inst : graph.node(id).instructions) {
        state.pass(inst);
        if (!(inst instanceof PacketLoad load)) {
          continue;
        }
        for (Pair pair : byLoad.getOrDefault(id(load), List.of())) {
          Value result = pair.concat().result();
          if (holds(state, pair.high())
              && holds(state, pair.low())
              && !done.contains(result.id())) {
            done.add(result.id());
            behind.computeIfAbsent(id(load), key -> new ArrayList<>()).add(pair.whole());
          }
        }
      }
    }
    for (Graph.Node node : graph.nodes()) {
      node.instructions.removeIf(
          inst -> inst instanceof Concat concat && done.contains(concat.result().id()));
    }
    insertBehind(graph, behind);
    return !done.isEmpty();
  }

  private static boolean holds(PacketFacts.State state, PacketLoad load) {
    return state.at(PacketFacts.placeOf(load)).filter(load.result()::equals).isPresent();
  }
}
