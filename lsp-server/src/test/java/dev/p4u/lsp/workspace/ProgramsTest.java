package dev.p4u.lsp.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.lsp.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {

  @TempDir Path folder;

  private static boolean ok(CheckedProgram program) {
    return !program.hasErrors();
  }

  @Test
  void aProgramIsCheckedOnceForTheSameInputs() {
    Fixture fixture = new Fixture(folder).open("main.p4", Fixture.PROGRAM);
    CheckedProgram first = fixture.program("main.p4");
    fixture.open("other.p4", "");
    assertThat(fixture.program("main.p4")).isSameAs(first);
    fixture.open("main.p4", Fixture.PROGRAM + "\n");
    assertThat(fixture.program("main.p4")).isNotSameAs(first);
  }

  @Test
  void anOpenHeaderWinsOverTheDisk() throws IOException {
    Files.writeString(folder.resolve("part.p4"), "");
    Fixture fixture = new Fixture(folder).open("main.p4", "#include \"part.p4\"\nconst t X = 1;\n");
    assertThat(ok(fixture.program("main.p4"))).isFalse();
    fixture.open("part.p4", "typedef bit<8> t;\n");
    assertThat(ok(fixture.program("main.p4"))).isTrue();
    fixture.workspace().close(folder.resolve("part.p4"));
    assertThat(ok(fixture.program("main.p4"))).isFalse();
  }

  @Test
  void aMissingHeaderThatAppearsIsSeen() throws IOException {
    Fixture fixture = new Fixture(folder).open("main.p4", "#include \"part.p4\"\nconst t X = 1;\n");
    assertThat(ok(fixture.program("main.p4"))).isFalse();
    Files.writeString(folder.resolve("part.p4"), "typedef bit<8> t;\n");
    assertThat(ok(fixture.program("main.p4"))).isTrue();
  }

  @Test
  void settingsAddToTheProject() throws IOException {
    Files.createDirectories(folder.resolve("inc"));
    Files.writeString(folder.resolve("inc/part.p4"), "typedef bit<W> t;\n");
    Files.writeString(folder.resolve("p4u.json"), "{\"defines\": {\"W\": \"8\"}}");
    Fixture fixture = new Fixture(folder).open("main.p4", "#include <part.p4>\nconst t X = V;\n");
    assertThat(ok(fixture.program("main.p4"))).isFalse();
    fixture
        .workspace()
        .configure(
            new Settings(List.of(folder.resolve("inc")), Map.of("V", "1"), Optional.empty()));
    assertThat(ok(fixture.program("main.p4"))).isTrue();
  }

  @Test
  void aWholeProgramIsItsOwnContext() {
    Fixture fixture =
        new Fixture().open("main.p4", Fixture.PROGRAM).open("outer.p4", "#include \"main.p4\"\n");
    assertThat(fixture.programs().contexts(fixture.snapshot(), fixture.path("main.p4")))
        .extracting(Programs::mainPath)
        .containsExactly(fixture.path("main.p4"));
  }

  @Test
  void aPartHasTheContextsThatIncludeIt() {
    Fixture fixture =
        new Fixture()
            .open("part.p4", "")
            .open("a.p4", "#include \"part.p4\"\n")
            .open("b.p4", "#include \"part.p4\"\n")
            .open("c.p4", "");
    assertThat(fixture.programs().contexts(fixture.snapshot(), fixture.path("part.p4")))
        .extracting(Programs::mainPath)
        .containsExactly(fixture.path("a.p4"), fixture.path("b.p4"));
  }

  @Test
  void aFileThatIsGoneIsAnEmptyProgramThatSaysSo() {
    Fixture fixture = new Fixture();
    assertThat(fixture.program("gone.p4").diagnostics()).hasSize(1);
  }
}
