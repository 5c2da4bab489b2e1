package dev.p4u.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.P4Program;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each construct of the grammar with the tree that it gives: {@code trees.txt}. */
class TreeShapeTest {

  private final GoldenFile golden = new GoldenFile("trees.txt");

  @TestFactory
  Stream<DynamicTest> trees() {
    List<GoldenFile.Case> cases = golden.cases();
    if (GoldenFile.rewriting()) {
      golden.write(
          cases.stream().map(c -> new GoldenFile.Case(c.kind(), c.text(), tree(c))).toList());
    }
    return cases.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.toString(), () -> assertThat(tree(c)).isEqualTo(c.expected())));
  }

  private static String tree(GoldenFile.Case c) {
    ParseResult result = Parsing.parse(program(c));
    assertThat(result.diagnostics()).isEmpty();
    return subject(c.kind(), result.tree())
        .map(TreePrinter::print)
        .collect(Collectors.joining("\n"));
  }

  private static String program(GoldenFile.Case c) {
    return switch (c.kind()) {
      case "declaration" -> c.text();
      case "expression" -> "const int x = " + c.text() + ";";
      case "type" -> "const " + c.text() + " x = 1;";
      case "statement" -> "control c() { apply {\n" + c.text() + "\n} }";
      case "table" -> "control c() { table t {\n" + c.text() + "\n} apply {} }";
      case "state" -> "parser p() { state s {\n" + c.text() + "\n} }";
      case "parser" -> "parser p() {\n" + c.text() + "\n}";
      case "control" -> "control c() {\n" + c.text() + "\n}";
      default -> throw new IllegalArgumentException(c.kind());
    };
  }

  private static Stream<?> subject(String kind, P4Program program) {
    Decl first = program.declarations().stream().findFirst().orElse(null);
    return switch (kind) {
      case "declaration", "parser", "control" -> program.declarations().stream();
      case "expression" -> Stream.of(((Decl.Constant) first).value());
      case "type" -> Stream.of(((Decl.Constant) first).type());
      case "statement" -> ((Decl.Control) first).body().statements().stream();
      case "table" -> ((Decl.Table) ((Decl.Control) first).locals().get(0)).properties().stream();
      case "state" -> {
        Decl.State state = ((Decl.Parser) first).states().get(0);
        yield Stream.concat(state.statements().stream(), state.transition().stream());
      }
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
