package dev.p4u.language.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormatterTest {

  private static final FormatOptions STYLE = FormatOptions.DEFAULT;

  @Test
  void editsAreThePlacesThatDiffer() {
    String text = "const bit<8> a  = 1;\nconst bit<8> b = 2;\nconst bit<8> c =3;\n";

    FormatResult result = Formatter.format(text);

    assertThat(result.edits()).containsExactly(new Edit(14, 16, " "), new Edit(57, 57, " "));
    assertThat(result.text()).isEqualTo(Formatter.apply(text, result.edits()));
    assertThat(Formatter.format(result.text()).changed()).isFalse();
  }

  @Test
  void lineEndsAndByteOrderMarkStay() {
    assertThat(Formatter.format("\uFEFFconst int a=1;\r\n\r\n/* b\r\n   c */\r\n").text())
        .isEqualTo("\uFEFFconst int a = 1;\r\n\r\n/* b\r\n   c */\r\n");
    assertThat(Formatter.format("const int a=1;\r// b\r").text())
        .isEqualTo("const int a = 1;\r// b\r");
  }

  @Test
  void mixedLineEndsBecomeTheMostFrequent() {
    assertThat(Formatter.format("// a\r\n// b\r\n// c\n").text())
        .isEqualTo("// a\r\n// b\r\n// c\r\n");
  }

  @Test
  void aFinalNewlineIsThereExactlyOnce() {
    assertThat(Formatter.format("const int a = 1;").text()).isEqualTo("const int a = 1;\n");
    assertThat(Formatter.format("// a\n\n\n").text()).isEqualTo("// a\n");
    assertThat(Formatter.format("").text()).isEmpty();
    assertThat(Formatter.format("\n \n").text()).isEmpty();
  }

  @Test
  void aRangeIsTheStatementsThatItTouches() {
    String text =
        """
        const int  a=1;
        control c(inout  h_t h) {
        apply {
        x=1;
        y=2;
        z=3;
        }
        }
        """;
    int start = text.indexOf("=2");

    FormatResult result = Formatter.formatRange(text, start, start + 1, STYLE);

    assertThat(result.text()).isEqualTo(text.replace("y=2;", "        y = 2;"));
  }

  @Test
  void aRangeMayStartInAStatementAndEndInAnother() {
    String text = "const int a=1;\nconst int b=\n2;\nconst int c=3;\nconst int d=4;\n";

    FormatResult result = Formatter.formatRange(text, text.indexOf('2'), text.indexOf("=3"), STYLE);

    assertThat(result.text())
        .isEqualTo("const int a=1;\nconst int b = 2;\nconst int c = 3;\nconst int d=4;\n");
  }

  @Test
  void aRangeOfCommentsIsIndented() {
    String text = "control c() {\n// one\n  apply { }\n}\n";

    assertThat(Formatter.formatRange(text, 16, 17, STYLE).text())
        .isEqualTo("control c() {\n    // one\n    apply { }\n}\n");
  }

  @Test
  void aRangeHasToBeInTheText() {
    assertThatThrownBy(() -> Formatter.formatRange("a", 0, 2, STYLE))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aSemicolonFormatsItsStatement() {
    String text = "const int a=1;\nconst int b=2;\n";

    assertThat(Formatter.formatTyped(text, text.length() - 1, STYLE).text())
        .isEqualTo("const int a=1;\nconst int b = 2;\n");
    assertThat(Formatter.formatTyped(text, 5, STYLE).edits()).isEmpty();
  }

  @Test
  void aBraceFormatsWhatItEnds() {
    String text = "const int a=1;\ncontrol c() {\napply {\nif (a) {\nx=1;\n}\ny=2;\n}\n}\n";
    int brace = text.indexOf('}');

    assertThat(Formatter.formatTyped(text, brace + 1, STYLE).text())
        .isEqualTo(
            "const int a=1;\ncontrol c() {\napply {\n        if (a) {\n            x = 1;\n"
                + "        }\ny=2;\n}\n}\n");
  }

  @Test
  void aDeclarationWithAMissingBraceIsKeptAndNamed() {
    String text = "const int a=1;\ncontrol c() {\n  apply  {\n}\nheader h_t { bit<8>  a; }\n";

    FormatResult result = Formatter.format(text);

    assertThat(result.text())
        .isEqualTo("const int a = 1;\ncontrol c() {\n  apply  {\n}\nheader h_t { bit<8> a; }\n");
    assertThat(result.problems())
        .extracting(FormatResult.Problem::message)
        .containsExactly(
            "'{' is not closed, or nested too deeply: its declaration is not formatted");
    assertThat(result.problems().get(0).start()).isEqualTo(text.indexOf('{'));
  }

  @Test
  void aLineThatABackslashJoinsStaysJoined() {
    String text = "const int a = 1; // b \\\n  c\nconst int b = 2;\n";

    assertThat(Formatter.format(text).text())
        .isEqualTo("const int a = 1;  // b \\\n  c\nconst int b = 2;\n");
    assertThat(Formatter.format("const int a=1; // b \\").text())
        .isEqualTo("const int a = 1;  // b \\");
    assertThat(Formatter.format("// a \\  \nconst int b=2;\n").text())
        .isEqualTo("// a \\  \nconst int b = 2;\n");
  }

  @Test
  void narrowerMeasuresBreakMore() {
    assertThat(Formatter.format("const int a = f(b, c);\n", new FormatOptions(20, 2)).text())
        .isEqualTo("const int a = f(\n  b,\n  c\n);\n");
  }

  @Test
  void theGuardFindsWhatIsLost() {
    List<Atom> before = AtomScanner.scan("a + b");
    for (String after : List.of("a +", "a - b", "a + // b", "a + b c", "a ++ b")) {
      assertThatThrownBy(
              () ->
                  Guard.edits(
                      "a + b", before, new java.util.BitSet(), after, AtomScanner.scan(after)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void theGuardKeepsShiftsTogether() {
    assertThatThrownBy(
            () ->
                Guard.edits(
                    "a >> b",
                    AtomScanner.scan("a >> b"),
                    new java.util.BitSet(),
                    "a > > b",
                    AtomScanner.scan("a > > b")))
        .isInstanceOf(IllegalStateException.class);
  }
}
