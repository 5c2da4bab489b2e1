package dev.p4u.lsp.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.lsp.Fixture;
import dev.p4u.lsp.workspace.BundledFiles;
import dev.p4u.lsp.workspace.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticsFeatureTest {

  @TempDir Path folder;

  private List<Diagnostic> diagnostics(Fixture fixture, String name) {
    return new DiagnosticsFeature(fixture.programs(), new BundledFiles(folder.resolve("cache")))
        .diagnostics(fixture.snapshot())
        .files()
        .get(fixture.path(name));
  }

  @Test
  void cleanDocumentsHaveAnEmptyEntry() {
    Fixture fixture = new Fixture().open("main.p4", Fixture.PROGRAM).open("a.stf", "packet 1 00\n");
    assertThat(diagnostics(fixture, "main.p4")).isEmpty();
    assertThat(diagnostics(fixture, "a.stf")).isEmpty();
  }

  @Test
  void mistakesInP4AndStfAreTold() {
    Fixture fixture =
        new Fixture().open("main.p4", "const bit<8> X = Y;").open("a.stf", "packet 1 000\n");
    assertThat(diagnostics(fixture, "main.p4"))
        .extracting(d -> d.code().kind())
        .contains("not-found");
    assertThat(diagnostics(fixture, "a.stf")).extracting(d -> d.code().kind()).contains("stf");
  }

  @Test
  void headerIsSeenInTheLightOfTheProgramThatIncludesIt() {
    String header = "struct s { byte_t b; }\n";
    Fixture alone = new Fixture().open("part.p4", header);
    assertThat(diagnostics(alone, "part.p4")).isNotEmpty();
    Fixture both = alone.open("main.p4", "header byte_t { bit<8> v; }\n#include \"part.p4\"\n");
    assertThat(diagnostics(both, "part.p4")).isEmpty();
  }

  @Test
  void mistakeInAHeaderShowsThereAndOnce() {
    Fixture fixture =
        new Fixture()
            .open("part.p4", "const bit<8> X = Y;\n")
            .open("a.p4", "#include \"part.p4\"\n")
            .open("b.p4", "#include \"part.p4\"\n");
    assertThat(diagnostics(fixture, "part.p4")).hasSize(1);
    assertThat(diagnostics(fixture, "a.p4")).isEmpty();
  }

  @Test
  void headerIsSeenInTheLightOfTheProjectsProgram() throws IOException {
    Files.writeString(folder.resolve("p4u.json"), "{\"program\": \"main.p4\"}");
    Files.writeString(
        folder.resolve("main.p4"), "header byte_t { bit<8> v; }\n#include \"part.p4\"\n");
    Files.writeString(folder.resolve("part.p4"), "");
    Fixture fixture = new Fixture(folder).open("part.p4", "struct s { byte_t b; }\n");
    assertThat(diagnostics(fixture, "part.p4")).isEmpty();
  }

  @Test
  void brokenProjectFileIsTold() throws IOException {
    Files.writeString(folder.resolve("p4u.json"), "{\"programme\": 1}");
    Fixture fixture = new Fixture(folder).open("main.p4", "");
    assertThat(diagnostics(fixture, "p4u.json"))
        .extracting(Diagnostic::message)
        .containsExactly(
            "unknown member \"programme\"; known are [defines, includePaths, program, target]");
  }

  @Test
  void longDocumentHasOneDiagnostic() {
    String text = " ".repeat(Document.MAX_LENGTH + 1);
    Fixture fixture = new Fixture().open("main.p4", text);
    assertThat(diagnostics(fixture, "main.p4"))
        .extracting(Diagnostic::message)
        .containsExactly("the text is longer than 8 MB: it is not read");
  }
}
