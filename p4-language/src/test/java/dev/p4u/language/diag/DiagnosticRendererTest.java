package dev.p4u.language.diag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {

  private enum Code implements DiagnosticCode {
    NAME;

    @Override
    public String kind() {
      return "not-found";
    }

    @Override
    public Severity severity() {
      return Severity.ERROR;
    }

    @Override
    public String template() {
      return "no declaration of `{0}`";
    }
  }

  private static Diagnostic at(String text, String marked, Diagnostic.Related... related) {
    int start = text.indexOf(marked);
    Span span = new Span(new SourceFile("a.p4", text), start, start + marked.length());
    return new Diagnostic(
        Code.NAME, Severity.ERROR, span, List.of(marked), List.of(related), List.of());
  }

  @Test
  void hasPositionKindMessageLineAndCaret() {
    assertThat(DiagnosticRenderer.render(at("x\n\thdrr.ttl = 1;\n", "hdrr")))
        .isEqualTo(
            """
            a.p4:2:2: error[not-found]: no declaration of `hdrr`
                \thdrr.ttl = 1;
                \t^~~~
            """);
  }

  @Test
  void relatedPlacesAreNotes() {
    Span other = new Span(new SourceFile("b.p4", "struct s {}"), 7, 8);
    assertThat(DiagnosticRenderer.render(at("s", "s", new Diagnostic.Related(other, "see here"))))
        .contains("b.p4:1:8: note: see here\n    struct s {}\n           ^\n");
  }

  @Test
  void aLongLineIsCutAroundThePlace() {
    String text = "a".repeat(100_000) + "X" + "b".repeat(100_000);
    String rendered = DiagnosticRenderer.render(at(text, "X"));
    assertThat(rendered.length()).isLessThan(600);
    String[] lines = rendered.split("\n");
    assertThat(lines[1].charAt(lines[2].indexOf('^'))).isEqualTo('X');
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    assertThat(DiagnosticRenderer.render(at("\u001b[31mX", "X"))).doesNotContain("\u001b");
  }
}
