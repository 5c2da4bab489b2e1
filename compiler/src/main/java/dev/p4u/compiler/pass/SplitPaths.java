package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Function;
import dev.p4u.compiler.ir.IrProgram;
import dev.p4u.compiler.ir.Operand.Const;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each way to a join its own copy of what follows, when the ways differ in constants that
 * decide something: which headers are valid, how far the parser has read. In the copies, offsets
 * and decisions become constants, most of the deparser's stores turn out to change nothing, and
 * what is left is usually smaller than the one general version. If it is not, the program stays as
 * it was.
 */
final class SplitPaths implements Pass {

  /**
   * A split that makes offsets constant may make the program larger up to this, in the hope of what
   * later ones gain.
   */
  private static final double GROWTH = 3;

  private static final int SMALL_GROWTH = 300;

  /** Any other split may cost this much: the code gets faster. */
  private static final int SLACK = 4;

  /** Instructions that a program may have for a moment, before its copies are simplified. */
  private static final int LARGEST = 60_000;

  /** Splits that are tried in one program. */
  private static final int TRIES = 150;

  /** After so many tries without a better program than the best one, there is none to be found. */
  private static final int PATIENCE = 16;

  /**
   * Instructions that all tries of one program together may look at: a large program gets fewer
   * tries, so that compiling stays quick.
   */
  private static final int WORK = 60_000;

  private static final List<GraphPass> CLEANUP =
      List.of(
          new PropagateConditions(),
          new Simplify(),
          new FlattenPhis(),
          new MergeBlocks(),
          new ReusePacketValues(),
          new EliminateDead());

  @Override
  public String name() {
    return "split-paths";
  }

  @Override
  public IrProgram run(IrProgram program, PassContext context) {
    Function best = clean(program.function());
    int bestCost = Cost.of(Graph.of(best));
    Function current = best;
    int plainCost = bestCost;
    int cost = bestCost;
    Set<Integer> refused = new HashSet<>();
    int work = 0;
    int lastGain = 0;
    for (int tries = 0; tries < TRIES && work < WORK && tries - lastGain < PATIENCE; tries++) {
      Graph graph = Graph.of(current);
      Optional<Candidate> candidate = candidate(graph, refused);
      if (candidate.isEmpty()) {
        break;
      }
      int join = candidate.get().join();
      boolean hopeful = candidate.get().decidesPlaces();
      candidate.get().split(graph);
      work += size(graph);
      Function changed = clean(graph.toFunction());
      int changedCost = Cost.of(Graph.of(changed));
      double allowed = hopeful ? plainCost * GROWTH + SMALL_GROWTH : cost + SLACK;
      if (changedCost > allowed) {
        refused.add(join);
        continue;
      }
      current = changed;
      cost = changedCost;
      if (changedCost <= bestCost) {
        best = current;
        bestCost = changedCost;
        lastGain = tries;
      }
    }
    return program.withFunction(best);
  }

  /** Runs the passes in turn until none of them finds anything to do after the last change. */
  private static Function clean(Function function) {
    Graph graph = Graph.of(function);
    int idle = 0;
    for (int next = 0; idle < CLEANUP.size(); next = (next + 1) % CLEANUP.size()) {
      idle = CLEANUP.get(next).change(graph) ? 0 : idle + 1;
    }
    return graph.toFunction();
  }

  private static int size(Graph graph) {
    return graph.nodes().stream().mapToInt(SplitPaths::size).sum();
  }

  private static int size(Graph.Node node) {
    return node.instructions.size() + node.end.targets().size();
  }

  /**
   * A join that can be split.
   *
   * @param groups predecessors that stay together
   * @param region blocks that the join dominates
   */
  private record Candidate(
      int join, List<List<Integer>> groups, List<Integer> region, boolean decidesPlaces) {

    void split(Graph graph) {
      for (List<Integer> group : groups.subList(1, groups.size())) {
        new RegionCopy(graph, join, region).forPredecessors(group);
      }
    }
  }

  private static Optional<Candidate> candidate(Graph graph, Set<Integer> refused) {
    Cfg cfg = graph.cfg();
    Decisions decisions = new Decisions(graph, cfg);
    int total = size(graph);
    for (int id : cfg.order()) {
      List<Integer> predecessors = cfg.predecessors(id);
      boolean isLoop = predecessors.stream().anyMatch(p -> cfg.index(p) >= cfg.index(id));
      if (predecessors.size() < 2 || isLoop || refused.contains(id)) {
        continue;
      }
      List<Phi> relevant = relevant(graph.node(id), decisions);
      List<List<Integer>> groups = groups(relevant, predecessors, decisions);
      List<Integer> region =
          cfg.order().stream().filter(block -> cfg.dominates(id, block)).toList();
      int size = region.stream().mapToInt(block -> size(graph.node(block))).sum();
      if (groups.size() > 1 && total + size * (groups.size() - 1) <= LARGEST) {
        boolean places = relevant.stream().anyMatch(phi -> decisions.decidesPlaces(phi.result()));
        return Optional.of(new Candidate(id, groups, region, places));
      }
    }
    return Optional.empty();
  }

  /** Phis that decide something, at least on one way. */
  private static List<Phi> relevant(Graph.Node node, Decisions decisions) {
    return node.phis.stream()
        .filter(phi -> decisions.contains(phi.result()))
        .filter(phi -> phi.inputs().values().stream().anyMatch(Const.class::isInstance))
        .toList();
  }

  /** Predecessors that bring the same constants to the phis that decide. */
  private static List<List<Integer>> groups(
      List<Phi> relevant, List<Integer> predecessors, Decisions decisions) {
    Map<List<String>, List<Integer>> groups = new LinkedHashMap<>();
    for (int predecessor : predecessors) {
      List<String> outcome =
          relevant.stream()
              .map(phi -> decisions.outcome(phi.result(), phi.inputs().get(predecessor)))
              .toList();
      groups.computeIfAbsent(outcome, key -> new ArrayList<>()).add(predecessor);
    }
    return List.copyOf(groups.values());
  }
}
