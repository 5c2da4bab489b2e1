package dev.p4u.compiler.bpf;

import dev.p4u.compiler.bpf.MachineFunction.MachineBlock;
import dev.p4u.compiler.ir.Inst.Mark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets jumps go past blocks without code; the marks in them go to the way around. */
final class SkipEmptyBlocks {

  private final MachineFunction function;

  private SkipEmptyBlocks(MachineFunction function) {
    this.function = function;
  }

  static void run(MachineFunction function) {
    SkipEmptyBlocks pass = new SkipEmptyBlocks(function);
    boolean changed = true;
    while (changed) {
      changed = false;
      // Backwards, so that a block meets the final ends of those behind it.
      List<Integer> order = new ArrayList<>(function.cfg().order());
      Collections.reverse(order);
      for (int id : order) {
        MachineEnd before = function.block(id).end;
        pass.retarget(function.block(id));
        changed |= !function.block(id).end.equals(before);
      }
    }
  }

  /** Where control ends up, and what it passes. */
  private record Way(int target, List<Mark> marks) {}

  private void retarget(MachineBlock block) {
    Map<Integer, Way> ways = new HashMap<>();
    for (int target : block.end.targets()) {
      ways.put(target, follow(block, target));
    }
    Set<Integer> ends = new HashSet<>();
    ways.values().forEach(way -> ends.add(way.target()));
    boolean same = ways.values().stream().distinct().count() == 1;
    if (ends.size() < ways.size() && !same) {
      // Two ways to one place that differ in what they pass: the blocks tell them apart.
      return;
    }
    block.end = block.end.retarget(target -> ways.get(target).target());
    block.marksTo.clear();
    ways.values().forEach(way -> block.marksTo.put(way.target(), way.marks()));
    List<Integer> targets = block.end.targets();
    if (targets.size() == 2 && targets.get(0).equals(targets.get(1))) {
      block.end = new MachineEnd.Goto(block.end.position(), targets.get(0));
    }
  }

  private Way follow(MachineBlock from, int start) {
    List<Mark> marks = new ArrayList<>(from.marksTo.getOrDefault(start, List.of()));
    Set<Integer> seen = new HashSet<>(List.of(from.id));
    int at = start;
    while (seen.add(at)
        && function.block(at).end instanceof MachineEnd.Goto jump
        && isEmpty(function.block(at))) {
      for (MachineInst inst : function.block(at).code) {
        marks.add(((MachineInst.Trace) inst).mark());
      }
      marks.addAll(function.block(at).marksTo.getOrDefault(jump.target(), List.of()));
      at = jump.target();
    }
    return new Way(at, marks);
  }

  private static boolean isEmpty(MachineBlock block) {
    return block.code.stream().allMatch(MachineInst.Trace.class::isInstance);
  }
}
