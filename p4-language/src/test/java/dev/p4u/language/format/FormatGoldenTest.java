package dev.p4u.language.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every construct of the language and every place of a comment, before and after. */
class FormatGoldenTest {

  static Stream<GoldenCases.Case> cases() {
    return GoldenCases.files().stream().flatMap(f -> GoldenCases.read(f).stream());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isFormatted(GoldenCases.Case golden) {
    if (!Boolean.getBoolean("p4u.rewrite")) {
      assertThat(Formatter.format(golden.before()).text()).isEqualTo(golden.after());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void staysAsItIsOnceFormatted(GoldenCases.Case golden) {
    assertThat(Formatter.format(golden.after()).text()).isEqualTo(golden.after());
  }

  /** However the lines were broken and indented, except where that is the author's choice. */
  @ParameterizedTest
  @MethodSource("cases")
  void indentationDoesNotMatter(GoldenCases.Case golden) {
    if (!golden.name().startsWith("kept")) {
      String flush = golden.after().replaceAll("(?m)^ +(?![ *])", "\t");
      assertThat(Formatter.format(flush).text()).isEqualTo(golden.after());
    }
  }

  @Test
  void filesAreRewrittenOnDemand() {
    for (Path file : GoldenCases.files()) {
      List<GoldenCases.Case> cases = GoldenCases.read(file);
      assertThat(cases).isNotEmpty();
      if (Boolean.getBoolean("p4u.rewrite")) {
        GoldenCases.write(
            file,
            cases.stream()
                .map(
                    c ->
                        new GoldenCases.Case(
                            c.name(), c.before(), Formatter.format(c.before()).text()))
                .toList());
      }
    }
  }
}
