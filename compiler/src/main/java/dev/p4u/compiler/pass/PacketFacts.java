package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.AdjustHead;
import dev.p4u.compiler.ir.Inst.PacketLoad;
import dev.p4u.compiler.ir.Inst.PacketStore;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Terminator.Branch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which operands equal which bits of the packet, at each place: what was loaded from or stored to
 * there and not overwritten since. A move of the packet's head moves the places along.
 */
final class PacketFacts {

  /**
   * Bits of the packet.
   *
   * @param base the dynamic part of the offset in bytes, or null
   * @param start first bit, from the base on
   */
  record Place(Operand base, long start, int width) {

    static Place of(Operand byteOffset, int bitOffset, int width) {
      return byteOffset instanceof Const constant
          ? new Place(null, 8 * constant.bits().longValue() + bitOffset, width)
          : new Place(byteOffset, bitOffset, width);
    }

    /** Whether the two can have bits in common. */
    boolean meets(Place other) {
      boolean sameBase = base == null ? other.base == null : base.equals(other.base);
      return !sameBase || (start < other.start + other.width && other.start < start + width);
    }
  }

  /** What is known at one place of the program. */
  static final class State {
    private Map<Place, Operand> known;

    /** Whether nobody else has the map. */
    private boolean owned;

    private State(Map<Place, Operand> known) {
      this.known = known;
    }

    /** A copy, which costs nothing until one of the two changes. */
    State copy() {
      owned = false;
      return new State(known);
    }

    /** An operand that equals these bits. */
    Optional<Operand> at(Place place) {
      return Optional.ofNullable(known.get(place));
    }

    /** Goes past an instruction. */
    void pass(Inst inst) {
      if (inst instanceof PacketLoad load) {
        own().putIfAbsent(placeOf(load), load.result());
      } else if (inst instanceof PacketStore store) {
        Place place = placeOf(store);
        own().keySet().removeIf(place::meets);
        known.put(place, store.value());
      } else if (inst instanceof AdjustHead) {
        known = new HashMap<>();
        owned = true;
      }
    }

    private Map<Place, Operand> own() {
      if (!owned) {
        known = new HashMap<>(known);
        owned = true;
      }
      return known;
    }

    /** The same after the packet's head moved by some bytes. */
    private State moved(long bytes) {
      Map<Place, Operand> moved = new HashMap<>();
      known.forEach(
          (place, operand) -> {
            long start = place.start() + 8 * bytes;
            if (place.base() == null && start >= 0) {
              moved.put(new Place(null, start, place.width()), operand);
            }
          });
      return new State(moved);
    }
  }

  static Place placeOf(PacketLoad load) {
    return Place.of(load.byteOffset(), load.bitOffset(), load.result().width());
  }

  static Place placeOf(PacketStore store) {
    return Place.of(store.byteOffset(), store.bitOffset(), store.value().width());
  }

  private final Graph graph;
  private final Cfg cfg;
  private final Map<Integer, State> atStart = new HashMap<>();

  /** What is known on the ways out of a block, by target. */
  private final Map<Integer, Map<Integer, State>> edges = new HashMap<>();

  PacketFacts(Graph graph, Cfg cfg) {
    this.graph = graph;
    this.cfg = cfg;
    boolean changed = true;
    boolean hasLoops = false;
    while (changed) {
      changed = false;
      for (int id : cfg.order()) {
        State state = meet(id);
        State before = atStart.put(id, state);
        if (before == null || !before.known.equals(state.known)) {
          changed = true;
          edges.remove(id);
        }
        hasLoops |= cfg.predecessors(id).stream().anyMatch(p -> !atStart.containsKey(p));
      }
      changed &= hasLoops;
    }
  }

  /** What is known at the start of a block; a copy. */
  State atStart(int block) {
    return atStart.get(block).copy();
  }

  /** What is known when control passes from one block to another; a copy. */
  State onEdge(int from, int to) {
    return edges
        .computeIfAbsent(from, key -> new HashMap<>())
        .computeIfAbsent(to, key -> walk(from, to))
        .copy();
  }

  private State walk(int from, int to) {
    Graph.Node node = graph.node(from);
    State state = atStart(from);
    int decided = decidedHead(node);
    for (int i = 0; i < node.instructions.size(); i++) {
      Inst inst = node.instructions.get(i);
      if (i != decided) {
        state.pass(inst);
      } else if (((Branch) node.end).whenTrue() == to) {
        state = state.moved(((Const) ((AdjustHead) inst).delta()).bits().intValue());
      }
    }
    return state;
  }

  /** Index of a move of the head by a constant on whose success the block's end decides, or -1. */
  private static int decidedHead(Graph.Node node) {
    if (!(node.end instanceof Branch branch) || branch.whenTrue() == branch.whenFalse()) {
      return -1;
    }
    for (int i = node.instructions.size() - 1; i >= 0; i--) {
      Inst inst = node.instructions.get(i);
      if (inst instanceof AdjustHead head) {
        boolean decided = head.result().equals(branch.condition()) && head.delta() instanceof Const;
        return decided ? i : -1;
      }
      if (inst instanceof PacketLoad || inst instanceof PacketStore) {
        return -1;
      }
    }
    return -1;
  }

  private State meet(int block) {
    // Blocks around a loop are not known yet in the first round; they restrict in the next one.
    List<Integer> sources = cfg.predecessors(block).stream().filter(atStart::containsKey).toList();
    if (block == cfg.entry() || sources.isEmpty()) {
      return new State(new HashMap<>());
    }
    if (sources.size() == 1) {
      return onEdge(sources.get(0), block);
    }
    Map<Integer, State> incoming = new HashMap<>();
    sources.forEach(from -> incoming.put(from, onEdge(from, block)));
    Map<Place, Operand> common = new HashMap<>();
    incoming
        .get(sources.get(0))
        .known
        .forEach(
            (place, operand) ->
                common(graph.node(block), incoming, place, operand)
                    .ifPresent(found -> common.put(place, found)));
    return new State(common);
  }

  /** The operand that equals a place whichever way control came. */
  private static Optional<Operand> common(
      Graph.Node node, Map<Integer, State> incoming, Place place, Operand first) {
    if (incoming.values().stream().allMatch(state -> first.equals(state.known.get(place)))) {
      return Optional.of(first);
    }
    for (Phi phi : node.phis) {
      if (phi.result().width() == place.width()
          && incoming.entrySet().stream()
              .allMatch(
                  entry ->
                      phi.inputs().get(entry.getKey()).equals(entry.getValue().known.get(place)))) {
        return Optional.of(phi.result());
      }
    }
    return Optional.empty();
  }
}
