package dev.p4u.lsp.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.lsp.Fixture;
import dev.p4u.lsp.features.RunStfFeature.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStfFeatureTest {

  @TempDir Path folder;
  private Fixture fixture;

  @BeforeEach
  void files() throws IOException {
    fixture = new Fixture(folder);
    Files.writeString(folder.resolve("main.p4"), Fixture.PROGRAM);
    Files.createDirectories(folder.resolve("stf"));
    Files.writeString(folder.resolve("stf/good.stf"), "packet 1 41\nexpect 2 42\n");
    Files.writeString(folder.resolve("stf/bad.stf"), "packet 1 41\n\nexpect 2 43\n");
  }

  private Result run(Path path) {
    return new RunStfFeature(fixture.programs(), new Compilations())
        .run(fixture.snapshot(), path, (done, total, next) -> {});
  }

  @Test
  void aTestRunsAlone() {
    Result result = run(folder.resolve("stf/good.stf"));
    assertThat(result.ok()).as(result.report()).isTrue();
    assertThat(result.passed()).isEqualTo(1);
    assertThat(result.message()).startsWith("1 passed, 0 failed");
  }

  @Test
  void aProgramRunsItsTests() {
    Result result = run(folder.resolve("main.p4"));
    assertThat(result.tests())
        .extracting(RunStfFeature.Test::name)
        .containsExactly(Path.of("stf/bad.stf").toString(), Path.of("stf/good.stf").toString());
    assertThat(result.ok()).isFalse();
    assertThat(result.failed()).isEqualTo(1);
  }

  @Test
  void aProgramDoesNotRunTheTestsOfOthers() throws IOException {
    Files.createDirectories(folder.resolve("stf/other"));
    Files.writeString(folder.resolve("stf/other/other.p4"), Fixture.PROGRAM);
    Files.writeString(folder.resolve("stf/other/other.stf"), "packet 1 00\n");
    assertThat(run(folder.resolve("main.p4")).tests()).hasSize(2);
    assertThat(run(folder.resolve("stf/other/other.p4")).tests()).hasSize(1);
    assertThat(run(folder).tests()).hasSize(3);
  }

  @Test
  void aFolderRunsEverything() {
    assertThat(run(folder).tests()).hasSize(2);
  }

  @Test
  void aFailureIsADiagnosticAtItsLine() {
    RunStfFeature.Test test = run(folder.resolve("stf/bad.stf")).tests().get(0);
    assertThat(test.ok()).isFalse();
    assertThat(test.line()).isEqualTo(2);
    assertThat(test.message()).isNotEmpty();
    assertThat(test.diagnostics()).hasSize(1);
    Diagnostic diagnostic = test.diagnostics().get(0);
    assertThat(diagnostic.span().text()).startsWith("expect 2 43");
    assertThat(diagnostic.related()).extracting(r -> r.span().line()).contains(1);
  }

  @Test
  void openTextsWinOverTheDisk() {
    fixture.open("stf/bad.stf", "packet 1 41\nexpect 2 43\n");
    fixture.open("main.p4", Fixture.PROGRAM.replace("+ 1", "+ 2"));
    assertThat(run(folder.resolve("stf/bad.stf")).ok()).isTrue();
  }

  @Test
  void aBrokenProgramIsToldInTheTest() {
    fixture.open("main.p4", Fixture.PROGRAM.replace("+ 1", "+ hdr"));
    RunStfFeature.Test test = run(folder.resolve("stf/good.stf")).tests().get(0);
    assertThat(test.ok()).isFalse();
    assertThat(test.diagnostics())
        .extracting(Diagnostic::message)
        .singleElement()
        .asString()
        .startsWith("the test was not run: 1 error: main.p4:17:");
  }

  @Test
  void aBrokenTestIsToldAtItsPlace() {
    fixture.open("stf/good.stf", "packet 1 41\npacket 1 4\n");
    assertThat(run(folder.resolve("stf/good.stf")).tests().get(0).line()).isEqualTo(1);
  }

  @Test
  void aTestWithoutProgramIsTold() throws IOException {
    Files.writeString(folder.resolve("second.p4"), Fixture.PROGRAM);
    Result result = run(folder.resolve("stf/good.stf"));
    assertThat(result.ok()).isFalse();
    assertThat(result.tests().get(0).message()).contains("which program does it test?");
  }

  @Test
  void noTestsIsNoSuccess() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    assertThat(run(folder.resolve("empty")).ok()).isFalse();
  }

  @Test
  void theListenerHearsAndEndsTheRun() {
    List<String> heard = new ArrayList<>();
    RunStfFeature feature = new RunStfFeature(fixture.programs(), new Compilations());
    assertThatThrownBy(
            () ->
                feature.run(
                    fixture.snapshot(),
                    folder,
                    (done, total, next) -> {
                      heard.add(done + "/" + total);
                      if (done == 1) {
                        throw new CancellationException();
                      }
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(heard).containsExactly("0/2", "1/2");
  }
}
