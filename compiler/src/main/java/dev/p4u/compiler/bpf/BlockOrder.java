package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Cfg;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The order of blocks in memory: a successor right behind its block where that saves a jump, and a
 * block behind all its predecessors, so that only loops jump backwards.
 */
final class BlockOrder {

  private BlockOrder() {}

  static List<Integer> of(MachineFunction function) {
    Cfg cfg = function.cfg();
    List<Integer> placed = new ArrayList<>();
    Set<Integer> done = new HashSet<>();
    int nextUnplaced = 0;
    int current = cfg.entry();
    while (true) {
      placed.add(current);
      done.add(current);
      int following = -1;
      // The last target is where a comparison that fails goes on.
      List<Integer> targets = function.block(current).end.targets();
      for (int i = targets.size() - 1; i >= 0 && following < 0; i--) {
        int target = targets.get(i);
        if (!done.contains(target) && allAbovePlaced(cfg, target, done)) {
          following = target;
        }
      }
      if (following < 0) {
        while (nextUnplaced < cfg.order().size() && done.contains(cfg.order().get(nextUnplaced))) {
          nextUnplaced++;
        }
        if (nextUnplaced == cfg.order().size()) {
          return placed;
        }
        following = cfg.order().get(nextUnplaced);
      }
      current = following;
    }
  }

  private static boolean allAbovePlaced(Cfg cfg, int block, Set<Integer> done) {
    return cfg.predecessors(block).stream()
        .allMatch(above -> done.contains(above) || cfg.index(above) >= cfg.index(block));
  }
}
