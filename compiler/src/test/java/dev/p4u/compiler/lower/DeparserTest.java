package dev.p4u.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What becomes of the packet: emitted headers, head room, truncation, verdict, ports. */
class DeparserTest {

  /**
   * A two-byte header a, a one-byte header b and a stack s; a is extracted, and s if it says so.
   */
  private static Bench program(String apply, String deparser) {
    return Bench.program(
        """
        header a_t { bit<4> x; bit<12> y; }
        header b_t { bit<8> v; }
        header_union u_t { a_t a; b_t b; }
        struct headers_t { a_t a; b_t b; b_t[2] s; u_t u; }
        struct meta_t { }
        parser prs(packet_in p, out headers_t hdr, inout meta_t meta,
                   inout standard_metadata std) {
          state start { p.extract(hdr.a); transition accept; }
        }
        control pipe(inout headers_t hdr, inout meta_t meta, inout standard_metadata std) {
          apply { %s }
        }
        control dprs(packet_out p, in headers_t hdr) { apply { %s } }
        ubpf(prs(), pipe(), dprs()) main;
        """
            .formatted(apply, deparser));
  }

  @Test
  void anUnchangedPacketIsIdentical() {
    assertThat(program("", "p.emit(hdr.a);").out("1234 5678")).isEqualTo("12345678");
  }

  @Test
  void addedHeadersGrowTheHead() {
    Bench bench = program("hdr.b.setValid(); hdr.b.v = hdr.a.y[7:0];", "p.emit(hdr);");
    assertThat(bench.out("1234 5678")).isEqualTo("1234" + "34" + "5678");
  }

  @Test
  void removedHeadersShrinkIt() {
    Bench bench = program("hdr.a.setInvalid();", "p.emit(hdr.a);");
    assertThat(bench.out("1234 5678")).isEqualTo("5678");
  }

  @Test
  void headersMoveWhenTheirOrderChanges() {
    Bench bench = program("hdr.b.setValid(); hdr.b.v = 0xaa;", "p.emit(hdr.b); p.emit(hdr.a);");
    assertThat(bench.out("1234 5678")).isEqualTo("aa" + "1234" + "5678");
  }

  @Test
  void aHeaderMayBeEmittedTwiceOrOnACondition() {
    Bench bench =
        program("", "p.emit(hdr.a); if (hdr.a.x == 1) { p.emit(hdr.a); bit<8> n = 1; n = n + 1; }");
    assertThat(bench.out("1234 56")).isEqualTo("1234" + "1234" + "56");
    assertThat(bench.out("2234 56")).isEqualTo("2234" + "56");
  }

  @Test
  void stacksPushPopAndEmit() {
    Bench bench =
        program(
            """
            hdr.s.push_front(1);
            hdr.s[0].setValid();
            hdr.s[0].v = 1;
            hdr.s.push_front(1);
            hdr.s[0].setValid();
            hdr.s[0].v = 2;
            if (hdr.a.x == 1) { hdr.s.pop_front(1); }
            """,
            "p.emit(hdr.a); p.emit(hdr.s);");
    assertThat(bench.out("0234")).isEqualTo("0234" + "0201");
    assertThat(bench.out("1234")).isEqualTo("1234" + "01");
  }

  @Test
  void stackElementsByVariableIndex() {
    Bench bench =
        program(
            """
            hdr.s[0].setValid();
            hdr.s[1].setValid();
            hdr.s[hdr.a.x].v = 7;
            hdr.s[0].v = hdr.s[0].v + hdr.s[hdr.a.x].v;
            """,
            "p.emit(hdr.a); p.emit(hdr.s);");
    assertThat(bench.out("0000")).isEqualTo("0000" + "0e00");
    assertThat(bench.out("1000")).isEqualTo("1000" + "0707");
    assertThat(bench.out("f000")).isEqualTo("f000" + "0000");
  }

  @Test
  void ofAUnionOneMemberIsValid() {
    Bench bench =
        program(
            """
            hdr.u.b.setValid();
            hdr.u.b.v = 9;
            if (hdr.a.x == 1) { hdr.u.a = hdr.a; }
            if (hdr.a.x == 2) { hdr.u.b.setInvalid(); }
            hdr.a.setInvalid();
            if (hdr.u.isValid()) { hdr.b.setValid(); hdr.b.v = 0xee; }
            """,
            "p.emit(hdr.b); p.emit(hdr.u);");
    assertThat(bench.out("0234")).isEqualTo("ee" + "09");
    assertThat(bench.out("1234")).isEqualTo("ee" + "1234");
    assertThat(bench.out("2234")).isEqualTo("");
  }

  @Test
  void truncateCutsAfterTheDeparser() {
    Bench bench =
        program(
            "hdr.b.setValid(); if (hdr.a.x == 1) { truncate(4); }",
            "p.emit(hdr.b); p.emit(hdr.a);");
    assertThat(bench.out("1234 5678")).isEqualTo("00123456");
    assertThat(bench.out("2234 5678")).isEqualTo("0022345678");
  }

  @Test
  void dropAndPass() {
    Bench bench =
        program(
            """
            if (hdr.a.x > 0) { mark_to_drop(); }
            if (hdr.a.x > 1) { mark_to_pass(); }
            hdr.a.y = 0;
            """,
            "p.emit(hdr.a);");
    assertThat(bench.send("0234").verdict()).isEqualTo(1);
    assertThat(bench.send("1234").verdict()).isZero();
    assertThat(bench.send("1234").events()).contains("DROP  0").doesNotContain("DEPARSE  0");
    assertThat(bench.send("1234").packet()).isEqualTo("1234");
    assertThat(bench.send("2234").verdict()).isEqualTo(1);
  }

  @Test
  void aPacketThatCannotGrowIsDropped() {
    Bench bench = program("hdr.b.setValid();", "p.emit(hdr.b); p.emit(hdr.a);");
    String longest = "00".repeat(65_535);
    assertThat(bench.send(longest).verdict()).isZero();
    assertThat(bench.send(longest.substring(2)).verdict()).isEqualTo(1);
  }

  @Test
  void standardMetadataGoesInAndOut() {
    Bench bench =
        program(
            """
            hdr.a.y = (bit<12>) (std.input_port ++ std.packet_length)[39:28] + 1;
            hdr.a.x = (bit<4>) std.input_port;
            std.output_port = std.packet_length + 5;
            std.output_action = ubpf_action.REDIRECT;
            """,
            "p.emit(hdr.a);");
    Bench.Outcome outcome = bench.send("0000 00");
    assertThat(outcome.packet()).startsWith("3");
    assertThat(outcome.port()).isEqualTo(8);
  }

  @Test
  void theOldModelHasNoStandardMetadata() {
    String old =
        """
        header a_t { bit<8> x; }
        struct headers_t { a_t a; }
        struct meta_t { bit<8> m; }
        parser prs(packet_in p, out headers_t hdr, inout meta_t meta) {
          state start { p.extract(hdr.a); meta.m = 4; transition accept; }
        }
        control pipe(inout headers_t hdr, inout meta_t meta) {
          apply { hdr.a.x = hdr.a.x + meta.m; }
        }
        control dprs(packet_out p, in headers_t hdr) { apply { p.emit(hdr.a); } }
        ubpf(prs(), pipe(), dprs()) main;
        """;
    assertThat(Bench.oldModel(old).out("05")).isEqualTo("09");
  }
}
