package dev.p4u.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an architecture without division can still compute, and what it cannot. */
class RuntimeDivisionTest {

  private static String program(String statement) {
    return """
        control Block(inout bit<32> x);
        package Device(Block block);
        control C(inout bit<32> x) {
          bit<32> known = 3;
          apply { %s }
        }
        Device(C()) main;
        """
        .formatted(statement);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x = x / 3;", "x = 7 % x;", "x /= 10;", "known = known / (x + 1);"})
  void cannotDivideWhatPacketsBring(String statement) {
    assertThat(P4.messages(P4.check(program(statement))))
        .singleElement()
        .asString()
        .contains("of values that packets bring cannot be computed by a `Device`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x = x / 8;", "x = x % 16;", "x = 0 / x;", "x = known / 3;", "x %= 1;"})
  void canShiftAndCompute(String statement) {
    assertThat(P4.messages(P4.check(program(statement)))).isEmpty();
  }
}
