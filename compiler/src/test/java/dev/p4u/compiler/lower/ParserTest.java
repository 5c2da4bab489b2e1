package dev.p4u.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parsers and select. */
class ParserTest {

  /** Headers a and b of one byte each, an output byte o, and the inside of the parser. */
  private static Bench parser(String declarations, String inside, String result) {
    return Bench.program(
        """
        header byte_t { bit<8> v; }
        %s
        struct headers_t { byte_t o; byte_t a; byte_t b; byte_t[2] s; }
        struct meta_t { bit<8> r; }
        parser prs(packet_in p, out headers_t hdr, inout meta_t meta,
                   inout standard_metadata std) {
          %s
        }
        control pipe(inout headers_t hdr, inout meta_t meta, inout standard_metadata std) {
          apply { hdr.o.setValid(); hdr.o.v = %s; }
        }
        control dprs(packet_out p, in headers_t hdr) { apply { p.emit(hdr); } }
        ubpf(prs(), pipe(), dprs()) main;
        """
            .formatted(declarations, inside, result));
  }

  @Test
  void shortPacketsAreRejectedAndPassUnmodified() {
    Bench bench = Bench.body("bit<8> a; bit<8> b;", "hdr.h.a = 1; mark_to_drop();");
    assertThat(bench.send("05").packet()).isEqualTo("05");
    assertThat(bench.send("05").verdict()).isEqualTo(1);
    assertThat(bench.send("05").events()).contains("REJECT PacketTooShort 0");
    assertThat(bench.send("0506").verdict()).isZero();
    assertThat(bench.send("").verdict()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"01, 1", "02, 2", "17, 3", "1f, 3", "20, 4", "25, 4", "40, 9"})
  void selectsByValueMaskAndRange(String byteValue, String state) {
    Bench bench =
        parser(
            "",
            """
            state start {
              p.extract(hdr.a);
              transition select(hdr.a.v) {
                1: one;
                2: two;
                0x10 &&& 0xf0: three;
                0x20 .. 0x25: four;
                default: other;
              }
            }
            state one { meta.r = 1; transition accept; }
            state two { meta.r = 2; transition accept; }
            state three { meta.r = 3; transition accept; }
            state four { meta.r = 4; transition accept; }
            state other { meta.r = 9; transition accept; }
            """,
            "meta.r");
    assertThat(bench.out(byteValue)).isEqualTo("0" + state + byteValue);
  }

  @Test
  void theFirstMatchingCaseWins() {
    Bench bench =
        parser(
            "",
            """
            state start {
              p.extract(hdr.a);
              transition select(hdr.a.v) { 1: one; 1: two; _: two; 2: one; }
            }
            state one { meta.r = 1; transition accept; }
            state two { meta.r = 2; transition accept; }
            """,
            "meta.r");
    assertThat(bench.out("01")).isEqualTo("0101");
    assertThat(bench.out("02")).isEqualTo("0202");
  }

  @Test
  void selectsByTuples() {
    Bench bench =
        parser(
            "",
            """
            state start {
              p.extract(hdr.a);
              p.extract(hdr.b);
              transition select(hdr.a.v, hdr.b.v) {
                (1, 2): one;
                (1, _): two;
                (_, 0 .. 9): three;
              }
            }
            state one { meta.r = 1; transition accept; }
            state two { meta.r = 2; transition accept; }
            state three { meta.r = 3; transition accept; }
            """,
            "meta.r");
    assertThat(bench.out("0102")).isEqualTo("010102");
    assertThat(bench.out("0103")).isEqualTo("020103");
    assertThat(bench.out("0209")).isEqualTo("030209");
    assertThat(bench.send("020a").events()).contains("REJECT NoMatch 0");
    assertThat(bench.send("020a").verdict()).isEqualTo(1);
  }

  @Test
  void explicitRejectAndMissingTransition() {
    Bench bench =
        parser(
            "",
            """
            state start {
              p.extract(hdr.a);
              transition select(hdr.a.v) { 1: reject; 2: silent; default: accept; }
            }
            state silent { meta.r = 5; }
            """,
            "7");
    assertThat(bench.out("01")).isEqualTo("01");
    assertThat(bench.out("02")).isEqualTo("02");
    assertThat(bench.out("03")).isEqualTo("0703");
  }

  @Test
  void verifyRejectsWithItsError() {
    Bench bench =
        parser(
            "error { Odd }",
            """
            state start {
              p.extract(hdr.a);
              verify(hdr.a.v[0:0] == 0, error.Odd);
              transition accept;
            }
            """,
            "7");
    assertThat(bench.send("01").events()).contains("REJECT Odd 0");
    assertThat(bench.out("01")).isEqualTo("01");
    assertThat(bench.out("02")).isEqualTo("0702");
  }

  @Test
  void lookaheadReadsWithoutMoving() {
    Bench bench =
        parser(
            "struct two_t { bit<4> x; bit<12> y; }",
            """
            state start {
              meta.r = p.lookahead<bit<8>>();
              two_t two = p.lookahead<two_t>();
              meta.r = meta.r + two.y[7:0];
              p.extract(hdr.a);
              transition accept;
            }
            """,
            "meta.r");
    assertThat(bench.out("1023")).isEqualTo("33" + "10" + "23");
    assertThat(bench.send("10").events()).contains("REJECT PacketTooShort 0");
  }

  @Test
  void advanceMovesByConstantsAndVariables() {
    Bench bench =
        parser(
            "",
            """
            state start {
              p.extract(hdr.a);
              p.advance(8);
              p.advance((bit<32>) hdr.a.v);
              p.extract(hdr.b);
              transition accept;
            }
            """,
            "hdr.b.v");
    // What was skipped is cut out: the deparser emits three headers where the parser read four.
    assertThat(bench.out("08 aa bb cc dd")).isEqualTo("cc" + "08" + "cc" + "dd");
    assertThat(bench.send("08 aa bb cc").events()).contains("ADVANCE  8", "ADVANCE  -1");
    assertThat(bench.send("04 aa bb cc").events()).contains("REJECT ParserInvalidArgument 0");
    assertThat(bench.send("ff aa").events()).anyMatch(e -> e.startsWith("REJECT"));
    assertThat(bench.send("f8 aa").events()).contains("REJECT PacketTooShort 0");
  }

  @Test
  void packetLength() {
    Bench bench =
        parser(
            "",
            "state start { p.extract(hdr.a); meta.r = (bit<8>) p.length(); transition accept; }",
            "meta.r");
    assertThat(bench.out("01 02 03")).isEqualTo("03010203");
  }

  @Test
  void loopsFillAHeaderStackUntilItIsFull() {
    Bench bench =
        parser(
            "",
            """
            state start { transition next; }
            state next {
              p.extract(hdr.s.next);
              meta.r = (bit<8>) hdr.s.lastIndex;
              transition select(hdr.s.last.v) { 0: accept; default: next; }
            }
            """,
            "meta.r");
    assertThat(bench.out("00 77")).isEqualTo("00" + "00" + "77");
    assertThat(bench.out("05 00 77")).isEqualTo("01" + "0500" + "77");
    assertThat(bench.send("05 05 00").events()).contains("REJECT StackOutOfBounds 0");
  }

  @Test
  void aStateMayExtractTheSameHeaderAgain() {
    Bench bench =
        parser(
            "",
            """
            state start {
              p.extract(hdr.a);
              transition select(hdr.a.v) { 1: start; default: accept; }
            }
            """,
            "hdr.a.v");
    assertThat(bench.out("01 01 05 66")).isEqualTo("05" + "05" + "66");
  }

  @Test
  void subParsersTakeConstructorArgumentsAndRejectForAll() {
    Bench bench =
        parser(
            """
            parser Sub(packet_in p, out byte_t h, inout bit<8> n)(bit<8> limit) {
              state start {
                p.extract(h);
                n = n + h.v;
                transition select(h.v >= limit) { true: reject; false: accept; }
              }
            }
            """,
            """
            Sub(10) low;
            Sub(20) high;
            state start {
              low.apply(p, hdr.a, meta.r);
              high.apply(p, hdr.b, meta.r);
              transition accept;
            }
            """,
            "meta.r");
    assertThat(bench.out("09 13")).isEqualTo("1c" + "0913");
    assertThat(bench.send("0a 13").events())
        .containsExactly(
            "STATE start 0", "STATE low.start 0", "EXTRACT hdr.a 8", "REJECT NoError 0");
    assertThat(bench.out("09 14")).isEqualTo("0914");
  }

  @Test
  void parserLocalsAreInitialised() {
    Bench bench =
        parser(
            "",
            """
            bit<8> n = 3;
            state start { p.extract(hdr.a); n = n + hdr.a.v; meta.r = n; transition accept; }
            """,
            "meta.r");
    assertThat(bench.out("04")).isEqualTo("0704");
  }
}
