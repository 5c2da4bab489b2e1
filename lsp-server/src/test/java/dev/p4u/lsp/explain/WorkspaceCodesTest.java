package dev.p4u.lsp.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.explain.Example;
import dev.p4u.language.explain.Explanations;
import dev.p4u.lsp.Fixture;
import dev.p4u.lsp.features.DiagnosticsFeature;
import dev.p4u.lsp.workspace.BundledFiles;
import dev.p4u.lsp.workspace.WorkspaceCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every code is explained; the tests of its feature show those that need more than a text. */
class WorkspaceCodesTest {

  @TempDir private Path folder;

  @Test
  void everyExplanationIsOfACode() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/p4u/lsp/explain"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(WorkspaceCode.values()).map(c -> c.name() + ".md").toList());
    }
  }

  @Test
  void theModuleIsFoundAndEveryCodeExplained() {
    Explanations all = Explanations.load();
    for (WorkspaceCode code : WorkspaceCode.values()) {
      assertThat(all.explain(code).orElseThrow().summary()).isNotEmpty();
    }
  }

  @Test
  void theExampleOfAProjectFileIsWrongAndItsRepairRight() throws IOException {
    Example example =
        Explanations.load().explain(WorkspaceCode.PROJECT_FILE).orElseThrow().programs().get(0);

    assertThat(told(example.wrong()))
        .extracting(Diagnostic::code)
        .containsExactly(WorkspaceCode.PROJECT_FILE);
    assertThat(told(example.right())).isEmpty();
  }

  private List<Diagnostic> told(String project) throws IOException {
    Files.writeString(folder.resolve("p4u.json"), project);
    Fixture fixture = new Fixture(folder).open("main.p4", "");
    return new DiagnosticsFeature(fixture.programs(), new BundledFiles(folder.resolve("cache")))
        .diagnostics(fixture.snapshot())
        .files()
        .getOrDefault(fixture.path("p4u.json"), List.of());
  }
}
