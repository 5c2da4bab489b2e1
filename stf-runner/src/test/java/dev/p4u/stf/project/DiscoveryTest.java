package dev.p4u.stf.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.compiler.api.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void theProgramOfTheSameNameWins() throws Exception {
    write("p4u.json", "{\"program\": \"b.p4\"}");
    write("b.p4", "");
    Path program = write("stf/a.p4", "");
    write("stf/a.stf", "");
    assertThat(Discovery.find(List.of(folder)))
        .singleElement()
        .satisfies(t -> assertThat(t.program()).isEqualTo(program))
        .satisfies(t -> assertThat(t.name()).isEqualTo(Path.of("stf", "a.stf").toString()));
  }

  @Test
  void elseTheProjectFileNamesIt() throws Exception {
    write(
        "p4u.json",
        "{\"program\": \"b.p4\", \"includePaths\": [\"inc\"], \"defines\": {\"N\": 3},"
            + " \"target\": \"ubpf\"}");
    Path program = write("b.p4", "");
    write("c.p4", "");
    write("stf/a.stf", "");
    StfTest test = Discovery.find(List.of(folder)).get(0);
    assertThat(test.program()).isEqualTo(program);
    assertThat(test.project().includePaths()).containsExactly(folder.resolve("inc"));
    assertThat(test.project().defines()).containsEntry("N", "3");
    assertThat(test.project().target()).isEqualTo(Target.UBPF);
  }

  @Test
  void elseTheOnlyProgramUpwards() throws Exception {
    Path program = write("b.p4", "");
    Path stf = write("stf/deep/a.stf", "");
    assertThat(Discovery.find(List.of(stf)).get(0).program()).isEqualTo(program);
  }

  @Test
  void aMavenProjectHasItsProgramsInSrcMain() throws Exception {
    Path named = write("src/main/p4/a.p4", "");
    write("src/main/p4/b.p4", "");
    Path stf = write("src/test/stf/deep/a.stf", "");
    assertThat(Discovery.find(List.of(stf)).get(0).program()).isEqualTo(named);
  }

  @Test
  void programFoldersThatTheCallerNamesComeFirst() throws Exception {
    write("src/main/p4/a.p4", "");
    Path only = write("p4/other.p4", "");
    Path stf = write("src/test/stf/a.stf", "");
    assertThat(Discovery.find(List.of(stf), List.of(folder.resolve("p4"))).get(0).program())
        .isEqualTo(only);
  }

  @Test
  void severalProgramsAreAQuestion() throws Exception {
    write("b.p4", "");
    write("c.p4", "");
    Path stf = write("a.stf", "");
    assertThatThrownBy(() -> Discovery.find(List.of(stf)))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("which program does it test?");
  }

  @Test
  void whatIsMissingIsSaid() throws Exception {
    assertThatThrownBy(() -> Discovery.find(List.of(folder)))
        .hasMessageContaining("no .stf file in this folder");
    assertThatThrownBy(() -> Discovery.find(List.of(folder.resolve("none"))))
        .hasMessageContaining("there is no such file or folder");
    write("p4u.json", "{\"program\": \"gone.p4\"}");
    Path stf = write("a.stf", "");
    assertThatThrownBy(() -> Discovery.find(List.of(stf))).hasMessageContaining("gone.p4");
  }

  @Test
  void aWrongProjectFileIsOneSentence() throws Exception {
    for (String text :
        List.of(
            "",
            "[]",
            "{",
            "{\"progam\": \"a\"}",
            "{\"program\": []}",
            "{\"target\": \"x\"}",
            "[".repeat(100_000),
            "{\"includePaths\": 1}",
            "{\"defines\": [1]}")) {
      Path file = write("p4u.json", text);
      assertThatThrownBy(() -> Project.read(file))
          .as(text.length() > 50 ? "deep" : text)
          .isInstanceOf(ProjectException.class)
          .hasMessageContaining("p4u.json: ");
    }
  }
}
