package dev.p4u.runtime.helper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values from the comments and self-test of lookup3.c. */
class Lookup3Test {

  @ParameterizedTest
  @CsvSource({
    "'',0,deadbeef",
    "'',deadbeef,bd5b7dde",
    "Four score and seven years ago,0,17770551",
    "Four score and seven years ago,1,cd628161"
  })
  void knownVectors(String text, String seed, String hash) {
    byte[] bytes = ("__" + text).getBytes(StandardCharsets.US_ASCII);

    int actual = Lookup3.hash(bytes, 2, bytes.length - 2, Integer.parseUnsignedInt(seed, 16));

    assertThat(Integer.toHexString(actual)).isEqualTo(hash);
  }
}
