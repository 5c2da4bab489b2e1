package dev.p4u.runtime.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Long random histories, compared step by step with plain collections. */
class RandomMapsTest {

  private static final int STEPS = 40_000;

  /** Reference: what an entry matches, and with which rank. */
  private record Rule(BigInteger value, BigInteger mask, long rank, long age, int result) {}

  private final Random random = new Random(20261123);

  private static byte[] littleEndian(int value) {
    byte[] bytes = new byte[4];
    LittleEndian.putU32(bytes, 0, value);
    return bytes;
  }

  private static byte[] concat(byte[]... parts) {
    byte[] all = new byte[0];
    for (byte[] part : parts) {
      byte[] longer = java.util.Arrays.copyOf(all, all.length + part.length);
      System.arraycopy(part, 0, longer, all.length, part.length);
      all = longer;
    }
    return all;
  }

  private static byte[] bigEndian(BigInteger value, int size) {
    byte[] bytes = new byte[size];
    byte[] magnitude = value.toByteArray();
    for (int i = 0; i < Math.min(size, magnitude.length); i++) {
      bytes[size - 1 - i] = magnitude[magnitude.length - 1 - i];
    }
    return bytes;
  }

  private static Integer valueAt(BpfMap map, byte[] key) {
    int offset = map.lookup(key, 0);
    return offset < 0 ? null : LittleEndian.u32(map.values(), offset);
  }

  @Test
  void hashBehavesLikeAJavaMap() {
    BpfMap map = Maps.create(new MapDef("h", MapType.HASH, 4, 4, 300));
    Map<Integer, Integer> reference = new HashMap<>();
    for (int step = 0; step < STEPS; step++) {
      int key = random.nextInt(500) * 0x01010101;
      byte[] keyBytes = littleEndian(key);
      if (random.nextInt(3) < 2) {
        boolean fits = reference.containsKey(key) || reference.size() < 300;
        assertThat(map.update(keyBytes, 0, littleEndian(step), 0))
            .isEqualTo(fits ? BpfMap.Result.OK : BpfMap.Result.FULL);
        if (fits) {
          reference.put(key, step);
        }
      } else {
        assertThat(map.delete(keyBytes, 0))
            .isEqualTo(reference.remove(key) == null ? BpfMap.Result.NOT_FOUND : BpfMap.Result.OK);
      }
      int probe = random.nextInt(500) * 0x01010101;
      assertThat(valueAt(map, littleEndian(probe))).isEqualTo(reference.get(probe));
      assertThat(map.size()).isEqualTo(reference.size());
    }
    Map<Integer, Integer> dumped = new HashMap<>();
    map.entries()
        .forEach(e -> dumped.put(LittleEndian.u32(e.key(), 0), LittleEndian.u32(e.value(), 0)));
    assertThat(dumped).isEqualTo(reference);
  }

  @Test
  void trieFindsWhatAScanFinds() {
    int size = 5;
    BpfMap map = Maps.create(new MapDef("l", MapType.LPM_TRIE, 4 + size, 4, 200));
    Map<List<Object>, Rule> rules = new HashMap<>();
    for (int step = 0; step < STEPS; step++) {
      int bits = random.nextInt(8 * size + 1);
      BigInteger mask = prefixMask(bits, 8 * size);
      BigInteger data = nearbyValue(size);
      byte[] key = concat(littleEndian(bits), bigEndian(data, size));
      List<Object> identity = List.of(bits, data.and(mask));
      if (random.nextInt(3) < 2) {
        boolean fits = rules.containsKey(identity) || rules.size() < 200;
        assertThat(map.update(key, 0, littleEndian(step), 0))
            .isEqualTo(fits ? BpfMap.Result.OK : BpfMap.Result.FULL);
        if (fits) {
          rules.put(identity, new Rule(data.and(mask), mask, bits, 0, step));
        }
      } else {
        assertThat(map.delete(key, 0))
            .isEqualTo(rules.remove(identity) == null ? BpfMap.Result.NOT_FOUND : BpfMap.Result.OK);
      }
      assertThat(map.find(key, 0) >= 0).isEqualTo(rules.containsKey(identity));
      int limit = random.nextInt(4) == 0 ? random.nextInt(8 * size + 1) : 8 * size;
      BigInteger probe = nearbyValue(size);
      assertThat(valueAt(map, concat(littleEndian(limit), bigEndian(probe, size))))
          .isEqualTo(best(rules.values().stream().filter(r -> r.rank() <= limit).toList(), probe));
      assertThat(map.size()).isEqualTo(rules.size());
    }
    assertThat(map.entries()).hasSize(rules.size());
  }

  @Test
  void ternaryFindsWhatASortedScanFinds() {
    int size = 3;
    BpfMap map = Maps.create(new MapDef("t", MapType.TERNARY, size, 4, 100));
    Map<List<Object>, Rule> rules = new HashMap<>();
    for (int step = 0; step < STEPS; step++) {
      BigInteger mask = nearbyValue(size);
      BigInteger data = nearbyValue(size);
      int priority = random.nextInt(4);
      byte[] key = concat(bigEndian(data, size), bigEndian(mask, size), littleEndian(priority));
      List<Object> identity = List.of(data.and(mask), mask, priority);
      if (random.nextInt(3) < 2) {
        boolean fits = rules.containsKey(identity) || rules.size() < 100;
        assertThat(map.update(key, 0, littleEndian(step), 0))
            .isEqualTo(fits ? BpfMap.Result.OK : BpfMap.Result.FULL);
        Rule old = rules.get(identity);
        if (fits) {
          long age = old == null ? step : old.age();
          rules.put(identity, new Rule(data.and(mask), mask, priority, age, step));
        }
      } else {
        assertThat(map.delete(key, 0))
            .isEqualTo(rules.remove(identity) == null ? BpfMap.Result.NOT_FOUND : BpfMap.Result.OK);
      }
      assertThat(map.find(key, 0) >= 0).isEqualTo(rules.containsKey(identity));
      BigInteger probe = nearbyValue(size);
      assertThat(valueAt(map, bigEndian(probe, size)))
          .isEqualTo(best(new ArrayList<>(rules.values()), probe));
    }
  }

  private static Integer best(List<Rule> rules, BigInteger probe) {
    return rules.stream()
        .filter(rule -> probe.and(rule.mask()).equals(rule.value()))
        .max(
            Comparator.comparingLong(Rule::rank)
                .thenComparing(Rule::age, Comparator.reverseOrder()))
        .map(Rule::result)
        .orElse(null);
  }

  private static BigInteger prefixMask(int bits, int width) {
    return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE).shiftLeft(width - bits);
  }

  /** Few different bits, so that prefixes and masks often meet. */
  private BigInteger nearbyValue(int size) {
    BigInteger value = BigInteger.ZERO;
    for (int i = random.nextInt(4); i > 0; i--) {
      value = value.setBit(random.nextInt(8) * size % (8 * size));
    }
    return value;
  }
}
