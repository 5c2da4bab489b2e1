package dev.p4u.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.runtime.isa.Disassembler;
import dev.p4u.runtime.isa.Insns;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Keys, values and arguments that take most of the stack: their words must not wait on the stack
 * for each other. Each packet's outcome is compared with that of the lowered program.
 */
class WideBufferTest {

  private static final Random RANDOM = new Random(20);

  /** The fields and a last byte as a packet. */
  private static String packet(BigInteger fields, int width, int last) {
    BigInteger all = fields.shiftLeft(8).or(BigInteger.valueOf(last));
    return "%0".concat((width + 8) / 4 + "x").formatted(all);
  }

  @ParameterizedTest
  @CsvSource({"1536, 1536", "1792, 1792", "2048, 2048", "1532, 1540", "1791, 1793", "60, 1988"})
  void aTableKey(int widthOfA, int widthOfB) {
    BigInteger a = new BigInteger(widthOfA, RANDOM);
    BigInteger b = new BigInteger(widthOfB, RANDOM);
    Bench bench =
        Bench.pipe(
            "bit<%d> a; bit<%d> b; bit<8> r;".formatted(widthOfA, widthOfB),
            """
            action set(bit<8> v) { hdr.h.r = v; }
            table t {
              key = { hdr.h.a: exact; hdr.h.b: exact; }
              actions = { set; NoAction; }
              const entries = { (%s, %s): set(7); }
            }
            apply { t.apply(); }
            """
                .formatted(a, b));
    int width = widthOfA + widthOfB;
    BigInteger fields = a.shiftLeft(widthOfB).or(b);
    assertThat(bench.out(packet(fields, width, 1))).isEqualTo(packet(fields, width, 7));
    for (int bit = 0; bit < width; bit += 61) {
      String other = packet(fields.flipBit(bit), width, 1);
      assertThat(bench.out(other)).isEqualTo(other);
    }
  }

  @Test
  void aRegisterValue() {
    Bench bench =
        Bench.program(
            Bench.text(
                "bit<32> i; bit<1792> a; bit<1792> b;",
                "struct pair_t { bit<1792> a; bit<1792> b; }",
                """
                Register<pair_t, bit<32>>(4) r;
                apply { r.write(hdr.h.i, { hdr.h.a, hdr.h.b }); }
                """));
    String value = packet(new BigInteger(3576, RANDOM), 3576, 9);
    assertThat(bench.send("00000002" + value).maps()).hasSize(1);
  }

  @Test
  void theDataOfAHash() {
    Bench bench =
        Bench.pipe(
            "bit<1600> a; bit<1600> b; bit<32> r;",
            "apply { hash(hdr.h.r, HashAlgorithm.lookup3, { hdr.h.a, hdr.h.b }); }");
    String data = packet(new BigInteger(3192, RANDOM), 3192, 9);
    assertThat(bench.out(data + "00000000")).startsWith(data).doesNotEndWith("00000000");
  }

  @Test
  void aValueOfTwoCallsIsStoredForBoth() {
    Bench bench =
        Bench.pipe(
            "bit<64> a; bit<8> r;",
            """
            Register<bit<64>, bit<64>>(4) first;
            Register<bit<64>, bit<64>>(4) second;
            apply {
              first.write(hdr.h.a, hdr.h.a);
              second.write(hdr.h.a, hdr.h.a);
              hdr.h.r = (bit<8>) (first.read(hdr.h.a) ^ second.read(hdr.h.a));
            }
            """);
    assertThat(bench.out("0102030405060708 ff")).isEqualTo("010203040506070800");
  }

  @Test
  void aCallWithoutBuffersInBetweenStoresNothing() {
    Bench bench =
        Bench.pipe(
            "bit<64> a;",
            """
            Register<bit<64>, bit<32>>(4) r;
            apply { r.write(hdr.h.a[31:0], (bit<64>) ubpf_time_get_ns()); }
            """);
    assertThat(bench.send("0000000000000003").maps()).hasSize(1);
    List<String> code = Disassembler.lines(Insns.decode(bench.object().code()));
    assertThat(code).filteredOn(line -> line.contains("*)(r10 -")).hasSize(2);
  }
}
