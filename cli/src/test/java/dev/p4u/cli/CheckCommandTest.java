package dev.p4u.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.cli.Command.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

  @TempDir Path folder;

  @Test
  void aGoodProgramIsSilent() {
    Result result = Command.run("check", Command.HELLO.resolve("hello.p4"));

    assertThat(result).isEqualTo(new Result(0, "", ""));
  }

  @Test
  void anErrorHasItsPlaceTheLineAndACaret() throws Exception {
    Path file =
        Files.writeString(folder.resolve("a.p4"), "const bit<8> one = 1;\nconst bit<8> b = onn;\n");

    Result result = Command.run("check", file);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).isEqualTo("for more: p4u explain NAME_NOT_FOUND\n");
    assertThat(result.out().lines().toList())
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).matches(".*a\\.p4:2:18: error\\[not-found]: .*onn.*");
              assertThat(lines.get(1)).endsWith("const bit<8> b = onn;");
              assertThat(lines.get(2).indexOf('^')).isEqualTo(lines.get(1).indexOf("onn"));
            });
  }

  @Test
  void eachFileOfAFolderIsAProgramOfItsOwn() throws Exception {
    Files.writeString(folder.resolve("a.p4"), "enum bit<8> x { one = 1 }\n");
    Files.writeString(folder.resolve("b.p4"), "const bit<8> y = x.one;\n");

    Result result = Command.run("check", folder);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).contains("b.p4:1:18: error[").doesNotContain("a.p4");
  }

  @Test
  void includeFoldersAndMacrosComeFromTheCommandLine() throws Exception {
    Path includes = Files.createDirectory(folder.resolve("inc"));
    Files.writeString(includes.resolve("k.p4"), "const bit<WIDTH> k = VALUE;\n");
    Path file = Files.writeString(folder.resolve("a.p4"), "#include \"k.p4\"\n");

    assertThat(Command.run("check", file).exit()).isEqualTo(1);
    assertThat(Command.run("check", "-I", includes, "-D", "WIDTH=8", "-DVALUE", file))
        .isEqualTo(new Result(0, "", ""));
  }

  @Test
  void theProjectFileCountsToo() throws Exception {
    Files.writeString(folder.resolve("p4u.json"), "{\"defines\": {\"WIDTH\": \"8\"}}");
    Path file = Files.writeString(folder.resolve("a.p4"), "const bit<WIDTH> k = 1;\n");

    assertThat(Command.run("check", file).exit()).isZero();
    Files.writeString(folder.resolve("p4u.json"), "{");
    assertThat(Command.run("check", file).err()).contains("p4u.json: not valid JSON");
  }

  @Test
  void aBrokenProjectIsToldOnceAndTheRestIsChecked() throws Exception {
    Path project = Files.createDirectory(folder.resolve("project"));
    Files.writeString(project.resolve("p4u.json"), "{");
    Files.writeString(project.resolve("a.p4"), "const bit<8> k = 1;\n");
    Files.writeString(project.resolve("b.p4"), "const bit<8> k = 1;\n");
    Path other = Files.writeString(folder.resolve("c.p4"), "const bit<8> k = x;\n");

    Result result = Command.run("check", project, other);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).containsOnlyOnce("p4u.json: not valid JSON");
    assertThat(result.out()).contains("c.p4:1:18: error[");
  }

  @Test
  void anEmptyFileAndAnEmptyFolderAreErrors() throws Exception {
    Path file = Files.createFile(folder.resolve("a.p4"));
    Path nothing = Files.createDirectory(folder.resolve("nothing"));

    assertThat(Command.run("check", file))
        .isEqualTo(
            new Result(
                1,
                file + ":1:1: error[missing]: the file is empty: there is nothing to check\n",
                ""));
    assertThat(Command.run("check", nothing).exit()).isEqualTo(1);
    assertThat(Command.run("check", nothing).err()).contains("no .p4 file");
  }
}
