package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Block;
import dev.p4u.compiler.ir.Block.Phi;
import dev.p4u.compiler.ir.Cfg;
import dev.p4u.compiler.ir.Function;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Insts;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Terminator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A function while a pass changes it. */
final class Graph {

  /** A block while a pass changes it. */
  static final class Node {
    final int id;
    final String name;
    List<Phi> phis;
    List<Inst> instructions;
    Terminator end;

    Node(int id, String name, List<Phi> phis, List<Inst> instructions, Terminator end) {
      this.id = id;
      this.name = name;
      this.phis = new ArrayList<>(phis);
      this.instructions = new ArrayList<>(instructions);
      this.end = end;
    }

    /** Takes away what comes in from a block that is no predecessor any more. */
    void dropInput(int predecessor) {
      phis.replaceAll(
          phi -> {
            Map<Integer, Operand> inputs = new HashMap<>(phi.inputs());
            inputs.remove(predecessor);
            return new Phi(phi.result(), inputs);
          });
    }

    /** What came in from one predecessor now comes in from another one. */
    void renameInput(int from, int to) {
      phis.replaceAll(
          phi -> {
            Map<Integer, Operand> inputs = new HashMap<>(phi.inputs());
            Operand input = inputs.remove(from);
            if (input != null) {
              inputs.put(to, input);
            }
            return new Phi(phi.result(), inputs);
          });
    }

    /** What comes in from one predecessor also comes in from another one. */
    void copyInput(int from, int to) {
      phis.replaceAll(
          phi -> {
            Map<Integer, Operand> inputs = new HashMap<>(phi.inputs());
            inputs.put(to, inputs.get(from));
            return new Phi(phi.result(), inputs);
          });
    }
  }

  private final Map<Integer, Node> nodes = new LinkedHashMap<>();
  private final int entry;
  private int nextValue;
  private int nextBlock;

  private Graph(Function function) {
    entry = function.blocks().get(0).id();
    nextValue = function.nextValue();
    nextBlock = function.nextBlock();
    for (Block block : function.blocks()) {
      nodes.put(
          block.id(),
          new Node(
              block.id(), block.name(), block.phis(), block.instructions(), block.terminator()));
    }
  }

  static Graph of(Function function) {
    return new Graph(function);
  }

  Function toFunction() {
    List<Block> blocks = new ArrayList<>();
    for (Node node : nodes.values()) {
      blocks.add(new Block(node.id, node.name, node.phis, node.instructions, node.end));
    }
    return new Function(blocks, nextValue, nextBlock);
  }

  int entry() {
    return entry;
  }

  Node node(int id) {
    return nodes.get(id);
  }

  Collection<Node> nodes() {
    return nodes.values();
  }

  Value value(int width) {
    return new Value(nextValue++, width);
  }

  /** First unused value id. */
  int nextValue() {
    return nextValue;
  }

  /** A new empty block at the end. */
  Node newNode(String name, Terminator end) {
    Node node = new Node(nextBlock++, name, List.of(), List.of(), end);
    nodes.put(node.id, node);
    return node;
  }

  void remove(int id) {
    nodes.remove(id);
  }

  /** Brings the blocks into another order and drops those that it leaves out. */
  void reorder(List<Integer> order) {
    Map<Integer, Node> old = new HashMap<>(nodes);
    nodes.clear();
    order.forEach(id -> nodes.put(id, old.get(id)));
  }

  Cfg cfg() {
    return Cfg.of(entry, id -> nodes.containsKey(id) ? nodes.get(id).end.targets() : null);
  }

  /** The instruction that defines each value; phis are left out. */
  Map<Integer, Inst> definitions() {
    Map<Integer, Inst> definitions = new HashMap<>();
    for (Node node : nodes.values()) {
      for (Inst inst : node.instructions) {
        Insts.definition(inst).ifPresent(value -> definitions.put(value.id(), inst));
      }
    }
    return definitions;
  }

  /** Puts an operand in the place of each value that is a key, following chains. */
  void substitute(Map<Integer, Operand> replacements) {
    if (replacements.isEmpty()) {
      return;
    }
    rewrite(operand -> resolve(replacements, operand));
  }

  /** Changes every operand of every phi, instruction and end. */
  void rewrite(UnaryOperator<Operand> operands) {
    for (Node node : nodes.values()) {
      node.phis.replaceAll(phi -> rewrite(phi, operands));
      node.instructions.replaceAll(inst -> Insts.rewrite(inst, operands));
      node.end = node.end.rewrite(operands);
    }
  }

  static Phi rewrite(Phi phi, UnaryOperator<Operand> operands) {
    Map<Integer, Operand> inputs = new HashMap<>(phi.inputs());
    inputs.replaceAll((from, input) -> operands.apply(input));
    return new Phi(phi.result(), inputs);
  }

  /** The operand behind a chain of replacements. */
  static Operand resolve(Map<Integer, Operand> replacements, Operand operand) {
    Operand at = operand;
    while (at instanceof Value value) {
      Operand next = replacements.get(value.id());
      if (next == null) {
        return at;
      }
      at = next;
    }
    return at;
  }

  /** Number of reads of each value. */
  Map<Integer, Integer> useCounts() {
    Map<Integer, Integer> counts = new HashMap<>();
    for (Node node : nodes.values()) {
      node.phis.forEach(phi -> phi.inputs().values().forEach(input -> count(counts, input)));
      node.instructions.forEach(
          inst -> Insts.operands(inst).forEach(operand -> count(counts, operand)));
      Optional<Operand> read = node.end.operand();
      read.ifPresent(operand -> count(counts, operand));
    }
    return counts;
  }

  private static void count(Map<Integer, Integer> counts, Operand operand) {
    if (operand instanceof Value value) {
      counts.merge(value.id(), 1, Integer::sum);
    }
  }
}
