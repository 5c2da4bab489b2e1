package dev.p4u.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.cli.Command.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {

  private static final String MESSY = "const int  a=1;\n\n\nconst int b = 2;\nconst int c=3;\n";
  private static final String TIDY = "const int a = 1;\n\nconst int b = 2;\nconst int c = 3;\n";

  @TempDir Path folder;

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void rewritesFilesAndSaysWhich() throws Exception {
    Path messy = file("messy.p4", MESSY);
    Path tidy = file("tidy.p4", TIDY);
    FileTime longAgo = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(tidy, longAgo);

    assertThat(Command.run("fmt", folder))
        .isEqualTo(new Result(0, "", "formatted " + messy + "\n"));

    assertThat(messy).hasContent(TIDY);
    assertThat(Files.getLastModifiedTime(tidy)).isEqualTo(longAgo);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(messy, tidy);
    }
  }

  @Test
  void keepsPermissionsAndFollowsLinks() throws Exception {
    Path messy = file("messy.p4", MESSY);
    Files.setPosixFilePermissions(messy, PosixFilePermissions.fromString("rw-rw-r--"));
    Path link = Files.createSymbolicLink(folder.resolve("link.p4"), Path.of("messy.p4"));

    assertThat(Command.run("fmt", link).exit()).isZero();

    assertThat(link).isSymbolicLink();
    assertThat(messy).hasContent(TIDY);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(messy)))
        .isEqualTo("rw-rw-r--");
  }

  @Test
  void checkListsWhatWouldChange() throws Exception {
    Path messy = file("messy.p4", MESSY);
    file("tidy.p4", TIDY);

    assertThat(Command.run("fmt", "--check", folder)).isEqualTo(new Result(1, messy + "\n", ""));
    assertThat(messy).hasContent(MESSY);
    assertThat(Command.run("fmt", "--check", folder.resolve("tidy.p4")))
        .isEqualTo(new Result(0, "", ""));
  }

  @Test
  void diffShowsLines() throws Exception {
    Path messy = file("messy.p4", MESSY);

    assertThat(Command.run("fmt", "--diff", messy))
        .isEqualTo(
            new Result(
                0,
                """
                --- FILE
                +++ FILE (formatted)
                @@ -1,5 +1,4 @@
                -const int  a=1;
                -
                +const int a = 1;
                \s
                 const int b = 2;
                -const int c=3;
                +const int c = 3;
                """
                    .replace("FILE", messy.toString()),
                ""));
    assertThat(messy).hasContent(MESSY);
  }

  @Test
  void diffLeadsToTheFormattedText() throws Exception {
    StringBuilder text = new StringBuilder("const int z=1;\n");
    for (int i = 0; i < 20; i++) {
      text.append("const int a%d = 1;\n%s".formatted(i, i == 9 ? "\n\nconst int x=1;\n" : ""));
    }
    Path messy = file("messy.p4", text + "const int y=1;\n");

    String diff = Command.run("fmt", "--diff", messy).out();

    assertThat(diff).contains("@@ -1,4 +1,4 @@", "@@ -22,4 +21,4 @@");
    assertThat(patched(Files.readAllLines(messy), diff))
        .isEqualTo(Command.run("fmt", "--stdout", messy).out().lines().toList());
  }

  /** Applies a unified diff, and checks that it fits. */
  private static List<String> patched(List<String> before, String diff) {
    List<String> after = new ArrayList<>();
    int next = 0;
    for (String line : diff.lines().skip(2).toList()) {
      if (line.startsWith("@@")) {
        int start = Integer.parseInt(line.substring(4, line.indexOf(',')));
        after.addAll(before.subList(next, start - 1));
        next = start - 1;
        int added = Integer.parseInt(line.replaceAll(".*\\+(\\d+),.*", "$1"));
        assertThat(after).hasSize(added - 1);
      } else if (line.startsWith("+")) {
        after.add(line.substring(1));
      } else {
        assertThat(before.get(next++)).isEqualTo(line.substring(1));
        if (line.startsWith(" ")) {
          after.add(line.substring(1));
        }
      }
    }
    after.addAll(before.subList(next, before.size()));
    return after;
  }

  @Test
  void diffTellsThatTheLastLineHadNoEnd() throws Exception {
    Path open = file("open.p4", "const int a = 1;\n// b");

    assertThat(Command.run("fmt", "--diff", open).out())
        .endsWith(
            "@@ -1,2 +1,2 @@\n const int a = 1;\n-// b\n\\ No newline at end of file\n+// b\n");
  }

  @Test
  void stdoutLeavesTheFile() throws Exception {
    Path messy = file("messy.p4", MESSY);

    assertThat(Command.run("fmt", "--stdout", messy)).isEqualTo(new Result(0, TIDY, ""));
    assertThat(messy).hasContent(MESSY);
  }

  @Test
  void aDashIsStandardInput() {
    byte[] input = MESSY.getBytes(StandardCharsets.UTF_8);

    assertThat(Command.runWithInput(input, "fmt", "-")).isEqualTo(new Result(0, TIDY, ""));
    assertThat(Command.runWithInput(input, "fmt", "--check", "-"))
        .isEqualTo(new Result(1, "-\n", ""));
  }

  @Test
  void aRangeIsSomeLines() {
    byte[] input = MESSY.getBytes(StandardCharsets.UTF_8);

    assertThat(Command.runWithInput(input, "fmt", "--range", "5:9", "-").out())
        .isEqualTo(MESSY.replace("c=3", "c = 3"));
    assertThat(Command.runWithInput(input, "fmt", "--range", "2", "-").exit()).isEqualTo(2);
    assertThat(Command.runWithInput(input, "fmt", "--range", "4:2", "-").exit()).isEqualTo(2);
    assertThat(Command.runWithInput(input, "fmt", "--range", "70:71", "-").err())
        .contains("the file has 6 lines");
  }

  @Test
  void whatCannotBeFormattedIsNamed() throws Exception {
    Path broken = file("broken.p4", "const int a=1;\ncontrol c() {\n");

    assertThat(Command.run("fmt", broken).err())
        .contains(broken + ":2:13: error: '{' is not closed", "formatted " + broken);
    assertThat(Command.run("fmt", broken).exit()).isEqualTo(1);
    assertThat(broken).hasContent("const int a = 1;\ncontrol c() {\n");
  }

  @Test
  void filesThatCannotBeReadAreNamedAndTheRestIsFormatted() throws Exception {
    Path messy = file("messy.p4", MESSY);
    Path latin = Files.write(folder.resolve("latin.p4"), new byte[] {'/', '/', (byte) 0xE9, '\n'});

    Result result = Command.run("fmt", folder.resolve("absent.p4"), latin, messy);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("absent.p4: cannot be read", "latin.p4: not UTF-8");
    assertThat(messy).hasContent(TIDY);
    assertThat(Files.readAllBytes(latin)).hasSize(4);
  }

  @Test
  void modesExcludeEachOther() {
    assertThat(Command.run("fmt", "--check", "--diff", "a.p4").exit()).isEqualTo(2);
  }
}
