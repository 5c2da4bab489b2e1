package dev.p4u.language.preproc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticSink;
import dev.p4u.language.source.UnreadableFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreprocessorTest {

  private final DiagnosticSink sink = new DiagnosticSink();
  private Map<String, String> files = Map.of();
  private P4Frontend.Options options = P4Frontend.Options.DEFAULT;

  private PreprocessorResult run(String text) {
    return Preprocessor.run(
        Path.of("dir/main.p4"),
        text,
        options,
        path -> {
          if (path.endsWith("refused.p4")) {
            throw new UnreadableFileException(path, "it is larger than 8 MB");
          }
          return Optional.ofNullable(files.get(path.toString()));
        },
        sink);
  }

  /** The tokens with one blank between them. */
  private String tokens(String text) {
    return run(text).tokens().stream()
        .filter(t -> !t.isEnd())
        .map(PpToken::text)
        .collect(Collectors.joining(" "));
  }

  private List<String> messages(String text) {
    run(text);
    return sink.diagnostics().stream()
        .map(d -> d.span().line() + ":" + d.span().column() + " " + d.message())
        .toList();
  }

  @Test
  void cutsTextIntoTokens() {
    assertThat(tokens("a<=b>>1; x|+|=8w0xF_F; h[7:0] s[1+:2] {#} \"a\\\"b\" 1..2 &&&3 ..."))
        .isEqualTo(
            "a <= b >> 1 ; x |+|= 8w0xF_F ; h [ 7 : 0 ] s [ 1 +: 2 ] {#} \"a\\\"b\" 1 .. 2 &&& 3"
                + " ...");
  }

  @Test
  void commentsAreWhiteSpace() {
    assertThat(tokens("a/* b\n * c */d // e\nf // g \\\nstill g\nh")).isEqualTo("a d f h");
  }

  @Test
  void aBackslashJoinsLines() {
    assertThat(tokens("#define A 1 + \\\n 2\nA; wo\\\nrd")).isEqualTo("1 + 2 ; word");
  }

  @Test
  void blanksAfterTheBackslashDoNotMatter() {
    assertThat(tokens("#define A 1 + \\ \t\n 2\nA; a \\ b")).isEqualTo("1 + 2 ; a \\ b");
  }

  @Test
  void objectLikeMacros() {
    assertThat(tokens("#define A B + B\n#define B 2\nA\n#undef B\nA")).isEqualTo("2 + 2 B + B");
  }

  @Test
  void functionLikeMacros() {
    assertThat(tokens("#define MAX(a, b) a > b ? a : b\nMAX(x, f(1, 2)) MAX"))
        .isEqualTo("x > f ( 1 , 2 ) ? x : f ( 1 , 2 ) MAX");
  }

  @Test
  void aSpaceBeforeTheParenthesisMakesAMacroObjectLike() {
    assertThat(tokens("#define F (a)\nF")).isEqualTo("( a )");
  }

  @Test
  void argumentsMayHaveSeveralLinesAndBeEmpty() {
    assertThat(tokens("#define F(a, b) [a|b]\nF(1,\n 2) F(,)")).isEqualTo("[ 1 | 2 ] [ | ]");
  }

  @Test
  void stringAndPasteOperators() {
    assertThat(
            tokens(
                """
                #define S(x) #x
                #define P(x, y) x##y x ## 1 z##y
                S(a + "b\\n") P(8, w5) P(,q)
                """))
        .isEqualTo("\"a + \\\"b\\\\n\\\"\" 8w5 81 zw5 q 1 zq");
  }

  @Test
  void pragmaOnceIncludesAFileOnce() {
    files =
        Map.of(
            "dir/once.p4", "#pragma once\none",
            "dir/often.p4", "#if 0\n#pragma once\n#endif\ntwo");

    assertThat(
            tokens(
                """
                #include "once.p4"
                #include "once.p4"
                #include "often.p4"
                #include "often.p4"
                """))
        .isEqualTo("one two two");
  }

  @Test
  void whatDoesNotJoinStaysSideBySide() {
    assertThat(messages("#define FIELD(m, i) m ## . ## f_ ## i ## ;\nFIELD(meta, 3)")).isEmpty();
    assertThat(tokens("#define FIELD(m, i) m ## . ## f_ ## i ## ;\nFIELD(meta, 3)"))
        .isEqualTo("meta . f_3 ;");
  }

  @Test
  void pasteDoesNotExpandItsOperands() {
    assertThat(tokens("#define A 1\n#define J(x, y) x##y\n#define AB ok\nJ(A, B) J(A, )"))
        .isEqualTo("ok 1");
  }

  @Test
  void variadicMacros() {
    assertThat(
            tokens(
                """
                #define LOG(format, ...) log(format, ##__VA_ARGS__)
                #define ALL(rest...) [rest]
                LOG(a) LOG(a, b, c) ALL(1, 2) ALL()
                """))
        .isEqualTo("log ( a ) log ( a , b , c ) [ 1 , 2 ] [ ]");
  }

  @Test
  void aMacroIsNotExpandedWithinItself() {
    assertThat(tokens("#define A B\n#define B A x\n#define f(x) f(x + 1)\nA f(f(2))"))
        .isEqualTo("A x f ( f ( 2 + 1 ) + 1 )");
  }

  @Test
  void predefinedMacros() {
    assertThat(tokens("\n__LINE__ __FILE__")).isEqualTo("2 \"dir/main.p4\"");
  }

  @Test
  void macrosOfTheCommandLine() {
    options = new P4Frontend.Options(List.of(), Map.of("N", "3 + 4", "FLAG", ""));
    assertThat(tokens("#ifdef FLAG\nN\n#endif")).isEqualTo("3 + 4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          1                                  ; yes
          0x10 == 16 && 010 == 8             ; yes
          2 + 3 * 4 == 14                    ; yes
          (2 + 3) * 4 == 14                  ; no
          1 << 3 >> 1 == 4                   ; yes
          -1 < 0 && ~0 == -1 && !0           ; yes
          7 / 2 == 3 && 7 % 2 == 1           ; yes
          (6 & 3) == 2 && (6 ^ 3) == 5       ; yes
          (6 & 3 | 8) == 10                  ; yes
          defined A && !defined(UNKNOWN)     ; yes
          A > 4 ? 1 : 0                      ; yes
          UNKNOWN                            ; no
          0 && 1 / 0                         ; no
          1 || 1 / 0                         ; yes
          SQUARE(3) == 9                     ; yes
          10UL == 10u                        ; yes
          5 >= 5 && 5 <= 5 && 5 != 4         ; yes
          """)
  void conditions(String condition, String expected) {
    String text =
        "#define A 5\n#define SQUARE(x) ((x)*(x))\n#if %s\nyes\n#else\nno\n#endif\n"
            .formatted(condition);
    assertThat(tokens(text)).isEqualTo(expected);
    assertThat(sink.diagnostics()).isEmpty();
  }

  @Test
  void theFirstBranchThatHoldsIsTaken() {
    String text =
        """
        #if N == 1
        one
        #elif N == 2
        two
        #  ifdef INNER
        inner
        #  else
        outer
        #  endif
        #elif N >= 2
        more
        #else
        none
        #endif
        """;
    assertThat(tokens("#define N 1\n" + text)).isEqualTo("one");
    assertThat(tokens("#define N 2\n" + text)).isEqualTo("two outer");
    assertThat(tokens("#define N 3\n" + text)).isEqualTo("more");
    assertThat(tokens(text)).isEqualTo("none");
  }

  @Test
  void inactivePartsMayHoldAnything() {
    PreprocessorResult result =
        run("#if 0\nit's \"open\n#error no\n#bad\n#if 1 / 0\n#endif\n#endif\nx");
    assertThat(sink.diagnostics()).isEmpty();
    assertThat(result.info().inactive()).hasSize(1);
    assertThat(result.info().inactive().get(0).text()).startsWith("\nit's").endsWith("#endif\n");
  }

  @Test
  void includesAreSearchedNextToTheFileThenInPaths() {
    files =
        Map.of(
            "dir/near.p4", "near",
            "inc/near.p4", "far",
            "inc/sub/x.p4", "#include \"y.p4\"\n",
            "inc/sub/y.p4", "y");
    options = new P4Frontend.Options(List.of(Path.of("inc")), Map.of());
    assertThat(tokens("#include \"near.p4\"\n#include <near.p4>\n#include <sub/x.p4>\n"))
        .isEqualTo("near far y");
    assertThat(run("#include \"near.p4\"\n#include \"./near.p4\"\n").files())
        .extracting(f -> f.path())
        .containsExactly("dir/main.p4", "dir/near.p4");
  }

  @Test
  void theNameOfAnIncludeMayComeFromAMacro() {
    files = Map.of("dir/a.p4", "found");
    assertThat(tokens("#define FILE \"a.p4\"\n#include FILE\n")).isEqualTo("found");
  }

  @Test
  void bundledIncludesComeLast() {
    assertThat(tokens("#include <core.p4>")).contains("packet_in");
    options = new P4Frontend.Options(List.of(Path.of("inc")), Map.of());
    files = Map.of("inc/core.p4", "own");
    assertThat(tokens("#include <core.p4>")).isEqualTo("own");
  }

  @Test
  void guardsWork() {
    files = Map.of("dir/g.p4", "#ifndef G\n#define G\nonce\n#endif\n");
    assertThat(tokens("#include \"g.p4\"\n#include \"g.p4\"\n")).isEqualTo("once");
  }

  @Test
  void productsOfAMacroHaveTheSpanOfItsUse() {
    PreprocessorResult result = run("#define TWO(x) 2 * x\n  TWO(abc) ;\n");
    List<PpToken> tokens = result.tokens();
    assertThat(tokens)
        .extracting(t -> t.text() + " at " + t.span().column())
        .startsWith("2 at 3", "* at 3", "abc at 7", "; at 12");
    assertThat(tokens.get(0).span().text()).isEqualTo("TWO");
  }

  @Test
  void tellsEditorsOfMacrosAndInclusions() {
    files = Map.of("dir/a.p4", "A");
    PreprocessorInfo info =
        run("#define A 1\n#include \"a.p4\"\n#ifdef A\n#endif\n#include <no>\n").info();
    assertThat(info.definitions())
        .extracting(d -> d.name() + "=" + d.text())
        .containsExactly("A=A 1");
    assertThat(info.uses())
        .extracting(u -> u.span().toString())
        .containsExactly("dir/a.p4:1:1", "dir/main.p4:3:8");
    assertThat(info.inclusions())
        .extracting(i -> i.written() + " " + i.file().isPresent())
        .containsExactly("a.p4 true", "no false");
    assertThat(run("a // b\n/* c */").info().comments())
        .extracting(s -> s.text())
        .containsExactly("// b", "/* c */");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          #include "no.p4"              | 1:10 include file no.p4 not found
          #include "refused.p4"         | 1:10 cannot read refused.p4: it is larger than 8 MB
          #include                      | 1:1 #include expects "file" or <file>
          #include ""                   | 1:1 #include expects "file" or <file>
          a /* b                        | 1:3 comment is not closed: */ is missing
          a "b                          | 1:3 string is not closed: " is missing
          #if 1                         | 1:2 #if has no #endif
          #ifdef X                      | 1:2 #ifdef has no #endif
          #endif                        | 1:2 #endif without #if
          #else                         | 1:2 #else without #if
          #if 1~#else~#else~#endif      | 3:2 #else after #else
          #if 1~#else~#elif 1~#endif    | 3:2 #elif after #else
          #if~#endif                    | 1:2 #if expects an expression
          #if 1 +~#endif                | 1:5 missing operand in the expression of #if
          #if 1 2~#endif                | 1:5 unexpected '2' in the expression of #if
          #if (1~#endif                 | 1:5 missing ) in the expression of #if
          #if 1 / 0~#endif              | 1:5 division by zero in the expression of #if
          #if 8w1~#endif                | 1:5 '8w1' is not a 64-bit number in the expression of #if
          #if 1 ? 2~#endif              | 1:5 ? without : in the expression of #if
          #if defined~#endif            | 1:5 defined without a macro name in the expression of #if
          #ifdef~#endif                 | 1:2 #ifdef expects a macro name
          #ifdef X Y~#endif             | 1:10 extra tokens after #ifdef
          #define                       | 1:8 #define expects a macro name
          #define 1                     | 1:9 #define expects a macro name
          #define defined 1             | 1:9 defined cannot be a macro name
          #define F(a                   | 1:9 malformed parameter list of macro F
          #define F(a, a) a             | 1:9 malformed parameter list of macro F
          #define F ##a                 | 1:11 ## cannot stand at an end of a macro
          #define F(a) #b               | 1:14 # must be followed by a macro parameter
          #define A 1~#define A 2       | 2:9 macro A is redefined with another replacement
          #define F(a) a~F(1, 2)        | 2:1 macro F takes 1 argument, but 2 are given
          #define F(a, b) a~F(1)        | 2:1 macro F takes 2 arguments, but 1 is given
          #define F(a, b, ...) a~F(1)   | 2:1 macro F takes at least 2 arguments, but 1 is given
          #define F(a) a~F(1            | 2:1 the arguments of macro F are not closed: ) is missing
          #define F(a) a##+~F(1)        | 2:1 pasting 1 and + does not give a token
          #error some thing             | 1:1 #error some thing
          #warning some thing           | 1:1 #warning some thing
          #nonsense                     | 1:2 #nonsense is no preprocessor directive: the line is left out
          """)
  void mistakes(String text, String message) {
    assertThat(messages(text.replace("~", "\n"))).containsExactly(message);
  }

  @Test
  void redefinitionPointsToTheFirstOne() {
    run("#define A 1\n#define A 1\n#define A 2\n");
    assertThat(sink.diagnostics()).hasSize(1);
    Diagnostic.Related related = sink.diagnostics().get(0).related().get(0);
    assertThat(related.span().line()).isEqualTo(2);
  }

  @Test
  void harmlessDirectivesAreLeftOut() {
    assertThat(tokens("#pragma once\n#line 7\n# 3 \"x.p4\"\n#\nx")).isEqualTo("x");
    assertThat(sink.diagnostics()).isEmpty();
  }

  @Test
  void aFileThatIncludesItselfEnds() {
    files = Map.of("dir/a.p4", "#include \"a.p4\"\n#include \"a.p4\"\n");
    assertThat(messages("#include \"a.p4\"\n"))
        .containsExactly(
            "1:10 #include is nested more than 200 deep; does the file include itself?");
  }

  @Test
  void manyIncludesEnd() {
    files =
        Map.of(
            "dir/a.p4", "#include \"b.p4\"\n".repeat(2000),
            "dir/b.p4", "#include \"c.p4\"\n".repeat(2000),
            "dir/c.p4", "");
    assertThat(messages("#include \"a.p4\"\n"))
        .singleElement()
        .asString()
        .endsWith("the program is too large: more than 32 MB with its includes");
  }

  @Test
  void expansionIsBounded() {
    StringBuilder laughs = new StringBuilder("#define a0 ha ha\n");
    for (int i = 1; i < 40; i++) {
      laughs.append("#define a%d a%d a%d\n".formatted(i, i - 1, i - 1));
    }
    assertThat(messages(laughs + "a39"))
        .containsExactly(
            "41:1 the expansion of macros gives more than 1000000 tokens; the rest is not read");
    assertThat(run("a39").truncated()).isFalse();
  }

  @Test
  void nestingOfMacroArgumentsIsBounded() {
    String text = "#define f(x) x\n" + "f(".repeat(5000) + ")".repeat(5000);
    assertThat(messages(text))
        .singleElement()
        .asString()
        .endsWith("macro arguments are nested more than 100 deep; the rest is not read");
  }

  @Test
  void nestingOfConditionsIsBounded() {
    assertThat(messages("#if " + "(".repeat(100_000) + "1\n#endif\n"))
        .containsExactly("1:5 more than 200 nested operators in the expression of #if");
  }

  @Test
  void theNumberOfTokensIsBounded() {
    assertThat(messages(";".repeat(1_000_001)))
        .containsExactly("1:1000001 the program is too large: more than 1000000 tokens");
  }

  @Test
  void theSizeOfTheFileIsBounded() {
    assertThat(messages("x".repeat(9 * 1024 * 1024)))
        .containsExactly("1:1 the file is larger than 8 MB");
  }

  @Test
  void aBinaryFileIsNotRead() {
    assertThat(messages("\u007fELF\0"))
        .containsExactly("1:1 dir/main.p4 is not a text file: it contains the character U+0000");
  }

  @Test
  void aBinaryIncludeIsNotRead() {
    files = Map.of("dir/b.p4", "\u007fELF\0\0");
    assertThat(messages("x\n#include \"b.p4\"\ny"))
        .containsExactly("2:10 dir/b.p4 is not a text file: it contains the character U+0000");
  }

  @Test
  void aStringMayHaveSeveralLines() {
    assertThat(tokens("@name(\"a\nb\") x")).isEqualTo("@ name ( \"a\nb\" ) x");
  }
}
