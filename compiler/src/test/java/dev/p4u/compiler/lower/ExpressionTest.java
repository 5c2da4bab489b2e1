package dev.p4u.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators, by what they write into a header: {@code r = a OP b}. */
class ExpressionTest {

  private static String bits(String type, String expression, String a, String b) {
    Bench bench =
        Bench.body("%1$s a; %1$s b; %1$s r;".formatted(type), "hdr.h.r = " + expression + ";");
    String out = bench.out(a + b + "00".repeat(a.length() / 2));
    return out.substring(a.length() + b.length());
  }

  @ParameterizedTest
  @CsvSource({
    "+, ff, 02, 01",
    "-, 01, 02, ff",
    "*, 10, 11, 10",
    "/, f0, 07, 22",
    "/, f0, 00, 00",
    "%, f0, 07, 02",
    "%, f0, 00, f0",
    "|+|, f0, 20, ff",
    "|+|, 0f, 20, 2f",
    "|-|, 10, 20, 00",
    "|-|, 21, 20, 01",
    "&, f0, 3c, 30",
    "|, f0, 3c, fc",
    "^, f0, 3c, cc",
    "<<, 81, 01, 02",
    "<<, 81, 08, 00",
    ">>, 81, 01, 40",
    ">>, 81, ff, 00",
  })
  void unsigned(String op, String a, String b, String result) {
    assertThat(bits("bit<8>", "hdr.h.a " + op + " hdr.h.b", a, b)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "+, 7f, 01, 80",
    "-, 80, 01, 7f",
    "*, ff, 02, fe",
    "|+|, 7f, 01, 7f",
    "|+|, 80, ff, 80",
    "|+|, 01, ff, 00",
    "|-|, 80, 01, 80",
    "|-|, 7f, ff, 7f",
    "|-|, 01, 02, ff",
  })
  void signed(String op, String a, String b, String result) {
    assertThat(bits("int<8>", "hdr.h.a " + op + " hdr.h.b", a, b)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({"81, 01, c0", "81, 07, ff", "81, 08, ff", "41, 09, 00"})
  void shiftsSignedNumbersByTheirSign(String a, String by, String result) {
    assertThat(bits("int<8>", "hdr.h.a >> ((bit<8>) hdr.h.b)", a, by)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "bit<8>, <, 7f, 80, 01", "int<8>, <, 7f, 80, 00",
    "bit<8>, <=, 80, 80, 01", "int<8>, <=, 80, 7f, 01",
    "bit<8>, >, 80, 7f, 01", "int<8>, >, 80, 7f, 00",
    "bit<8>, >=, 7f, 80, 00", "int<8>, >=, 7f, 80, 01",
    "bit<8>, ==, 7f, 7f, 01", "bit<8>, !=, 7f, 7f, 00",
  })
  void compares(String type, String op, String a, String b, String result) {
    String expression = "hdr.h.a %s hdr.h.b ? (%s) 1 : 0".formatted(op, type);
    assertThat(bits(type, expression, a, b)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "hdr.h.a + hdr.h.b, ffffffffffffffffff, 000000000000000001, 000000000000000000",
    "hdr.h.a - hdr.h.b, 000000000000000000, 000000000000000001, ffffffffffffffffff",
    "hdr.h.a & hdr.h.b, f0f0f0f0f0f0f0f0f0, 3c3c3c3c3c3c3c3c3c, 303030303030303030",
    "hdr.h.a << 4, 123456789abcdef012, 000000000000000000, 23456789abcdef0120",
    "hdr.h.a >> 68, 123456789abcdef012, 000000000000000000, 000000000000000001",
    "hdr.h.a >> 72, 123456789abcdef012, 000000000000000000, 000000000000000000",
    "~hdr.h.a, 123456789abcdef012, 000000000000000000, edcba9876543210fed",
    "-hdr.h.a, 000000000000000001, 000000000000000000, ffffffffffffffffff",
  })
  void wideValues(String expression, String a, String b, String result) {
    assertThat(bits("bit<72>", expression, a, b)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "800000000000000000, 7fffffffffffffffff, 01",
    "7fffffffffffffffff, 800000000000000000, 00",
    "ffffffffffffffffff, 000000000000000000, 01",
  })
  void wideSignedComparison(String a, String b, String less) {
    Bench bench =
        Bench.body("int<72> a; int<72> b; bit<8> r;", "hdr.h.r = hdr.h.a < hdr.h.b ? 8w1 : 8w0;");
    assertThat(bench.out(a + b + "00")).endsWith(less);
  }

  @Test
  void castsCutAndExtend() {
    Bench bench =
        Bench.body(
            "bit<8> a; bit<16> zero; int<16> sign; bit<8> low; bit<8> flag;",
            """
            hdr.h.zero = (bit<16>) hdr.h.a;
            hdr.h.sign = (int<16>) (int<8>) hdr.h.a;
            hdr.h.low = (bit<8>) (hdr.h.a ++ hdr.h.a)[11:4];
            hdr.h.flag = (bit<8>) (bit<1>) (hdr.h.a == 0xfe);
            """);
    assertThat(bench.out("fe 0000 0000 00 00")).isEqualTo("fe" + "00fe" + "fffe" + "ef" + "01");
  }

  @Test
  void writesSlices() {
    Bench bench =
        Bench.body(
            "bit<16> a; bit<72> w;",
            "hdr.h.a[11:4] = 0xab; hdr.h.a[15:15] = 0; hdr.h.w[67:4][15:0] = 0x1234;");
    assertThat(bench.out("ffff ffffffffffffffffff")).isEqualTo("7abf" + "fffffffffffff1234f");
  }

  @Test
  void andAndOrEvaluateTheSecondOperandOnlyWhenNeeded() {
    Bench bench =
        Bench.program(
            Bench.text(
                "bit<8> a; bit<8> calls; bit<8> r;",
                "bool touch(inout bit<8> n, in bool answer) { n = n + 1; return answer; }",
                """
                apply {
                  bool both = hdr.h.a == 1 && touch(hdr.h.calls, true);
                  bool one = hdr.h.a == 1 || touch(hdr.h.calls, true);
                  hdr.h.r = (both ? 8w2 : 0) + (one ? 8w1 : 0);
                }
                """));
    assertThat(bench.out("01 00 00")).isEqualTo("01" + "01" + "03");
    assertThat(bench.out("02 00 00")).isEqualTo("02" + "01" + "01");
  }

  @Test
  void comparesHeadersAndTuples() {
    Bench bench =
        Bench.program(
            """
            header h_t { bit<8> a; bit<8> b; }
            header out_t { bit<8> r; }
            struct headers_t { h_t x; h_t y; out_t o; }
            struct meta_t { }
            parser prs(packet_in p, out headers_t hdr, inout meta_t meta,
                       inout standard_metadata std) {
              state start {
                p.extract(hdr.x);
                transition select(hdr.x.a) { 0: accept; default: more; }
              }
              state more { p.extract(hdr.y); transition accept; }
            }
            control pipe(inout headers_t hdr, inout meta_t meta, inout standard_metadata std) {
              apply {
                hdr.o.setValid();
                hdr.o.r = 0;
                if (hdr.x == hdr.y) { hdr.o.r = hdr.o.r + 1; }
                if ({hdr.x.a, hdr.x.b} == {8w5, 8w6}) { hdr.o.r = hdr.o.r + 2; }
                hdr.x.setInvalid();
                if (hdr.x == hdr.y) { hdr.o.r = hdr.o.r + 4; }
              }
            }
            control dprs(packet_out p, in headers_t hdr) { apply { p.emit(hdr.o); } }
            ubpf(prs(), pipe(), dprs()) main;
            """);
    assertThat(bench.out("0506 0506")).isEqualTo("03");
    assertThat(bench.out("0506 0507")).isEqualTo("02");
    assertThat(bench.out("0006")).isEqualTo("04");
  }

  @Test
  void undefinedVariablesAreZero() {
    Bench bench = Bench.body("bit<8> a;", "bit<8> x; hdr.h.a = hdr.h.a + x;");
    assertThat(bench.out("07")).isEqualTo("07");
  }

  @Test
  void structuresAndListsAsValues() {
    Bench bench =
        Bench.program(
            Bench.text(
                "bit<8> a; bit<8> b; bit<8> c;",
                "struct pair_t { bit<8> x; bit<8> y; }",
                """
                apply {
                  pair_t one = { 1, hdr.h.a };
                  pair_t two = { y = 3, x = one.y };
                  tuple<bit<8>, bit<8>> three = { two.x, two.y };
                  one = two;
                  hdr.h.a = one.x;
                  hdr.h.b = one.y;
                  hdr.h.c = three[0];
                }
                """));
    assertThat(bench.out("09 00 00")).isEqualTo("090309");
  }
}
