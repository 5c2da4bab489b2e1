package dev.p4u.tests.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Every program of p4c's corpus goes through the front end without an exception. Programs whose
 * includes are not bundled count neither as accepted nor as rejected.
 */
class CheckerSmokeTest {

  private record Verdicts(int accepted, int rejected, int withoutIncludes) {
    double acceptedShare() {
      return (double) accepted / (accepted + rejected);
    }
  }

  @Test
  void acceptsWhatP4cAccepts() {
    Verdicts v = verdicts("p4_16_samples");
    System.out.println("p4_16_samples: " + v);
    assertThat(v.acceptedShare()).isGreaterThan(0.99);
  }

  @Test
  void rejectsMostOfWhatP4cRejects() {
    Verdicts v = verdicts("p4_16_errors");
    System.out.println("p4_16_errors: " + v);
    assertThat(1 - v.acceptedShare()).isGreaterThan(0.9);
  }

  private static Verdicts verdicts(String name) {
    Optional<Path> folder = Corpus.folder(name);
    Assumptions.assumeTrue(folder.isPresent(), Corpus.HOW_TO_GET);
    List<Path> programs = Corpus.programs(folder.get(), false);
    assertThat(programs).isNotEmpty();
    int accepted = 0;
    int rejected = 0;
    int withoutIncludes = 0;
    for (Path p : programs) {
      CheckedProgram checked = Frontends.checkFile(p, P4Frontend.Options.DEFAULT);
      boolean missing =
          checked.diagnostics().stream().anyMatch(d -> d.code().name().equals("INCLUDE_NOT_FOUND"));
      if (missing) {
        withoutIncludes++;
      } else if (checked.hasErrors()) {
        rejected++;
      } else {
        accepted++;
      }
    }
    return new Verdicts(accepted, rejected, withoutIncludes);
  }
}
