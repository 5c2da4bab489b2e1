package dev.p4u.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check itself: each damage to a good log is found. */
class SarifShapeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "name": "p4u",         |                        | $.runs[0].tool.driver needs this member
          "version": "1.2.3"     | "version": 1           | is a number
          "ruleIndex": 0         | "ruleIndex": "0"       | is a number
          "ruleId": "duplicate/  | "ruleId": "other/      | other/SAMPLE_DUPLICATE
          "startLine": 2         | "startLine": 0         | startLine
          "level": "error"       | "level": "fatal"       | fatal
          "uri": "dir/a.p4"      | "uri": "dir/\u00e4.p4" | ASCII
          "locations": [         | "places": [            | not SARIF's
          """)
  void aDamagedLogIsFound(String good, String bad, String told) {
    String log = Golden.read("small.sarif");
    SarifShape.check(log);
    assertThat(log).contains(good);

    String damaged = log.replace(good, bad == null ? "" : bad);

    assertThatThrownBy(() -> SarifShape.check(damaged))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(told);
  }
}
