package dev.p4u.runtime.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MapsTest {

  private static BpfMap map(MapType type, int keySize, int valueSize, int maxEntries) {
    return Maps.create(new MapDef("m", type, keySize, valueSize, maxEntries));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  private static BpfMap.Result put(BpfMap map, String key, String value) {
    return map.update(hex(key), 0, hex(value), 0);
  }

  /** The value under a key in hex, or null. */
  private static String get(BpfMap map, String key) {
    int offset = map.lookup(hex("ee" + key), 1);
    int end = offset + map.def().valueSize();
    return offset < 0 ? null : HexFormat.of().formatHex(map.values(), offset, end);
  }

  private static List<String> dump(BpfMap map) {
    HexFormat hex = HexFormat.of();
    return StreamSupport.stream(map.entries().spliterator(), false)
        .map(entry -> hex.formatHex(entry.key()) + "=" + hex.formatHex(entry.value()))
        .toList();
  }

  @Test
  void arrayIsZeroFromTheStart() {
    BpfMap map = map(MapType.ARRAY, 4, 2, 3);

    assertThat(get(map, "02000000")).isEqualTo("0000");
    assertThat(put(map, "02000000", "abcd")).isEqualTo(BpfMap.Result.OK);
    assertThat(dump(map)).containsExactly("00000000=0000", "01000000=0000", "02000000=abcd");
    assertThat(map.size()).isEqualTo(3);
    map.clear();
    assertThat(get(map, "02000000")).isEqualTo("0000");
  }

  @Test
  void arrayRefusesIndexesOutsideAndDeletion() {
    BpfMap map = map(MapType.ARRAY, 4, 2, 3);

    assertThat(get(map, "03000000")).isNull();
    assertThat(get(map, "ffffffff")).isNull();
    assertThat(put(map, "03000000", "abcd")).isEqualTo(BpfMap.Result.OUT_OF_RANGE);
    assertThat(map.delete(hex("00000000"), 0)).isEqualTo(BpfMap.Result.UNSUPPORTED);
  }

  @Test
  void arrayTakesWideIndexesToo() {
    BpfMap map = map(MapType.ARRAY, 8, 1, 2);

    assertThat(put(map, "0100000000000000", "07")).isEqualTo(BpfMap.Result.OK);
    assertThat(get(map, "0100000000000000")).isEqualTo("07");
    assertThat(get(map, "0100000001000000")).isNull();
  }

  @Test
  void hashAddsReplacesAndDeletes() {
    BpfMap map = map(MapType.HASH, 3, 5, 2);

    assertThat(put(map, "010203", "1111111111")).isEqualTo(BpfMap.Result.OK);
    assertThat(put(map, "010204", "2222222222")).isEqualTo(BpfMap.Result.OK);
    assertThat(put(map, "010205", "3333333333")).isEqualTo(BpfMap.Result.FULL);
    assertThat(put(map, "010204", "4444444444")).isEqualTo(BpfMap.Result.OK);
    assertThat(dump(map)).containsExactly("010203=1111111111", "010204=4444444444");
    assertThat(map.delete(hex("010203"), 0)).isEqualTo(BpfMap.Result.OK);
    assertThat(map.delete(hex("010203"), 0)).isEqualTo(BpfMap.Result.NOT_FOUND);
    assertThat(get(map, "010203")).isNull();
    assertThat(map.size()).isEqualTo(1);
  }

  @Test
  void valuePointersSurviveGrowth() {
    BpfMap map = map(MapType.HASH, 1, 1, 200);
    put(map, "00", "77");
    int offset = map.lookup(hex("00"), 0);
    for (int i = 1; i < 200; i++) {
      assertThat(map.update(new byte[] {(byte) i}, 0, new byte[] {1}, 0))
          .isEqualTo(BpfMap.Result.OK);
    }

    assertThat(map.lookup(hex("00"), 0)).isEqualTo(offset);
    assertThat(map.values()[offset]).isEqualTo((byte) 0x77);
  }

  @Test
  void longestPrefixWins() {
    BpfMap map = map(MapType.LPM_TRIE, 8, 1, 10);
    put(map, "00000000 00000000", "00");
    put(map, "08000000 0a000000", "08");
    put(map, "18000000 0a0102ff", "24");
    put(map, "20000000 0a010203", "32");

    assertThat(get(map, "20000000 0a010203")).isEqualTo("32");
    assertThat(get(map, "20000000 0a010204")).isEqualTo("24");
    assertThat(get(map, "20000000 0a010304")).isEqualTo("08");
    assertThat(get(map, "20000000 0b010304")).isEqualTo("00");
  }

  @Test
  void lookupPrefixLengthIsTheLongestThatMayMatch() {
    BpfMap map = map(MapType.LPM_TRIE, 8, 1, 10);
    put(map, "08000000 0a000000", "08");
    put(map, "18000000 0a010200", "24");

    assertThat(get(map, "17000000 0a010203")).isEqualTo("08");
    assertThat(get(map, "07000000 0a010203")).isNull();
    assertThat(get(map, "ffffffff 0a010203")).isEqualTo("24");
  }

  @Test
  void lpmReadsDataBitsBehindThePrefixBackAsZero() {
    BpfMap map = map(MapType.LPM_TRIE, 6, 1, 10);

    put(map, "09000000 0aff", "01");
    put(map, "09000000 0a80", "02");

    assertThat(dump(map)).containsExactly("090000000a80=02");
  }

  @Test
  void lpmRefusesTooLongPrefixesAndTooManyEntries() {
    BpfMap map = map(MapType.LPM_TRIE, 5, 1, 2);

    assertThat(put(map, "09000000 01", "01")).isEqualTo(BpfMap.Result.OUT_OF_RANGE);
    assertThat(put(map, "08000000 01", "01")).isEqualTo(BpfMap.Result.OK);
    assertThat(put(map, "08000000 02", "01")).isEqualTo(BpfMap.Result.OK);
    assertThat(put(map, "08000000 03", "01")).isEqualTo(BpfMap.Result.FULL);
    assertThat(map.delete(hex("07000000 02"), 0)).isEqualTo(BpfMap.Result.NOT_FOUND);
    assertThat(map.delete(hex("08000000 02"), 0)).isEqualTo(BpfMap.Result.OK);
    assertThat(put(map, "08000000 03", "01")).isEqualTo(BpfMap.Result.OK);
  }

  @Test
  void ternaryTakesTheLargestPriority() {
    BpfMap map = map(MapType.TERNARY, 2, 1, 10);
    put(map, "0000 0000 00000000", "01");
    put(map, "0a00 ff00 05000000", "02");
    put(map, "0a0b ffff 0a000000", "03");
    put(map, "000b 00ff 00000080", "04");

    assertThat(get(map, "0101")).isEqualTo("01");
    assertThat(get(map, "0a01")).isEqualTo("02");
    assertThat(get(map, "0a0b")).as("priority 0x80000000 is unsigned").isEqualTo("04");
    assertThat(map.delete(hex("000b 00ff 00000080"), 0)).isEqualTo(BpfMap.Result.OK);
    assertThat(get(map, "0a0b")).isEqualTo("03");
  }

  @Test
  void ternaryTieGoesToTheEarlierEntry() {
    BpfMap map = map(MapType.TERNARY, 2, 1, 10);
    put(map, "0a00 ff00 05000000", "01");
    put(map, "000b 00ff 05000000", "02");

    assertThat(get(map, "0a0b")).isEqualTo("01");
    put(map, "0aee ff00 05000000", "03");
    assertThat(get(map, "0a0b")).as("replaced in place").isEqualTo("03");
    assertThat(map.size()).isEqualTo(2);
  }

  @Test
  void ternaryCapacity() {
    BpfMap map = map(MapType.TERNARY, 1, 1, 1);

    assertThat(put(map, "01 ff 00000000", "01")).isEqualTo(BpfMap.Result.OK);
    assertThat(put(map, "02 ff 00000000", "01")).isEqualTo(BpfMap.Result.FULL);
    assertThat(map.delete(hex("02 ff 00000000"), 0)).isEqualTo(BpfMap.Result.NOT_FOUND);
    map.clear();
    assertThat(get(map, "01")).isNull();
    assertThat(put(map, "02 ff 00000000", "01")).isEqualTo(BpfMap.Result.OK);
  }

  @ParameterizedTest
  @EnumSource(names = {"BLOOM_FILTER", "COUNT_MIN"})
  void probabilisticMapsAreNamedAsUnsupported(MapType type) {
    assertThatThrownBy(() -> map(type, 4, 4, 4))
        .isInstanceOf(MapException.class)
        .hasMessageContaining("map 'm': unsupported map type " + type.number());
  }

  @ParameterizedTest
  @CsvSource({
    "HASH,0,4,4,key size 0",
    "HASH,-1,4,4,key size 4294967295",
    "HASH,4,0,4,value size 0",
    "HASH,4,2097152,4,value size 2097152",
    "HASH,4,4,0,capacity 0",
    "HASH,4,4,-1,capacity 4294967295",
    "HASH,4,1048576,65535,exceed the limit",
    "ARRAY,3,4,4,key size of an array 3",
    "LPM_TRIE,4,4,4,key size of an LPM trie 4"
  })
  void definitionsOutsideTheLimitsAreErrors(
      MapType type, int keySize, int valueSize, int maxEntries, String message) {
    assertThatThrownBy(() -> map(type, keySize, valueSize, maxEntries))
        .isInstanceOf(MapException.class)
        .hasMessageContaining(message);
  }
}
