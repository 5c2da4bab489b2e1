package dev.p4u.stf.run;

import dev.p4u.runtime.object.ProgramInfo;
import dev.p4u.runtime.object.ProgramInfo.Event;
import dev.p4u.runtime.object.ProgramInfo.TracePoint;
import dev.p4u.runtime.vm.Memory;
import dev.p4u.runtime.vm.Tracer;
import dev.p4u.runtime.vm.VmTrap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Watches the bytecode run and notes the trace points that it passes: what really happened. */
final class PathRecorder implements Tracer {

  /** A run that loops for long must not fill the memory. */
  private static final int MAX_STEPS = 10_000;

  private final Map<Integer, List<TracePoint>> points = new HashMap<>();
  private final Map<String, TableKeyText> tables = new HashMap<>();
  private final List<PathStep> steps = new ArrayList<>();

  PathRecorder(ProgramInfo info) {
    for (TracePoint point : info.trace()) {
      points.computeIfAbsent(point.at(), slot -> new ArrayList<>()).add(point);
    }
    for (ProgramInfo.Table table : info.tables()) {
      tables.put(table.name(), new TableKeyText(table));
    }
  }

  @Override
  public void step(int fromSlot, int toSlot, long[] registers, Memory memory) {
    List<TracePoint> here = points.get(toSlot);
    if (here == null) {
      return;
    }
    for (TracePoint point : here) {
      if ((point.from() == -1 || point.from() == fromSlot) && steps.size() < MAX_STEPS) {
        passed(point, registers, memory);
      }
    }
  }

  private void passed(TracePoint point, long[] registers, Memory memory) {
    String detail = "";
    if (point.event() == Event.LOOKUP && tables.containsKey(point.name())) {
      detail = key(tables.get(point.name()), registers[2], memory);
    }
    steps.add(new PathStep(point.event(), point.name(), detail, point.file(), point.line()));
  }

  private static String key(TableKeyText text, long address, Memory memory) {
    try {
      return text.read(memory, address);
    } catch (VmTrap trap) {
      // Watching must not change the run: if the address is wrong, the lookup itself traps.
      return trap.getMessage();
    }
  }

  /** What was noted since the last call. */
  List<PathStep> take() {
    List<PathStep> taken = List.copyOf(steps);
    steps.clear();
    return taken;
  }
}
