package dev.p4u.language.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that would be others without the blank between them keep it. */
class TightPairsTest {

  private static final List<String> SIGNS =
      List.of(
          "<", "<<", "<=", "<<=", ">", ">=", "=", "==", "!", "!=", "&", "&&", "&&&", "&=", "|",
          "||", "|=", "|+|", "|-|", "|+|=", "+", "++", "+=", "+:", "-", "-=", "*", "/", "/=", "%",
          "%=", "^", "^=", "~", "?", ":", ".", "..", "...", "@", ",", "##", "#", "(", ")", "[", "]",
          "{", "}", "{#}");

  private static final List<String> OTHERS =
      List.of("a", "pragma", "bit", "1", "8w1", "0x", "_", "\"s\"", "$", "\u00e9", "/* c */");

  /** Formats, which fails when other tokens result, and again, which changes nothing. */
  private static void format(String text) {
    String once = Formatter.format(text).text();
    assertThat(Formatter.format(once).text()).as(text).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const t x = %s %s;",
        "const t x = y.%s %s z;",
        "const t x = -%s %s z;",
        "%s %s",
        "bit%s %s",
        "bit< %s %s> x;",
        "t<a %s %s> x;",
        "const t x = f(a %s %s b);",
        "const t x = y[a %s %s b];",
        "@%s %s const t x = 1;",
        "@a(%s %s) const t x = 1;",
        "control c() { apply { x %s %s y; } }"
      })
  void allPairs(String place) {
    List<String> all = new ArrayList<>(SIGNS);
    all.addAll(OTHERS);
    for (String first : all) {
      for (String second : all) {
        format(place.formatted(first, second));
      }
    }
  }

  @Test
  void threeSigns() {
    for (String first : SIGNS) {
      for (String second : SIGNS) {
        for (String third : List.of("|", "=", ".", "}", "&", "+", ">")) {
          format("const t x = bit< " + first + " " + second + " " + third + "> y;");
        }
      }
    }
  }

  @Test
  void runsOfTypeArgumentsStayTight() {
    assertThat(Formatter.format("a < b < c < d > > > x;").text()).isEqualTo("a<b<c<d>>> x;\n");
    assertThat(Formatter.format("bit< < 8 > x;").text()).isEqualTo("bit< < 8> x;\n");
  }

  @Test
  void strings() {
    String text =
        """
        #define CHECK(x) assert(#x)
        #define LOG(x) log("x"); f(a##x)
        control c() {
            apply {
                CHECK(a  +
                   f( b ));
                LOG(a + b);
                CHECK(a+b)
                y = 1;
            }
        }
        """;
    assertThat(Formatter.format(text.replace("LOG(a + b)", "LOG( a+b )")).text()).isEqualTo(text);
    assertThat(Formatter.format(text).changed()).isFalse();
  }
}
