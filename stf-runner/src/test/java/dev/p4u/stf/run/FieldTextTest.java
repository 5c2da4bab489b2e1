package dev.p4u.stf.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTextTest {

  private static String bits(String hex) {
    StringBuilder bits = new StringBuilder();
    for (char c : hex.toCharArray()) {
      String digit = Integer.toBinaryString(16 | Character.digit(c, 16)).substring(1);
      bits.append(c == '*' ? "****" : digit);
    }
    return bits.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "020000000001, 48, mac, 02:00:00:00:00:01",
    "0200000000**, 48, mac, 02:00:00:00:00:**",
    "0a000001, 32, ipv4, 10.0.0.1",
    "ffffffff, 32, ipv4, 255.255.255.255",
    "0a0000**, 32, ipv4, 0x0a0000**",
    "20010db8000000000000000000000001, 128, ipv6, 2001:0db8:0000:0000:0000:0000:0000:0001",
    "ffffffffffffffff, 64, dec, 18446744073709551615",
    "0800, 16, hex, 0x0800",
    "7, 4, hex, 7",
    "0a00, 32, ipv4, 0x0a00... cut off",
    "cafe, 16, bytes, cafe"
  })
  void valuesAreWrittenAsPeopleWriteThem(String hex, int width, String display, String text) {
    assertThat(FieldText.of(bits(hex), width, display)).isEqualTo(text);
  }

  @Test
  void fieldsNeedNotBeWholeDigits() {
    assertThat(FieldText.of("000000001111", 12, "hex")).isEqualTo("0x00f");
    assertThat(FieldText.of("101", 3, "hex")).isEqualTo("5");
    assertThat(FieldText.of("1*1", 3, "hex")).isEqualTo("0b1*1");
    assertThat(FieldText.of("10101", 5, "hex")).isEqualTo("0x15");
    assertThat(FieldText.of("", 8, "hex")).isEqualTo("cut off");
  }

  @Test
  void longPayloadIsShortened() {
    String text = FieldText.of("1".repeat(8 * 1500), 8 * 1500, "bytes");
    assertThat(text).hasSizeLessThan(80).startsWith("ffff").endsWith("... (1500 bytes)");
    assertThat(new BigInteger(text.substring(0, 8), 16)).isEqualTo(0xffffffffL);
  }
}
