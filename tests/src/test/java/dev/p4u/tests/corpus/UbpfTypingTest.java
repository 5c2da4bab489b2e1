package dev.p4u.tests.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.api.Trees;
import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.types.P4Type;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Programs for ubpf_model are typed to the last expression: the compiler relies on it. */
class UbpfTypingTest {

  @TestFactory
  Stream<DynamicTest> examples() {
    List<Path> programs =
        Corpus.programs(Corpus.home().resolve("examples"), true).stream()
            .filter(p -> !p.toString().contains("include"))
            .toList();
    assertThat(programs).isNotEmpty();
    return programs.stream().map(UbpfTypingTest::test);
  }

  @TestFactory
  Stream<DynamicTest> corpus() {
    Optional<Path> samples = Corpus.folder("p4_16_samples");
    if (samples.isEmpty()) {
      return Stream.of(
          DynamicTest.dynamicTest("needs the corpus", () -> Assumptions.abort(Corpus.HOW_TO_GET)));
    }
    List<Path> programs =
        Corpus.programs(samples.get(), false).stream()
            .filter(p -> Corpus.read(p).contains("<ubpf_model.p4>"))
            .toList();
    assertThat(programs).isNotEmpty();
    return programs.stream().map(UbpfTypingTest::test);
  }

  private static DynamicTest test(Path program) {
    return DynamicTest.dynamicTest(
        program.getFileName().toString(), () -> assertThat(problems(program)).isEmpty());
  }

  private static List<String> problems(Path program) {
    CheckedProgram checked = Frontends.checkFile(program, P4Frontend.Options.DEFAULT);
    List<String> problems = new ArrayList<>();
    checked.diagnostics().stream()
        .filter(d -> d.isError())
        .forEach(d -> problems.add(d.span() + " " + d.message()));
    if (checked.main().isEmpty()) {
      problems.add("no main");
    }
    Deque<Node> open = new ArrayDeque<>(List.of(checked.tree()));
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node instanceof Annotation) {
        continue;
      }
      Trees.children(node).forEach(open::push);
      problem(checked, node).ifPresent(p -> problems.add(node.span() + " " + p));
    }
    return problems;
  }

  private static Optional<String> problem(CheckedProgram checked, Node node) {
    if (node instanceof Expr e && checked.typeOf(e) == P4Type.Simple.UNKNOWN) {
      return Optional.of("has no type: " + e.span().text());
    }
    if (node instanceof TypeRef t && checked.typeOf(t) == P4Type.Simple.UNKNOWN) {
      return Optional.of("denotes no type: " + t.span().text());
    }
    if (node instanceof Expr.Call c && checked.callOf(c).isEmpty()) {
      return Optional.of("calls nothing: " + c.span().text());
    }
    if (node instanceof Expr.NameRef n && checked.declarationOf(n).isEmpty()) {
      return Optional.of("denotes nothing: " + n.span().text());
    }
    return Optional.empty();
  }
}
