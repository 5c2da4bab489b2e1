package dev.p4u.lsp.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.lsp.Fixture;
import dev.p4u.lsp.features.CompileFeature.Result;
import dev.p4u.lsp.workspace.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileFeatureTest {

  @TempDir Path folder;
  private Fixture fixture;

  @BeforeEach
  void open() {
    fixture = new Fixture(folder).open("main.p4", Fixture.PROGRAM);
  }

  private Result compile(String name) {
    return new CompileFeature(fixture.programs(), new Compilations())
        .compile(fixture.snapshot(), fixture.path(name));
  }

  @Test
  void writesTheObjectFileBesideTheProgram() throws IOException {
    Result result = compile("main.p4");
    assertThat(result.ok()).as(result.message()).isTrue();
    assertThat(result.message()).matches("main.p4 compiled to main.o: \\d+ instructions, .*");
    assertThat(result.objectFile()).contains(folder.resolve("main.o"));
    assertThat(Files.readAllBytes(folder.resolve("main.o"))).startsWith(0x7f, 'E', 'L', 'F');
    assertThat(result.listing()).contains("exit");
    try (var files = Files.list(folder)) {
      assertThat(files).extracting(Path::getFileName).containsExactly(Path.of("main.o"));
    }
  }

  @Test
  void writesWhereItIsConfigured() {
    Path out = folder.resolve("build/objects");
    fixture.workspace().configure(new Settings(List.of(), Map.of(), Optional.of(out)));
    assertThat(compile("main.p4").objectFile()).contains(out.resolve("main.o"));
    assertThat(out.resolve("main.o")).exists();
  }

  @Test
  void tellsTheFirstErrorAndWritesNothing() {
    fixture.open("main.p4", Fixture.PROGRAM.replace("+ 1", "+ hdr"));
    Result result = compile("main.p4");
    assertThat(result.ok()).isFalse();
    assertThat(result.message()).startsWith("main.p4 is not compiled: 1 error: main.p4:17:");
    assertThat(result.objectFile()).isEmpty();
    assertThat(folder.resolve("main.o")).doesNotExist();
  }

  @Test
  void tellsWhatTheCompilerCannotDo() {
    fixture.open("main.p4", "struct s {}\n");
    Result result = compile("main.p4");
    assertThat(result.ok()).isFalse();
    assertThat(result.diagnostics()).isNotEmpty();
  }

  @Test
  void compilesTheProgramThatIncludesAFile() {
    fixture.open("part.p4", "struct unused_t {}\n");
    fixture.open("main.p4", "#include \"part.p4\"\n" + Fixture.PROGRAM);
    assertThat(compile("part.p4").objectFile()).contains(folder.resolve("main.o"));
  }

  @Test
  void compilesTheProgramOfAnStfFile() throws IOException {
    Files.writeString(folder.resolve("main.p4"), Fixture.PROGRAM);
    fixture.open("main.stf", "packet 1 00\n");
    assertThat(compile("main.stf").objectFile()).contains(folder.resolve("main.o"));
  }

  @Test
  void anUnsavedProgramIsCompiledButNotWritten() {
    fixture = new Fixture().open("main.p4", Fixture.PROGRAM);
    Result result = compile("main.p4");
    assertThat(result.ok()).isFalse();
    assertThat(result.message()).contains("save the program first");
    assertThat(result.listing()).contains("exit");
  }
}
