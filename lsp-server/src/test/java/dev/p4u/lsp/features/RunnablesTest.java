package dev.p4u.lsp.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.lsp.Fixture;
import dev.p4u.lsp.features.Runnables.Runnable;
import dev.p4u.lsp.workspace.Language;
import org.junit.jupiter.api.Test;

class RunnablesTest {

  private final Runnables runnables = new Runnables();

  @Test
  void programsAndTestsCanBeCompiledAndRun() {
    assertThat(runnables.of(Language.P4)).containsExactly(Runnable.COMPILE, Runnable.RUN_TESTS);
    assertThat(runnables.of(Language.STF)).containsExactly(Runnable.COMPILE, Runnable.RUN_TESTS);
    assertThat(runnables.of(Language.OTHER)).isEmpty();
  }

  @Test
  void lensesStandAtMain() {
    Fixture fixture = new Fixture().open("main.p4", Fixture.PROGRAM);
    assertThat(runnables.place(fixture.program("main.p4"), fixture.file("main.p4")))
        .hasValueSatisfying(span -> assertThat(span.text()).startsWith("ubpf(prs()"));
  }

  @Test
  void filesWithoutMainHaveNoLenses() {
    Fixture fixture = new Fixture().open("main.p4", "struct s {}");
    assertThat(runnables.place(fixture.program("main.p4"), fixture.file("main.p4"))).isEmpty();
  }

  @Test
  void commandsAreFoundByName() {
    assertThat(Runnable.of("p4u.server.compile")).contains(Runnable.COMPILE);
    assertThat(Runnable.of("p4u.server.runStf")).contains(Runnable.RUN_TESTS);
    assertThat(Runnable.of("rm")).isEmpty();
  }
}
