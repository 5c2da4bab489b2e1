package dev.p4u.compiler.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.compiler.ir.IrParser;
import dev.p4u.runtime.isa.Insn;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.object.ProgramInfo.Event;
import dev.p4u.runtime.object.ProgramInfo.TracePoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Marks become trace points; {@link Trial} compares the events of each run. */
class TraceTest {

  private static Trial trial(String ir) {
    Trial trial = Trial.of(IrParser.parse(ir));
    for (int first = 0; first < 4; first++) {
      byte[] packet = new byte[40];
      packet[0] = (byte) first;
      packet[3] = (byte) (1 - first);
      trial.run(packet);
    }
    return trial;
  }

  private static List<TracePoint> points(Trial trial) {
    return trial.object().info().orElseThrow().trace();
  }

  @Test
  void marksInBlocksWithoutCodeAreReportedOnTheirWay() {
    Trial trial =
        trial(
            """
            b0 entry:
              %0:8 = load_packet 0:32 bit 0
              switch %0:8 [1 b1, 2 b2] else b3
            b1 one:
              mark action 'one' bits 0
              jump b4
            b2 two:
              mark action 'two' bits 0
              jump b4
            b3 other:
              jump b4
            b4 end:
              mark deparse '' bits 0
              store_packet 1:32 bit 0 = 7:8
              return 1:64
            """);
    assertThat(points(trial)).extracting(TracePoint::name).containsOnlyOnce("one", "two");
    // Two comparisons; the jump is there only because the second way and the third differ.
    assertThat(trial.listing().lines().filter(line -> line.contains("goto"))).hasSize(3);
  }

  @Test
  void twoWaysToOnePlaceThatDifferInTheirMarksStayTwo() {
    trial(
        """
        b0 entry:
          %0:8 = load_packet 0:32 bit 0
          %1:1 = eq %0:8, 1:8
          branch %1:1 b1, b2
        b1 hit:
          mark hit 't' bits 0
          jump b3
        b2 miss:
          mark miss 't' bits 0
          jump b3
        b3 end:
          return 1:64
        """);
  }

  @Test
  void aLookupIsReportedAtItsCall() {
    Trial trial =
        trial(
            """
            b0 entry:
              mark lookup 'pipe.t' bits 0
              %0:32 = load_packet 0:32 bit 0
              %1:64 = lookup m4 key 4 [0 size 4 big = %0:32]
              %2:1 = eq %1:64, 0:64
              branch %2:1 b1, b2
            b1 miss:
              mark miss 'pipe.t' bits 0
              return 1:64
            b2 hit:
              mark hit 'pipe.t' bits 0
              %3:32 = load_value %1:64 + 0 size 4 little
              return %3:32
            """);
    TracePoint lookup =
        points(trial).stream().filter(p -> p.event() == Event.LOOKUP).findFirst().orElseThrow();
    Insn insn = Insns.decode(trial.object().code()).get(lookup.at());
    assertThat(insn).isEqualTo(Insns.call(1));
  }

  @Test
  void aMarkInALoopIsReportedEachTime() {
    trial(
        """
        b0 entry:
          jump b1
        b1 loop:
          %0:8 = phi [b0 0:8, b2 %1:8]
          mark state 'loop' bits 0
          %1:8 = add %0:8, 1:8
          %2:8 = load_packet 0:32 bit 0
          %3:1 = ult %1:8, %2:8
          branch %3:1 b2, b3
        b2 again:
          mark state 'again' bits 0
          jump b1
        b3 end:
          mark accept '' bits 0
          return %1:8
        """);
  }
}
