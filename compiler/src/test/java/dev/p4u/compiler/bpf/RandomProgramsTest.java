package dev.p4u.compiler.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.compiler.ir.Function;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random programs do the same as IR, after the passes, and as bytecode. */
class RandomProgramsTest {

  private static final int PROGRAMS = Integer.getInteger("p4u.random.programs", 400);
  private static final int PACKETS = 6;

  @Test
  void narrow() {
    assertThat(run(1, false)).isZero();
  }

  @Test
  void wide() {
    // What 512 bytes of stack cannot hold is refused, which must stay rare.
    assertThat(run(2, true)).isLessThan(PROGRAMS / 10);
  }

  /** Gives the number of programs that need too much stack. */
  private static int run(int family, boolean wide) {
    int tooLarge = 0;
    for (int i = 0; i < PROGRAMS; i++) {
      long seed = family * 1_000_003L + i;
      Function function = new RandomIr(seed, wide).function(5 + i % 30);
      Trial trial;
      try {
        trial = Trial.of(function);
      } catch (BackendLimit limit) {
        tooLarge++;
        continue;
      }
      Random random = new Random(seed);
      for (int p = 0; p < PACKETS; p++) {
        byte[] packet = new byte[p == 0 ? 20 : RandomIr.MIN_PACKET + random.nextInt(40)];
        random.nextBytes(packet);
        try {
          trial.run(packet);
        } catch (AssertionError e) {
          throw new AssertionError("program with seed " + seed + ": " + e.getMessage(), e);
        }
      }
    }
    return tooLarge;
  }
}
