package dev.p4u.lsp.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.lsp.Fixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuickFixesTest {

  private static List<QuickFixes.QuickFix> fixes(String text, int start, int end) {
    Fixture fixture = new Fixture().open("main.p4", text);
    return new QuickFixes().fixes(fixture.program("main.p4"), fixture.file("main.p4"), start, end);
  }

  @Test
  void offersTheCastThatADiagnosticBringsWithIt() {
    String text = "action a(inout bit<8> x, in bit<16> y) { x = y; }";
    int use = text.indexOf("y;");
    List<QuickFixes.QuickFix> fixes = fixes(text, use, use);
    assertThat(fixes).isNotEmpty();
    assertThat(fixes.get(0).fix().title()).isEqualTo("cast to bit<8>");
    assertThat(fixes.get(0).fix().edits().get(0).newText()).isEqualTo("(bit<8>)y");
  }

  @Test
  void offersNothingElsewhere() {
    assertThat(fixes("action a(inout bit<8> x, in bit<16> y) { x = y; }", 0, 5)).isEmpty();
  }
}
