package dev.p4u.compiler.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.compiler.api.P4Compiler;
import dev.p4u.compiler.api.Target;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.explain.Example;
import dev.p4u.language.explain.Explanation;
import dev.p4u.language.explain.Explanations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every code is explained, and its examples give that diagnostic alone and none when repaired. */
class CompilerCodesTest {

  private static Stream<Explanation> explanations() {
    return new CompilerCodes()
        .families().stream().flatMap(f -> f.codes().stream().map(f::explanation));
  }

  @TestFactory
  Stream<DynamicTest> examples() {
    return explanations().map(e -> dynamicTest(e.code().name(), () -> show(e)));
  }

  private static void show(Explanation e) {
    assertThat(e.programs()).isNotEmpty();
    for (Example program : e.programs()) {
      assertThat(compile(program, program.wrong())).containsExactly(e.code());
      assertThat(compile(program, program.right())).isEmpty();
    }
  }

  private static List<DiagnosticCode> compile(Example program, String text) {
    CheckedProgram checked =
        Frontends.create()
            .check(Path.of("x.p4"), text, P4Frontend.Options.DEFAULT, path -> Optional.empty());
    assertThat(checked.diagnostics()).as(text).filteredOn(Diagnostic::isError).isEmpty();
    List<String> options = program.options();
    Target target = options.isEmpty() ? Target.P4U : Target.of(options.get(1)).orElseThrow();
    return P4Compiler.compile(checked, new CompileOptions(target)).diagnostics().stream()
        .map(Diagnostic::code)
        .toList();
  }

  @Test
  void everyExplanationIsOfACode() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/p4u/compiler/explain"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              explanations().map(e -> e.code().name() + ".md").toList());
    }
  }

  @Test
  void theModuleIsFound() {
    assertThat(Explanations.load().codes()).contains(CompileCode.values());
  }
}
