package dev.p4u.tests.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.Diagnostic;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Random programs: compiler and reference interpreter agree. {@code -Dp4u.programs=5000
 * -Dp4u.packets=200} is the long version; {@code -Dp4u.seed=N} begins with another program.
 */
class GeneratedProgramsTest {

  private static final int PROGRAMS = Integer.getInteger("p4u.programs", 200);
  private static final int PACKETS = Integer.getInteger("p4u.packets", 60);
  private static final long FIRST = Long.getLong("p4u.seed", 1);

  @Test
  void agree() {
    int compiled = 0;
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      String text = new ProgramGenerator(seed).program();
      CheckedProgram program =
          Frontends.create()
              .check(
                  Path.of("generated" + seed + ".p4"),
                  text,
                  P4Frontend.Options.DEFAULT,
                  p -> Optional.empty());
      assertThat(
              program.diagnostics().stream().filter(Diagnostic::isError).map(Diagnostic::message))
          .as("the generator writes correct programs; seed %d:\n%s", seed, text)
          .isEmpty();
      Differential differential;
      try {
        differential = new Differential(program, seed);
      } catch (TooLarge e) {
        continue;
      }
      compiled++;
      assertThat(differential.run(PACKETS)).as("seed %d:\n%s", seed, text).isEmpty();
    }
    assertThat(compiled).as("programs that fit").isGreaterThan(PROGRAMS * 9 / 10);
  }
}
