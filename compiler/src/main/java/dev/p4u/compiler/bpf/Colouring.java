package dev.p4u.compiler.bpf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * Iterated register coalescing (George and Appel, 1996): colours the interference graph with the
 * machine's registers, gives both ends of moves the same register where that is safe, and tells
 * which registers must live in memory.
 */
final class Colouring {

  private static final int COLOURS = Registers.ALLOCATABLE;

  private enum MoveState {
    WORKLIST,
    ACTIVE,
    DONE
  }

  private final InterferenceGraph graph;
  private final double[] cost;
  private final BitSet[] adjacent;
  private final int[] degree;
  private final int[] alias;
  private final int[] colour;
  private final BitSet onStack = new BitSet();
  private final BitSet coalesced = new BitSet();
  private final Deque<Integer> stack = new ArrayDeque<>();
  private final Set<Integer> simplify = new LinkedHashSet<>();
  private final Set<Integer> freeze = new LinkedHashSet<>();
  private final Set<Integer> spill = new LinkedHashSet<>();
  private final List<MachineInst.Move> moves;
  private final MoveState[] moveState;
  private final List<List<Integer>> movesOf = new ArrayList<>();
  private final Deque<Integer> moveWork = new ArrayDeque<>();
  private final Set<Integer> spilled = new LinkedHashSet<>();

  /**
   * @param spillCost how bad it is to keep a register's value in memory; infinite when it gains
   *     nothing
   */
  Colouring(InterferenceGraph graph, IntToDoubleFunction spillCost) {
    this.graph = graph;
    int count = graph.size();
    cost = new double[count];
    adjacent = new BitSet[count];
    degree = new int[count];
    alias = new int[count];
    colour = new int[count];
    for (int i = 0; i < count; i++) {
      adjacent[i] = (BitSet) graph.neighbours(i).clone();
      degree[i] = isFixed(i) ? Integer.MAX_VALUE / 2 : adjacent[i].cardinality();
      alias[i] = i;
      cost[i] = spillCost.applyAsDouble(i);
      colour[i] = isFixed(i) ? i : -1;
      movesOf.add(new ArrayList<>());
    }
    moves = graph.moves();
    moveState = new MoveState[moves.size()];
    for (int m = 0; m < moves.size(); m++) {
      moveState[m] = MoveState.WORKLIST;
      moveWork.add(m);
      movesOf.get(moves.get(m).dst()).add(m);
      movesOf.get(moves.get(m).src()).add(m);
    }
  }

  private static boolean isFixed(int register) {
    return register < Registers.ALLOCATABLE;
  }

  /**
   * Runs to the end; the registers that got no colour must be spilled. Those that were to share one
   * register stand together.
   */
  Collection<Set<Integer>> run() {
    for (int i = Registers.FIRST_VIRTUAL; i < graph.size(); i++) {
      if (!graph.isUsed(i)) {
        continue;
      }
      if (degree[i] >= COLOURS) {
        spill.add(i);
      } else if (isMoveRelated(i)) {
        freeze.add(i);
      } else {
        simplify.add(i);
      }
    }
    while (true) {
      if (!simplify.isEmpty()) {
        simplifyOne();
      } else if (!moveWork.isEmpty()) {
        coalesceOne(moveWork.poll());
      } else if (!freeze.isEmpty()) {
        int register = take(freeze);
        simplify.add(register);
        freezeMoves(register);
      } else if (!spill.isEmpty()) {
        selectSpill();
      } else {
        break;
      }
    }
    assign();
    Map<Integer, Set<Integer>> together = new LinkedHashMap<>();
    for (int i = Registers.FIRST_VIRTUAL; i < graph.size(); i++) {
      if (graph.isUsed(i) && spilled.contains(find(i))) {
        together.computeIfAbsent(find(i), root -> new LinkedHashSet<>()).add(i);
      }
    }
    return together.values();
  }

  /** The real register of a register. */
  int colour(int register) {
    return colour[find(register)];
  }

  private static int take(Set<Integer> set) {
    int first = set.iterator().next();
    set.remove(first);
    return first;
  }

  private boolean isMoveRelated(int register) {
    return movesOf.get(register).stream().anyMatch(m -> moveState[m] != MoveState.DONE);
  }

  private boolean isGone(int register) {
    return onStack.get(register) || coalesced.get(register);
  }

  private int find(int register) {
    int at = register;
    while (coalesced.get(at)) {
      at = alias[at];
    }
    return at;
  }

  private void simplifyOne() {
    int register = take(simplify);
    stack.push(register);
    onStack.set(register);
    forNeighbours(register, this::decrement);
  }

  private interface IntAction {
    void accept(int register);
  }

  private void forNeighbours(int register, IntAction action) {
    BitSet set = adjacent[register];
    for (int n = set.nextSetBit(0); n >= 0; n = set.nextSetBit(n + 1)) {
      if (!isGone(n)) {
        action.accept(n);
      }
    }
  }

  private void decrement(int register) {
    if (isFixed(register)) {
      return;
    }
    int before = degree[register]--;
    if (before == COLOURS) {
      enableMoves(register);
      forNeighbours(register, this::enableMoves);
      if (spill.remove(register)) {
        (isMoveRelated(register) ? freeze : simplify).add(register);
      }
    }
  }

  private void enableMoves(int register) {
    for (int m : movesOf.get(register)) {
      if (moveState[m] == MoveState.ACTIVE) {
        moveState[m] = MoveState.WORKLIST;
        moveWork.add(m);
      }
    }
  }

  private void coalesceOne(int m) {
    if (moveState[m] != MoveState.WORKLIST) {
      return;
    }
    int x = find(moves.get(m).dst());
    int y = find(moves.get(m).src());
    int u = isFixed(y) ? y : x;
    int v = isFixed(y) ? x : y;
    if (u == v) {
      moveState[m] = MoveState.DONE;
      offer(u);
    } else if (isFixed(v) || adjacent[u].get(v)) {
      moveState[m] = MoveState.DONE;
      offer(u);
      offer(v);
    } else if (isFixed(u) ? georgeTest(u, v) : briggsTest(u, v)) {
      moveState[m] = MoveState.DONE;
      combine(u, v);
      offer(u);
    } else {
      moveState[m] = MoveState.ACTIVE;
    }
  }

  private void offer(int register) {
    if (!isFixed(register) && !isMoveRelated(register) && degree[register] < COLOURS) {
      if (freeze.remove(register)) {
        simplify.add(register);
      }
    }
  }

  private boolean georgeTest(int fixed, int other) {
    BitSet set = adjacent[other];
    for (int n = set.nextSetBit(0); n >= 0; n = set.nextSetBit(n + 1)) {
      if (!isGone(n) && degree[n] >= COLOURS && !isFixed(n) && !adjacent[n].get(fixed)) {
        return false;
      }
    }
    return true;
  }

  private boolean briggsTest(int a, int b) {
    BitSet both = (BitSet) adjacent[a].clone();
    both.or(adjacent[b]);
    int significant = 0;
    for (int n = both.nextSetBit(0); n >= 0; n = both.nextSetBit(n + 1)) {
      if (isGone(n)) {
        continue;
      }
      int remaining = degree[n];
      if (!isFixed(n) && adjacent[a].get(n) && adjacent[b].get(n)) {
        remaining--;
      }
      if (remaining >= COLOURS && ++significant >= COLOURS) {
        return false;
      }
    }
    return true;
  }

  private void combine(int u, int v) {
    if (!freeze.remove(v)) {
      spill.remove(v);
    }
    coalesced.set(v);
    alias[v] = u;
    if (Double.isInfinite(cost[u]) || Double.isInfinite(cost[v])) {
      // What is worth keeping in memory is the part that lives long.
      cost[u] = Math.min(cost[u], cost[v]);
    } else {
      cost[u] += cost[v];
    }
    Set<Integer> all = new HashSet<>(movesOf.get(u));
    for (int m : movesOf.get(v)) {
      if (all.add(m)) {
        movesOf.get(u).add(m);
      }
    }
    enableMoves(v);
    BitSet set = adjacent[v];
    for (int n = set.nextSetBit(0); n >= 0; n = set.nextSetBit(n + 1)) {
      if (isGone(n)) {
        continue;
      }
      if (adjacent[n].get(u)) {
        decrement(n);
      } else {
        adjacent[n].set(u);
        adjacent[u].set(n);
        if (!isFixed(u)) {
          degree[u]++;
        }
      }
    }
    if (!isFixed(u) && degree[u] >= COLOURS && freeze.remove(u)) {
      spill.add(u);
    }
  }

  private void freezeMoves(int register) {
    for (int m : movesOf.get(register)) {
      if (moveState[m] == MoveState.DONE) {
        continue;
      }
      moveState[m] = MoveState.DONE;
      int x = find(moves.get(m).dst());
      int y = find(moves.get(m).src());
      offer(x == find(register) ? y : x);
    }
  }

  private void selectSpill() {
    int best = -1;
    double bestCost = Double.POSITIVE_INFINITY;
    for (int register : spill) {
      double relative = cost[register] / Math.max(1, degree[register]);
      if (best < 0 || relative < bestCost) {
        best = register;
        bestCost = relative;
      }
    }
    spill.remove(best);
    simplify.add(best);
    freezeMoves(best);
  }

  private void assign() {
    while (!stack.isEmpty()) {
      int register = stack.pop();
      BitSet free = new BitSet();
      free.set(0, COLOURS);
      BitSet set = adjacent[register];
      for (int n = set.nextSetBit(0); n >= 0; n = set.nextSetBit(n + 1)) {
        int taken = colour[find(n)];
        if (taken >= 0) {
          free.clear(taken);
        }
      }
      int chosen = free.nextSetBit(0);
      if (chosen < 0) {
        spilled.add(register);
      } else {
        colour[register] = chosen;
      }
    }
  }
}
