package dev.p4u.language.lint.flow;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs that would take a careless analysis for ever. */
@Timeout(value = 20, unit = SECONDS)
class BoundsTest {

  private static String repeat(int count, String template) {
    return IntStream.range(0, count)
        .mapToObj(i -> template.replace("PREVIOUS", "" + (i - 1)).replace("THIS", "" + i))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void loopsInLoops() {
    String loops = "for (bit<8> i in 8w1 .. x) { ".repeat(40) + "x = x + 1;" + "}".repeat(40);

    assertThat(Warnings.ofBlock(loops)).isEmpty();
  }

  @Test
  void actionsThatCallActions() {
    String actions =
        "action a0() { x = x + 1; }\n"
            + repeat(60, "action aTHIS() { aPREVIOUS(); aPREVIOUS(); }").replaceFirst(".*\n", "");

    assertThat(Warnings.ofControl(actions + " apply { a59(); }")).isEmpty();
  }

  @Test
  void methodsThatCallTheirOwnExtern() {
    assertThat(
            Warnings.ofProgram(
                "extern Reg { Reg(); abstract void get(out bit<8> v); void run(); }\n",
                "Reg() r = { void get(out bit<8> v) { v = 1; r.run(); } }; apply { r.run(); }"))
        .isEmpty();
  }

  @Test
  void manyStatesThatAllMeet() {
    String cases = repeat(400, "THIS: sTHIS;");
    String states =
        repeat(
            400,
            "state sTHIS { bit<8> vTHIS = x; x = vTHIS; transition select(x) { "
                + cases.replace("THIS", "_")
                + " default: accept; } }");

    assertThat(Warnings.ofParser("", "state start { transition s0; }\n" + states)).isEmpty();
  }

  @Test
  void largeStacksAreNotFollowed() {
    assertThat(Warnings.ofBlock("Mark[60000] s; x = s[0].id;")).isEmpty();
    assertThat(Warnings.ofBlock("Mark[1000] s; s[999].setValid(); x = s[999].id;"))
        .containsExactly("s[999].id: USED_UNINITIALIZED");
  }
}
