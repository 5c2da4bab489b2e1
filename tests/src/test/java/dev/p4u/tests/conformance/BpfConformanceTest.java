package dev.p4u.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.runtime.isa.AsmException;
import dev.p4u.runtime.isa.Assembler;
import dev.p4u.runtime.isa.Disassembler;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.vm.Engine;
import dev.p4u.runtime.vm.VmPlugin;
import dev.p4u.runtime.vm.interp.Interpreter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * Runs the vectors of bpf_conformance. The corpus is a folder that holds {@code
 * bpf_conformance/tests} and {@code bpf_conformance/negative}, named by {@code -Dp4u.corpus=DIR}.
 */
class BpfConformanceTest {

  private static final Engine ENGINE = new Interpreter();

  @TestFactory
  Stream<DynamicTest> givesTheExpectedResult() throws IOException {
    return vectors("tests", file -> () -> passes(ConformanceVector.read(file)));
  }

  @TestFactory
  Stream<DynamicTest> readsWhatTheDisassemblerWrites() throws IOException {
    return vectors("tests", file -> () -> roundTrips(ConformanceVector.read(file)));
  }

  @TestFactory
  Stream<DynamicTest> rejectsNegativeVectors() throws IOException {
    return vectors("negative", file -> () -> fails(file));
  }

  private static void passes(ConformanceVector vector) throws AsmException, VmPlugin.Failure {
    if (vector.isRaw()) {
      assertThat(vector.assembled()).isEqualTo(vector.program());
    }
    String r0 = run(vector);
    assertThat(Long.parseUnsignedLong(r0, 16)).isEqualTo(vector.result());
  }

  private static void roundTrips(ConformanceVector vector) throws AsmException {
    byte[] program = vector.program();
    List<String> lines = Disassembler.lines(Insns.decode(program));
    assertThat(Insns.encode(Assembler.assemble(String.join("\n", lines)).insns()))
        .as("%s", lines)
        .isEqualTo(program);
  }

  private static void fails(Path file) throws IOException {
    ConformanceVector vector;
    try {
      vector = ConformanceVector.read(file);
    } catch (ConformanceVector.Malformed e) {
      assertThat(e).hasMessageMatching("unknown section .*|no instructions");
      return;
    }
    if (vector.isRaw()) {
      // These have bits set in fields that the instruction does not use.
      assertThatThrownBy(() -> run(vector))
          .isInstanceOf(VmPlugin.Failure.class)
          .hasMessageContaining("must be");
      return;
    }
    assertThat(outcome(vector)).isNotEqualTo("pass");
  }

  /** The verdict of bpf_conformance's runner: "pass", or what went wrong. */
  private static String outcome(ConformanceVector vector) {
    try {
      String r0 = run(vector);
      return Long.parseUnsignedLong(r0, 16) == vector.result() ? "pass" : "r0 is " + r0;
    } catch (AsmException e) {
      return "assembler: " + e.getMessage();
    } catch (VmPlugin.Failure e) {
      boolean expected = !vector.error().isEmpty() && e.getMessage().equals(vector.error());
      return expected ? "pass" : "run: " + e.getMessage();
    }
  }

  private static String run(ConformanceVector vector) throws AsmException, VmPlugin.Failure {
    String program = HexFormat.ofDelimiter("  ").formatHex(vector.program());
    return VmPlugin.run(program, false, vector.memory(), ENGINE);
  }

  private static final String HOW_TO_GET =
      "the corpus is not named: set -Dp4u.corpus=DIR, where DIR holds a checkout of"
          + " https://github.com/Alan-Jowett/bpf_conformance as bpf_conformance";

  private static void noCorpus() {
    System.out.println("Skipped: " + HOW_TO_GET);
    Assumptions.abort(HOW_TO_GET);
  }

  private interface Maker {
    Executable make(Path file);
  }

  private static Stream<DynamicTest> vectors(String folder, Maker maker) throws IOException {
    String corpus = System.getProperty("p4u.corpus");
    if (corpus == null || corpus.isBlank()) {
      // A test of its own, as an aborted factory would not show in reports.
      return Stream.of(DynamicTest.dynamicTest("needs the corpus", BpfConformanceTest::noCorpus));
    }
    Path vectors = Path.of(corpus, "bpf_conformance", folder);
    assertThat(Files.isDirectory(vectors)).as("folder " + vectors).isTrue();
    TreeSet<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(vectors, "*.data")) {
      stream.forEach(files::add);
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), maker.make(file)));
  }
}
