package dev.p4u.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.cli.Command.Result;
import dev.p4u.stf.project.Project;
import dev.p4u.stf.project.StfTest;
import dev.p4u.stf.run.BuiltProgram;
import dev.p4u.stf.run.ProgramSource;
import dev.p4u.stf.run.StfRunner;
import dev.p4u.stf.run.TestResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class TestCommandTest {

  @TempDir Path folder;

  @Test
  void aLineForEachTestAndASummary() {
    Result result = Command.run("test", Command.HELLO);

    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).matches("ok    hello\\.stf  \\d+ packets, \\d+ checks, .*"),
            line -> assertThat(line).matches("1 passed, 0 failed \\(.*\\)"));
  }

  @Test
  void aFailingTestShowsBothPacketsAndTheWay() throws Exception {
    Command.copyHello(folder);
    Path stf = folder.resolve("hello.stf");
    Files.writeString(stf, Files.readString(stf).replaceFirst("c0ffee\\$", "c0ffef\\$"));

    Result result = Command.run("test", stf);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out())
        .contains(
            "FAIL  hello.stf",
            "hello.stf:4:1: the packet out of port 2 is not the expected one: payload is",
            "  > payload  0200000000020200000000010800c0ffef  0200000000020200000000010800c0ffee",
            "packet 1 (line 2), in port 1:",
            "=> out of port 2 (17 bytes)")
        .endsWith(" s)\n");
    assertThat(result.out()).containsPattern("0 passed, 1 failed");
  }

  @Test
  void aDefectInOneTestDoesNotHideTheOthers() {
    StringWriter out = new StringWriter();
    ProgramSource source =
        (program, project) -> {
          if (program.endsWith("broken.p4")) {
            throw new IllegalStateException("mine");
          }
          return new BuiltProgram(Optional.empty(), List.of());
        };
    List<TestResult> results = new ArrayList<>();

    Optional<RuntimeException> defect =
        TestCommand.run(
            List.of(test("broken"), test("other")),
            new StfRunner(source),
            new PrintWriter(out),
            results);

    assertThat(defect).hasValueSatisfying(d -> assertThat(d).hasMessage("mine"));
    assertThat(results).extracting(r -> r.test().name()).containsExactly("other.stf");
    assertThat(out.toString()).contains("DEFECT broken.stf  java.lang.IllegalStateException: mine");
  }

  private StfTest test(String name) {
    return new StfTest(
        name + ".stf", folder.resolve(name + ".stf"), folder.resolve(name + ".p4"), Project.NONE);
  }

  @Test
  void theReportIsForMachines() throws Exception {
    Path report = folder.resolve("junit.xml");

    assertThat(Command.run("test", Command.HELLO, "--report", report).exit()).isZero();

    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("1");
    assertThat(suite.getAttribute("failures")).isEqualTo("0");
  }

  @Test
  void aRunThatTestsNothingIsAMistakeButAnEmptyFileAmongOthersIsNot() throws Exception {
    Command.copyHello(folder);
    Path empty = Files.createFile(folder.resolve("empty.stf"));

    Result alone = Command.run("test", empty);
    assertThat(alone.exit()).isEqualTo(1);
    assertThat(alone.err()).endsWith("empty.stf: nothing was tested: no packet and no check\n");

    Result all = Command.run("test", folder);
    assertThat(all.exit()).isZero();
    assertThat(all.out()).contains("2 passed, 0 failed");
  }
}
