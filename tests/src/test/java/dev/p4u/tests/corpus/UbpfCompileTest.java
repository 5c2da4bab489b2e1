package dev.p4u.tests.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.compiler.api.CompileResult;
import dev.p4u.compiler.api.P4Compiler;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every program for ubpf_model compiles. */
class UbpfCompileTest {

  @TestFactory
  Stream<DynamicTest> examples() {
    List<Path> programs =
        Corpus.programs(Corpus.home().resolve("examples"), true).stream()
            .filter(p -> Corpus.read(p).contains("main;"))
            .toList();
    assertThat(programs).isNotEmpty();
    return programs.stream().map(UbpfCompileTest::test);
  }

  @TestFactory
  Stream<DynamicTest> corpus() {
    Optional<Path> samples = Corpus.folder("p4_16_samples");
    if (samples.isEmpty()) {
      return Stream.of(
          DynamicTest.dynamicTest("needs the corpus", () -> Assumptions.abort(Corpus.HOW_TO_GET)));
    }
    List<Path> programs =
        Corpus.programs(samples.get(), false).stream().filter(UbpfCompileTest::isForUbpf).toList();
    assertThat(programs).isNotEmpty();
    return programs.stream().map(UbpfCompileTest::test);
  }

  private static boolean isForUbpf(Path program) {
    String name = program.getFileName().toString();
    return name.endsWith("_ubpf.p4") || name.startsWith("ubpf_");
  }

  private static DynamicTest test(Path program) {
    return DynamicTest.dynamicTest(
        program.getFileName().toString(),
        () -> {
          CheckedProgram checked = Frontends.checkFile(program, P4Frontend.Options.DEFAULT);
          assertThat(checked.diagnostics().stream().filter(Diagnostic::isError)).isEmpty();
          CompileResult result = P4Compiler.compile(checked, CompileOptions.DEFAULT);
          assertThat(result.diagnostics()).isEmpty();
          assertThat(result.object()).isPresent();
          assertThat(result.object().get().slots()).isPositive();
        });
  }
}
