package dev.p4u.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules for values: code in one block before and after. {@code %0} is a byte of the packet; what
 * nobody reads any more is left to dead code elimination.
 */
class SimplifyTest {

  private static Arguments rule(String what, String before, String after) {
    return arguments(what, before, after);
  }

  static List<Arguments> arithmetic() {
    return List.of(
        rule(
            "constants are folded",
            "%1:8 = add 250:8, 10:8; %9:8 = mul %1:8, 3:8; return %9:8",
            "return 12:8"),
        rule(
            "constants move right",
            "%9:8 = add 3:8, %0:8; return %9:8",
            "%9:8 = add %0:8, 3:8; return %9:8"),
        rule(
            "subtraction of a constant is addition",
            "%9:8 = sub %0:8, 1:8; return %9:8",
            "%9:8 = add %0:8, 255:8; return %9:8"),
        rule(
            "sums of constants join",
            "%1:8 = add %0:8, 3:8; %9:8 = sub %1:8, 3:8; return %9:8",
            "%1:8 = add %0:8, 3:8; return %0:8"),
        rule(
            "multiplication by a power is a shift",
            "%9:8 = mul %0:8, 8:8; return %9:8",
            "%9:8 = shl %0:8, 3:32; return %9:8"),
        rule(
            "division by a power is a shift",
            "%1:8 = udiv %0:8, 4:8; %9:8 = umod %1:8, 4:8; return %9:8",
            "%1:8 = lshr %0:8, 2:32; %9:8 = and %1:8, 3:8; return %9:8"),
        rule("division by zero is zero", "%9:8 = udiv %0:8, 0:8; return %9:8", "return 0:8"),
        rule(
            "remainder by zero is the dividend",
            "%9:8 = umod %0:8, 0:8; return %9:8",
            "return %0:8"),
        rule("a shift by the width is zero", "%9:8 = shl %0:8, 8:32; return %9:8", "return 0:8"),
        rule("xor with itself is zero", "%9:8 = xor %0:8, %0:8; return %9:8", "return 0:8"));
  }

  static List<Arguments> comparisons() {
    return List.of(
        rule(
            "a double negation is none",
            "%1:1 = eq %0:8, 1:8; %2:1 = xor %1:1, 1:1; %9:1 = xor %2:1, 1:1; return %9:1",
            "%1:1 = eq %0:8, 1:8; %2:1 = ne %0:8, 1:8; %9:1 = eq %0:8, 1:8; return %9:1"),
        rule(
            "a negated comparison is the opposite",
            "%1:1 = ult %0:8, 5:8; %9:1 = xor %1:1, 1:1; return %9:1",
            "%1:1 = ult %0:8, 5:8; %9:1 = ule 5:8, %0:8; return %9:1"),
        rule(
            "extended values compare narrow",
            "%1:32 = zext %0:8; %9:1 = eq %1:32, 7:32; return %9:1",
            "%1:32 = zext %0:8; %9:1 = eq %0:8, 7:8; return %9:1"),
        rule(
            "extended values are not large",
            "%1:32 = zext %0:8; %9:1 = eq %1:32, 300:32; return %9:1",
            "%1:32 = zext %0:8; return 0:1"),
        rule(
            "what was added goes to the constant",
            "%1:8 = add %0:8, 3:8; %9:1 = eq %1:8, 10:8; return %9:1",
            "%1:8 = add %0:8, 3:8; %9:1 = eq %0:8, 7:8; return %9:1"),
        rule("nothing is below zero", "%9:1 = ult %0:8, 0:8; return %9:1", "return 0:1"),
        rule(
            "a selection of truth is its condition",
            "%1:1 = eq %0:8, 1:8; %9:1 = select %1:1, 1:1, 0:1; return %9:1",
            "%1:1 = eq %0:8, 1:8; return %1:1"));
  }

  static List<Arguments> widths() {
    return List.of(
        rule(
            "slice of a concatenation is its part",
            "%1:16 = concat %0:8, 5:8; %9:8 = slice %1:16 from 8; return %9:8",
            "%1:16 = concat %0:8, 5:8; return %0:8"),
        rule(
            "truncation of an extension is nothing",
            "%1:32 = zext %0:8; %9:8 = trunc %1:32; return %9:8",
            "%1:32 = zext %0:8; return %0:8"),
        rule(
            "slice of a shift takes other bits",
            "%1:8 = lshr %0:8, 4:8; %9:2 = slice %1:8 from 1; return %9:2",
            "%1:8 = lshr %0:8, 4:8; %9:2 = slice %0:8 from 5; return %9:2"),
        rule(
            "neighbouring slices are one",
            "%1:4 = slice %0:8 from 4; %2:2 = slice %0:8 from 2;"
                + " %9:6 = concat %1:4, %2:2; return %9:6",
            "%1:4 = slice %0:8 from 4; %2:2 = slice %0:8 from 2;"
                + " %9:6 = slice %0:8 from 2; return %9:6"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"arithmetic", "comparisons", "widths"})
  void isSimplified(String what, String before, String after) {
    assertThat(PassTester.run(block(before), new Simplify())).as(what).isEqualTo(block(after));
  }

  private static String block(String code) {
    return "b0 entry:\n  %0:8 = load_packet 0:32 bit 0\n  " + code.replace("; ", "\n  ") + "\n";
  }
}
