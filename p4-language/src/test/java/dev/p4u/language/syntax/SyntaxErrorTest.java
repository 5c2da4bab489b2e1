package dev.p4u.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each kind of mistake with its messages: {@code errors.txt}. */
class SyntaxErrorTest {

  private final GoldenFile golden = new GoldenFile("errors.txt");

  @TestFactory
  Stream<DynamicTest> errors() {
    List<GoldenFile.Case> cases = golden.cases();
    if (GoldenFile.rewriting()) {
      golden.write(
          cases.stream().map(c -> new GoldenFile.Case(c.kind(), c.text(), errors(c))).toList());
    }
    return cases.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.toString(), () -> assertThat(errors(c)).isEqualTo(c.expected())));
  }

  @Test
  void everyCodeHasAnExample() {
    Set<DiagnosticCode> shown =
        golden.cases().stream()
            .flatMap(c -> Parsing.parse(c.text()).diagnostics().stream())
            .map(Diagnostic::code)
            .collect(Collectors.toSet());
    assertThat(shown).containsAll(List.of(SyntaxCode.values()));
  }

  private static String errors(GoldenFile.Case c) {
    return String.join("\n", Parsing.errors(c.text()));
  }
}
