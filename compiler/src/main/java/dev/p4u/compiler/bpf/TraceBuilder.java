package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Inst.Mark;
import dev.p4u.runtime.object.ProgramInfo.TracePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds out where marks are reported: at the next instruction of their block, or, where the block
 * has none left, on the way from its last one to the next block.
 */
final class TraceBuilder {

  private static final int ANYWHERE = -1;

  private record Passage(int from, int target, Mark mark) {}

  private final List<TracePoint> points = new ArrayList<>();
  private final List<Passage> passages = new ArrayList<>();
  private final List<Mark> pending = new ArrayList<>();
  private boolean hasInstruction;

  void startBlock() {
    hasInstruction = false;
  }

  void mark(Mark mark) {
    pending.add(mark);
  }

  /** An instruction of the block stands at this slot. */
  void instruction(int slot) {
    pending.forEach(mark -> points.add(point(ANYWHERE, slot, mark)));
    pending.clear();
    hasInstruction = true;
  }

  /** Whether marks stand in and behind a block without any instruction that could carry them. */
  boolean needsInstruction(List<Mark> onTheWay) {
    return !hasInstruction && !(pending.isEmpty() && onTheWay.isEmpty());
  }

  /** Control can pass from a slot to a block, and meets marks on its way. */
  void leave(int from, int target, List<Mark> onTheWay) {
    pending.forEach(mark -> passages.add(new Passage(from, target, mark)));
    pending.clear();
    onTheWay.forEach(mark -> passages.add(new Passage(from, target, mark)));
  }

  /**
   * All points; those of a passage stand before those of the block that it leads to.
   *
   * @param starts first slot of each block
   */
  List<TracePoint> points(Map<Integer, Integer> starts) {
    List<TracePoint> all = new ArrayList<>();
    for (Passage passage : passages) {
      all.add(point(passage.from(), starts.get(passage.target()), passage.mark()));
    }
    all.addAll(points);
    return all;
  }

  private static TracePoint point(int from, int at, Mark mark) {
    return new TracePoint(
        from,
        at,
        mark.event(),
        mark.name(),
        mark.bits(),
        mark.position().file(),
        mark.position().line());
  }
}
