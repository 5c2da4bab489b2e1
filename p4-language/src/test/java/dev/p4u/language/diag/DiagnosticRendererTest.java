package dev.p4u.language.diag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.language.syntax.SyntaxCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {

  private static String render(String text, int start, int end, Diagnostic.Related... related) {
    SourceFile file = new SourceFile("a.p4", text);
    return DiagnosticRenderer.render(
        new Diagnostic(
            SyntaxCode.UNEXPECTED_HERE,
            Severity.ERROR,
            new Span(file, start, end),
            List.of("'x'"),
            List.of(related),
            List.of()));
  }

  @Test
  void showsPlaceKindMessageLineAndCarets() {
    assertThat(render("a = b;\nc = xyz;\n", 11, 14))
        .isEqualTo(
            """
            a.p4:2:5: error[syntax]: unexpected 'x'
            c = xyz;
                ^^^
            """);
  }

  @Test
  void keepsTabsSoThatCaretsStandRight() {
    assertThat(render("\t\tc = x;", 6, 7)).endsWith("\t\tc = x;\n\t\t    ^\n");
  }

  @Test
  void underlinesOnlyTheFirstLineOfALongSpan() {
    assertThat(render("ab {\n}\n", 3, 6)).endsWith("ab {\n   ^\n");
  }

  @Test
  void anEmptySpanAtTheEndOfALineHasOneCaret() {
    assertThat(render("ab\n", 2, 2)).endsWith("ab\n  ^\n");
  }

  @Test
  void showsAWindowOfALongLine() {
    String rendered = render("y".repeat(500) + "x" + "z".repeat(500), 500, 501);
    List<String> lines = rendered.lines().toList();
    assertThat(lines.get(1)).startsWith("...y").endsWith("z...").hasSizeLessThan(130);
    assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo('x');
  }

  @Test
  void relatedPlacesAreNotes() {
    SourceFile other = new SourceFile("b.p4", "int x;");
    String rendered =
        render("x", 0, 1, new Diagnostic.Related(new Span(other, 4, 5), "declared here"));
    assertThat(rendered).endsWith("b.p4:1:5: note: declared here\nint x;\n    ^\n");
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    assertThat(render("\u001b[2Jx", 0, 1)).doesNotContain("\u001b");
  }

  @Test
  void aLineThatIsNoTextIsNotShown() {
    assertThat(render("a\uFFFDb", 0, 1).lines()).hasSize(1);
    assertThat(render("a\0b", 0, 1).lines()).hasSize(1);
  }
}
