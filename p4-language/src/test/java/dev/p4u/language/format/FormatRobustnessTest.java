package dev.p4u.language.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, formatting ends soon, and only white space changes. */
@Timeout(120)
class FormatRobustnessTest {

  private static final String[] PIECES = {
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    ">>",
    ";",
    ",",
    ":",
    "?",
    "=",
    "+",
    "-",
    "!",
    "@",
    "#",
    "\"",
    "/*",
    "*/",
    "//",
    "\n",
    "\r\n",
    "\\\n",
    "\n#if A\n",
    "\n#else\n",
    "\n#endif\n",
    "if (a) ",
    "else ",
    "control ",
    "@pragma ",
    "bit<",
    "\n// p4u-fmt: off\n",
    "\n// p4u-fmt: on\n",
    "\t",
    "é"
  };

  /** Formats, which fails when anything is lost, and again, which has nothing to do. */
  private static void format(String text) {
    String once = Formatter.format(text).text();
    assertThat(Formatter.format(once).text()).isNotNull();
  }

  @Test
  void randomChangesOfPrograms() {
    Random random = new Random(20_16);
    for (Path file : GoldenCases.files()) {
      for (GoldenCases.Case golden : GoldenCases.read(file)) {
        for (int i = 0; i < 60; i++) {
          format(change(golden.before(), random));
        }
      }
    }
  }

  private static String change(String text, Random random) {
    StringBuilder out = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(out.length());
      switch (random.nextInt(3)) {
        case 0 -> out.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 1 -> out.delete(at, Math.min(out.length() - 1, at + 1 + random.nextInt(4)));
        default -> out.setLength(Math.max(1, at));
      }
    }
    return out.toString();
  }

  @Test
  void randomPieces() {
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(60); k >= 0; k--) {
        text.append(random.nextInt(3) == 0 ? "a " : PIECES[random.nextInt(PIECES.length)]);
      }
      format(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "{",
        "[",
        "bit<",
        "a<",
        "a<b,",
        "bit<a<",
        "tuple<",
        "a.",
        "a ",
        "a\n",
        "a+",
        "a?",
        "a:",
        "a=",
        "-",
        "!",
        "(a)",
        "if(a)",
        "if(a) x;else ",
        "else ",
        "for(a)",
        "@a ",
        "@a(",
        "@a(b)",
        "{a}",
        "{}",
        "{;}",
        "();",
        "switch(a){b:",
        "/**/",
        "//\n",
        "a//\n",
        "a/**/",
        "\n#if\n",
        "\n#if\n{\n#else\n",
        "\n#endif\n",
        "\\\n",
        "\"",
        ">",
        "> ",
        ">>",
        ",",
        "a,\n",
        "f(a,b),",
        "control ",
        "\ncontrol c{",
        "header h {bit<8> a;} ",
        "x[1:0]",
        "// p4u-fmt: off\n",
        "\r",
        "1,"
      })
  void repetition(String piece) {
    String text = piece.repeat(60_000 / piece.length());
    Formatter.format(text);
    Formatter.format("control c() { apply { " + text + " } }");
    Formatter.format("const s_t x = { " + text + " };");
  }

  @Test
  void deepNestingIsKept() {
    String deep = "control c() { apply { x = " + "(".repeat(5000) + ")".repeat(5000) + "; } }\n";
    FormatResult result = Formatter.format("const int  a = 1;\n" + deep);
    assertThat(result.text()).isEqualTo("const int a = 1;\n" + deep);
    assertThat(result.problems()).hasSize(1);
  }
}
