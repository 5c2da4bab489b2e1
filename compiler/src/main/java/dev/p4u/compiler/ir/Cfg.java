package dev.p4u.compiler.ir;

import dev.p4u.compiler.CompilerBug;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The shape of a control-flow graph of which only the block ids are known: predecessors, reverse
 * postorder, dominators. Blocks that the entry does not reach are left out.
 */
public final class Cfg {

  private final int entry;
  private final Map<Integer, List<Integer>> successors = new HashMap<>();
  private final Map<Integer, List<Integer>> predecessors = new HashMap<>();
  private final List<Integer> order = new ArrayList<>();
  private final Map<Integer, Integer> index = new HashMap<>();
  private int[] dominators;

  private Cfg(int entry, IntFunction<List<Integer>> targets) {
    this.entry = entry;
    explore(targets);
    order.forEach(block -> predecessors.put(block, new ArrayList<>()));
    for (int block : order) {
      for (int successor : successors.get(block)) {
        predecessors.get(successor).add(block);
      }
    }
  }

  /** The shape of a function. */
  public static Cfg of(Function function) {
    Map<Integer, List<Integer>> targets = new HashMap<>();
    function.blocks().forEach(block -> targets.put(block.id(), block.terminator().targets()));
    return new Cfg(function.blocks().get(0).id(), targets::get);
  }

  /** The shape of any graph; targets may repeat. */
  public static Cfg of(int entry, IntFunction<List<Integer>> targets) {
    return new Cfg(entry, targets);
  }

  /** A block on the way that is explored. */
  private static final class Visit {
    private final int block;
    private final List<Integer> out;

    /** Successors that are still to be visited: the first so many. */
    private int rest;

    Visit(int block, List<Integer> out) {
      this.block = block;
      this.out = out;
      this.rest = out.size();
    }
  }

  private void explore(IntFunction<List<Integer>> targets) {
    Deque<Visit> path = new ArrayDeque<>();
    path.push(visit(entry, targets));
    while (!path.isEmpty()) {
      Visit at = path.peek();
      // The last successor first, so that the first one comes right behind its block.
      if (at.rest > 0) {
        int successor = at.out.get(--at.rest);
        if (!successors.containsKey(successor)) {
          path.push(visit(successor, targets));
        }
      } else {
        order.add(at.block);
        path.pop();
      }
    }
    Collections.reverse(order);
    for (int i = 0; i < order.size(); i++) {
      index.put(order.get(i), i);
    }
  }

  private Visit visit(int block, IntFunction<List<Integer>> targets) {
    List<Integer> out = distinct(targets.apply(block), block);
    successors.put(block, out);
    return new Visit(block, out);
  }

  private static List<Integer> distinct(List<Integer> targets, int block) {
    if (targets == null) {
      throw new CompilerBug("control goes to block " + block + ", which does not exist");
    }
    return targets.size() < 2 ? List.copyOf(targets) : List.copyOf(new LinkedHashSet<>(targets));
  }

  public int entry() {
    return entry;
  }

  /** Reachable blocks in reverse postorder. */
  public List<Integer> order() {
    return order;
  }

  public boolean isReachable(int block) {
    return index.containsKey(block);
  }

  /** Position in {@link #order()}. */
  public int index(int block) {
    return index.get(block);
  }

  /** Distinct successors. */
  public List<Integer> successors(int block) {
    return successors.get(block);
  }

  /** Distinct reachable predecessors. */
  public List<Integer> predecessors(int block) {
    return predecessors.get(block);
  }

  /** The immediate dominator; the entry's is itself. */
  public int dominator(int block) {
    return order.get(dominators()[index.get(block)]);
  }

  /**
   * Whether every path from the entry to {@code block} passes {@code by}; blocks pass themselves.
   */
  public boolean dominates(int by, int block) {
    int[] up = dominators();
    int target = index.get(by);
    int at = index.get(block);
    while (at > target) {
      at = up[at];
    }
    return at == target;
  }

  /** Blocks whose immediate dominator a block is, for each block, in reverse postorder. */
  public Map<Integer, List<Integer>> dominatorTree() {
    Map<Integer, List<Integer>> children = new HashMap<>();
    order.forEach(block -> children.put(block, new ArrayList<>()));
    for (int block : order) {
      if (block != entry) {
        children.get(dominator(block)).add(block);
      }
    }
    return children;
  }

  /** Blocks in which control that passed a block meets control that need not have, for each. */
  public Map<Integer, Set<Integer>> dominanceFrontiers() {
    Map<Integer, Set<Integer>> frontiers = new HashMap<>();
    order.forEach(block -> frontiers.put(block, new LinkedHashSet<>()));
    for (int block : order) {
      if (predecessors.get(block).size() < 2) {
        continue;
      }
      for (int predecessor : predecessors.get(block)) {
        int at = predecessor;
        while (at != dominator(block)) {
          frontiers.get(at).add(block);
          at = dominator(at);
        }
      }
    }
    return frontiers;
  }

  /** Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm (2001). */
  private int[] dominators() {
    if (dominators != null) {
      return dominators;
    }
    int[] up = new int[order.size()];
    Arrays.fill(up, -1);
    up[0] = 0;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 1; i < up.length; i++) {
        int found = -1;
        for (int predecessor : predecessors.get(order.get(i))) {
          int p = index.get(predecessor);
          if (up[p] >= 0) {
            found = found < 0 ? p : meet(up, p, found);
          }
        }
        if (up[i] != found) {
          up[i] = found;
          changed = true;
        }
      }
    }
    dominators = up;
    return up;
  }

  private static int meet(int[] up, int a, int b) {
    int left = a;
    int right = b;
    while (left != right) {
      while (left > right) {
        left = up[left];
      }
      while (right > left) {
        right = up[right];
      }
    }
    return left;
  }
}
