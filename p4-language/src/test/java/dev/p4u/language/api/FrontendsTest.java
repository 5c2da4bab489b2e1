package dev.p4u.language.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are there, and files that are not what they should be. */
class FrontendsTest {

  @TempDir private Path folder;

  private static List<String> messages(CheckedProgram p) {
    return p.diagnostics().stream().map(d -> d.span() + " " + d.message()).toList();
  }

  private static CheckedProgram check(Path path) {
    return Frontends.checkFile(path, P4Frontend.Options.DEFAULT);
  }

  @Test
  void includesNextToTheFileAndInThePaths() throws IOException {
    Files.createDirectory(folder.resolve("lib"));
    Files.writeString(folder.resolve("near.p4"), "const bit<8> NEAR = 1;\n");
    Files.writeString(folder.resolve("lib/far.p4"), "const bit<8> FAR = NEAR;\n");
    Path main =
        Files.writeString(
            folder.resolve("main.p4"),
            "#include \"near.p4\"\n#include <far.p4>\nstruct S { bit<((W) NEAR + FAR)> f; }\n");

    CheckedProgram p =
        Frontends.checkFile(
            main, new P4Frontend.Options(List.of(folder.resolve("lib")), Map.of("W", "bit<8>")));

    assertThat(messages(p)).isEmpty();
    assertThat(p.files()).hasSize(3);
  }

  @Test
  void aMissingFileIsOneDiagnostic() {
    CheckedProgram p = check(folder.resolve("none.p4"));

    assertThat(p.hasErrors()).isTrue();
    assertThat(messages(p)).hasSize(1);
    assertThat(p.diagnostics().get(0).message()).startsWith("there is no file ");
  }

  @Test
  void aFolderIsOneDiagnostic() {
    CheckedProgram p = check(folder);

    assertThat(messages(p)).hasSize(1);
    assertThat(p.diagnostics().get(0).message()).endsWith("it is a folder");
  }

  @Test
  void aHugeFileIsOneDiagnostic() throws IOException {
    byte[] blank = new byte[9 * 1024 * 1024];
    Arrays.fill(blank, (byte) ' ');
    CheckedProgram p = check(Files.write(folder.resolve("huge.p4"), blank));

    assertThat(messages(p)).hasSize(1);
    assertThat(p.diagnostics().get(0).message()).contains("larger than");
  }

  @Test
  void aBinaryFileHasErrors() throws IOException {
    byte[] noise = new byte[4096];
    new java.util.Random(1).nextBytes(noise);
    CheckedProgram p = check(Files.write(folder.resolve("noise.p4"), noise));

    assertThat(p.hasErrors()).isTrue();
  }

  @Test
  void anEmptyFileIsAProgramWithoutMain() throws IOException {
    CheckedProgram p = check(Files.writeString(folder.resolve("empty.p4"), ""));

    assertThat(messages(p)).isEmpty();
    assertThat(p.main()).isEmpty();
  }

  @Test
  void diagnosticsAreInTheOrderOfFilesAndText() throws IOException {
    Files.writeString(folder.resolve("inc.p4"), "const bit<8> X = Y;\n");
    Path main =
        Files.writeString(
            folder.resolve("main.p4"),
            "#include \"inc.p4\"\nconst bit<8> A = B;\nconst bit<8> C = D;\n");

    assertThat(check(main).diagnostics())
        .extracting(d -> Path.of(d.span().file().path()).getFileName() + ":" + d.span().line())
        .containsExactly("main.p4:2", "main.p4:3", "inc.p4:1");
  }

  @Test
  void oneFrontEndServesManyThreads() throws Exception {
    P4Frontend frontend = Frontends.create();
    String text = "#include <core.p4>\ncontrol C(inout bit<8> x) { apply { x = x + y; } }";
    Callable<Integer> check =
        () ->
            frontend
                .check(Path.of("m.p4"), text, P4Frontend.Options.DEFAULT, Frontends.disk())
                .diagnostics()
                .size();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (Future<Integer> f : pool.invokeAll(java.util.Collections.nCopies(40, check))) {
        assertThat(f.get()).isEqualTo(1);
      }
    } finally {
      pool.shutdown();
    }
  }
}
