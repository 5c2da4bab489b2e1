package dev.p4u.runtime.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.map.Maps;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.vm.interp.Interpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AtomicsTest {

  /** Two threads count in one map value; without atomicity some of the additions get lost. */
  @Test
  void threadsDoNotLoseAdditions() throws Exception {
    BpfMap map = Maps.create(new MapDef("m", MapType.ARRAY, 4, 8, 1));
    LinkedProgram program =
        Programs.link(
            """
            lddw %r1, map_val_by_idx(0)+0
            mov %r2, 1
            mov %r3, 100000
            loop:
            lock add [%r1], %r2
            sub %r3, 1
            jne %r3, 0, loop
            exit
            """,
            List.of(map), Map.of(), HelperTable.NONE);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        runs.add(threads.submit(() -> new Interpreter().run(program, new RunState(), null)));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdown();
    }
    LinkedProgram read =
        Programs.link(
            "lddw %r1, map_val_by_idx(0)+0\nldxdw %r0, [%r1]\nexit",
            List.of(map), Map.of(), HelperTable.NONE);
    assertThat(new Interpreter().run(read, new RunState(), null)).isEqualTo(200_000);
  }
}
