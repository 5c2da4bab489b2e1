package dev.p4u.language.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transitions ({@link ParserLint}) and parsers that never accept ({@link AcceptLint}). */
class ParserLintTest {

  private static final String[] KINDS = {"parser-transition", "unreachable", "invalid"};

  /** Makes a parser of states; the cases of a select start at line 5. */
  private static String parser(String states) {
    return
"""
%s
parser Block(in bit<8> x, in bit<8> y);
package Switch(Block block);
Switch(P()) main;
"""
        .formatted("parser P(in bit<8> x, in bit<8> y) {\n" + states + "}");
  }

  private static String select(String subjects, String... cases) {
    return parser(
        """
          value_set<bit<8>>(4) set;
          state start {
            transition select(%s) {
        %s
            }
          }
          state other { transition accept; }
        """
            .formatted(subjects, String.join("\n", cases)));
  }

  @Test
  void aStateWithoutTransitionRejects() {
    String program = parser("state start { transition next; }\nstate next { }\n");

    assertThat(Warnings.messages(program, "parser-transition"))
        .containsExactly("3:7 state `next` has no transition: it rejects the packet");
    assertThat(Warnings.fixed(program, "parser-transition"))
        .contains("state next {  transition accept; }");
  }

  @Test
  void theMissingTransitionIsAddedOnALineOfItsOwn() {
    assertThat(Warnings.fixed("parser P() {\n  state start {\n  }\n}\n", "parser-transition"))
        .isEqualTo("parser P() {\n  state start {\n    transition accept;\n  }\n}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7   | x    | 1: accept;            | default: other;   | 2: accept;",
        "7   | x    | 1: accept;            | _: other;         | default: accept;",
        "7   | 8w1  | 2: other;             | 1: accept;        | default: other;",
        "6 7 | 8w1  | 0 .. 3: accept;       | 1: other;         | default: reject;",
        "6   | 8w17 | 0x10 &&& 0xf0: other; | 1: accept;        | ''",
        "6   | 8w1, 8w2 | (1, _): other;    | (1, 2): accept;   | ''",
      })
  void casesBehindOneThatAlwaysMatches(
      String lines, String subjects, String first, String second, String third) {
    assertThat(Warnings.lines(select(subjects, first, second, third), KINDS))
        .isEqualTo(Stream.of(lines.split(" ")).map(l -> l + ": CASE_NEVER_REACHED").toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x    | 1: accept; | 2: other; | default: reject;",
        "x    | 1: accept; | 1: other; | default: reject;",
        "x, y | (_, _): accept; | (1, 2): other; | default: reject;",
        "x    | set: accept; | 1: accept; | default: accept;",
        "x    | 1 .. 3: accept; | default: accept; |",
        "8w1  | set: other; | 1: accept; | ",
        "x    | default: accept; | |",
      })
  void casesThatMayMatch(String example) {
    String[] parts = example.split("\\|", -1);

    assertThat(Warnings.lines(select(parts[0], parts[1], parts[2], parts[3]), KINDS)).isEmpty();
  }

  @Test
  void aConstantThatNoCaseMatches() {
    assertThat(Warnings.lines(select("8w1", "2: accept;", "3 .. 4: accept;"), KINDS))
        .containsExactly("1: NEVER_ACCEPTS", "4: NO_CASE_MATCHES");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x    | 1: other; | 2: other; | default: other;",
        "x    | 1: accept; | default: accept; | ",
        "x, y | (1, 2): accept; | default: accept; | ",
      })
  void allCasesGoTheSameWay(String example) {
    String[] parts = example.split("\\|", -1);
    String program = select(parts[0], parts[1], parts[2], parts[3]);
    String target = parts[1].replaceFirst(".*: ", "").strip();

    assertThat(Warnings.lines(program, KINDS)).containsExactly("4: SELECT_WITHOUT_CHOICE");
    assertThat(Warnings.fixed(program, "parser-transition"))
        .contains("    transition " + target + "\n  }\n");
  }

  @Test
  void rangesWhoseEndIsBeforeTheirStart() {
    assertThat(Warnings.messages(select("x", "10 .. 3: accept;", "3 .. 3: accept;"), "invalid"))
        .containsExactly("5:1 this range is empty: 10 is more than 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state start { transition reject; }",
        "state start { transition next; } state next { transition select(x) { 1: reject; } }",
        "state start { transition select(8w1) { 2: accept; default: reject; } }",
        "state start { transition select(8w1) { 1: start; 2: accept; default: reject; } }"
            + " state unused { transition accept; }",
      })
  void parsersThatNeverAccept(String states) {
    // A parser that never ends is an error.
    String program = parser(states.replace("1: start;", "1: reject;"));

    assertThat(Warnings.lines(program, "unreachable")).containsExactly("1: NEVER_ACCEPTS");
  }

  @Test
  void aParserThatAppliesOneThatNeverAccepts() {
    String program =
        """
        parser Inner() { state start { transition reject; } }
        parser Fine() { state start { transition accept; } }
        parser P(in bit<8> x) {
          Fine() fine;
          Inner() inner;
          state start { fine.apply(); transition select(x) { 1: more; default: reject; } }
          state more { inner.apply(); transition accept; }
        }
        parser Block(in bit<8> x);
        package Switch(Block block);
        Switch(P()) main;
        """;

    assertThat(Warnings.lines(program, "unreachable"))
        .containsExactly("1: NEVER_ACCEPTS", "3: NEVER_ACCEPTS");
    assertThat(Warnings.of(program).get(1).related().get(0).span().line()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state start { transition accept; }",
        "state start { transition select(x) { 1: accept; } }",
        "state start { transition next; } state next { transition select(x) { 1: accept; 2: start;"
            + " } }",
      })
  void parsersThatMayAccept(String states) {
    assertThat(Warnings.lines(parser(states), "unreachable")).isEmpty();
  }

  @Test
  void whatNothingMakesIsOnlyUnused() {
    String program =
        """
        parser P(in bit<8> x) { state start { transition select(x) {
          1: reject; default: reject; 2: accept;
        } } }
        """;

    assertThat(Warnings.of(program)).extracting(d -> d.code()).containsExactly(LintCode.UNUSED);
  }
}
