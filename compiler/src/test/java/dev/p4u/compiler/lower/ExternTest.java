package dev.p4u.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.runtime.helper.Lookup3;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The externs of ubpf_model and of the host. */
class ExternTest {

  @Test
  void registersCountAndReadZeroAtFirst() {
    Bench bench =
        Bench.pipe(
            "bit<8> a; bit<32> n;",
            """
            Register<bit<32>, bit<8>>(64) seen;
            apply { hdr.h.n = seen.read(hdr.h.a); seen.write(hdr.h.a, hdr.h.n + 1); }
            """);
    assertThat(bench.map("pipe_seen")).isEqualTo(new MapDef("pipe_seen", MapType.HASH, 1, 4, 64));
    assertThat(bench.send("05 ffffffff").packet()).isEqualTo("0500000000");
    assertThat(bench.send("05 ffffffff").maps()).containsExactly("pipe_seen 05 01000000");
    bench.put("pipe_seen", "05", "09000000");
    assertThat(bench.send("05 ffffffff").packet()).isEqualTo("0500000009");
  }

  @Test
  void registersOfStructuresHaveCLayout() {
    Bench bench =
        Bench.program(
            Bench.text(
                "bit<8> a; bit<64> n;",
                """
                struct inner_t { bit<8> x; bit<16> y; }
                struct state_t { bit<8> p; inner_t i; bit<48> q; bool f; }
                """,
                """
                Register<state_t, bit<32>>(4) r;
                apply {
                  state_t s = r.read(7);
                  s.p = s.p + 1; s.i.y = 0x1234; s.q = 0x556677889900; s.f = !s.f;
                  hdr.h.n = (bit<64>) s.q;
                  r.write(7, s);
                }
                """));
    assertThat(bench.map("pipe_r")).isEqualTo(new MapDef("pipe_r", MapType.HASH, 4, 24, 4));
    ProgramInfo.Register register = bench.lowered().registers().get(0);
    assertThat(register.fields())
        .extracting(ProgramInfo.Field::name)
        .containsExactly("p", "i.x", "i.y", "q", "f");
    assertThat(register.fields())
        .extracting(ProgramInfo.Field::offset)
        .containsExactly(0, 2, 4, 8, 16);
    assertThat(bench.send("00 0000000000000000").maps())
        .containsExactly(
            "pipe_r 07000000 "
                + ("01 00 00 00 3412 0000" + "009988776655 0000" + "01 00000000000000")
                    .replace(" ", ""));
  }

  @Test
  void hashPadsOddFields() {
    Bench bench =
        Bench.body(
            "bit<8> a; bit<16> b; bit<8> c; bit<32> r;",
            "hash(hdr.h.r, HashAlgorithm.lookup3, { hdr.h.a, hdr.h.b, hdr.h.c });");
    byte[] hashed = {0x11, 0, 0x33, 0x22, 0x44, 0};
    String expected = HexFormat.of().toHexDigits(Lookup3.hash(hashed, 0, hashed.length, 0));
    assertThat(bench.out("11 2233 44 00000000")).isEqualTo("11223344" + expected);
  }

  @ParameterizedTest
  @CsvSource({
    // RFC 1624, section 4: the example that equation 2 gets wrong.
    "dd2f, 5555, 3285, 0000",
    "0000, 0000, 0001, fffe",
    "ffff, ffff, 0000, ffff",
    "1234, 0800, 86dd, 9356",
  })
  void checksumsOf16Bits(String csum, String from, String to, String result) {
    Bench bench =
        Bench.body(
            "bit<16> c; bit<16> from; bit<16> to;",
            "hdr.h.c = csum_replace2(hdr.h.c, hdr.h.from, hdr.h.to);");
    assertThat(bench.out(csum + from + to)).startsWith(result);
    int naive = Integer.parseInt(result, 16);
    assertThat(rfc1624(csum, from, to)).isEqualTo(naive);
  }

  private static int rfc1624(String csum, String from, String to) {
    int sum = ~Integer.parseInt(csum, 16) & 0xffff;
    sum = carry(sum + (~Integer.parseInt(from, 16) & 0xffff));
    sum = carry(sum + Integer.parseInt(to, 16));
    return ~sum & 0xffff;
  }

  private static int carry(int sum) {
    return (sum & 0xffff) + (sum >>> 16);
  }

  @ParameterizedTest
  @CsvSource({
    "0000, 0a000001, c0a80001, 4957",
    "ffff, ffffffff, 00000000, 0000",
  })
  void checksumsOf32Bits(String csum, String from, String to, String result) {
    Bench bench =
        Bench.body(
            "bit<16> c; bit<32> from; bit<32> to;",
            "hdr.h.c = csum_replace4(hdr.h.c, hdr.h.from, hdr.h.to);");
    assertThat(bench.out(csum + from + to)).startsWith(result);
  }

  @Test
  void time() {
    Bench bench = Bench.body("bit<48> t;", "hdr.h.t = ubpf_time_get_ns();");
    assertThat(bench.out("000000000000")).isEqualTo("123456789abc");
  }

  @Test
  void functionsOfTheHostGetHeadersAsOnTheWire() {
    Bench bench =
        Bench.program(
            Bench.text(
                "bit<4> a; bit<12> b; bit<8> c;",
                "extern bit<16> host_mix(in h_t h, in bit<16> n);",
                "apply { bit<16> r = host_mix(hdr.h, 5); hdr.h.b = r[11:0]; }"));
    int expected = ((((5 * 31) + 0x12) * 31 + 0x34) * 31 + 0x56) & 0xfff;
    assertThat(bench.out("12 34 56")).isEqualTo("1%03x56".formatted(expected));
  }
}
