package dev.p4u.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.compiler.api.Target;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.object.ProgramInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whole programs with random map contents and random packets: lowered IR, optimised IR and bytecode
 * do the same. {@code -Dp4u.corpus=DIR} adds p4c's programs to the examples.
 */
class ProgramTrialTest {

  private static final int PACKETS = 40;
  private static final int ENTRIES = 6;

  @TestFactory
  Stream<DynamicTest> programs() {
    List<Path> programs = new ArrayList<>(find(Path.of("..", "examples"), true));
    String corpus = System.getProperty("p4u.corpus", "");
    if (!corpus.isBlank()) {
      Path inside = Path.of(corpus, "p4c", "testdata", "p4_16_samples");
      Path samples =
          Files.isDirectory(inside) ? inside : Path.of(corpus, "testdata", "p4_16_samples");
      // The oracle has no functions of the host.
      find(samples, false).stream()
          .filter(p -> p.toString().contains("ubpf") && !p.toString().contains("_extern"))
          .forEach(programs::add);
    }
    assertThat(programs).isNotEmpty();
    return programs.stream()
        .flatMap(
            p ->
                Stream.of(Target.values())
                    .map(
                        target ->
                            DynamicTest.dynamicTest(
                                p.getFileName() + " for " + target.id(), () -> run(p, target))));
  }

  private static List<Path> find(Path folder, boolean deep) {
    try (Stream<Path> files = Files.walk(folder, deep ? Integer.MAX_VALUE : 1)) {
      return files
          .filter(f -> f.toString().endsWith(".p4") && !f.toString().contains("include"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Path program, Target target) {
    Random random = new Random(program.getFileName().toString().hashCode());
    Optional<Bench> built = Bench.file(program, target);
    if (built.isEmpty()) {
      return; // needs map kinds that the target lacks
    }
    Bench bench = built.get();
    for (ProgramInfo.Table table : bench.lowered().tables()) {
      for (MapDef map : bench.lowered().maps()) {
        boolean entries = map.name().equals(table.map());
        if (entries || map.name().equals(table.defaultMap())) {
          for (int i = 0; i < (entries ? ENTRIES : 1); i++) {
            bench.put(map.name(), key(map, i, random), value(map, table, random));
          }
        }
      }
    }
    List<byte[]> seeds = seeds(random);
    for (int i = 0; i < PACKETS; i++) {
      bench.send(HexFormat.of().formatHex(mutate(seeds.get(i % seeds.size()), random)));
    }
  }

  /** Small numbers, so that packets hit entries. */
  private static String key(MapDef map, int number, Random random) {
    byte[] key = new byte[map.entryKeySize()];
    if (map.type() == MapType.LPM_TRIE) {
      key[0] = (byte) random.nextInt((map.keySize() - 4) * 8 + 1);
    } else if (map.type() == MapType.HASH) {
      key[0] = (byte) number;
    }
    return HexFormat.of().formatHex(key);
  }

  private static String value(MapDef map, ProgramInfo.Table table, Random random) {
    byte[] value = new byte[map.valueSize()];
    random.nextBytes(value);
    value[0] = (byte) random.nextInt(table.actions().size() + 1);
    value[1] = 0;
    value[2] = 0;
    value[3] = 0;
    return HexFormat.of().formatHex(value);
  }

  /** Frames that get deep into the usual parsers. */
  private static List<byte[]> seeds(Random random) {
    List<byte[]> seeds = new ArrayList<>();
    String ipv4 = "4500003c000040004006000001020304" + "000000010050008000000001000000005010";
    String ipv6 = "6000000000140640" + "00".repeat(15) + "01" + "00".repeat(15) + "02";
    for (String types : List.of("0800", "86dd", "8847000010ff", "88a80001810000018864")) {
      String after = types.length() > 12 ? "11000001003e0021" : "";
      String body = types.equals("86dd") ? ipv6 : ipv4;
      seeds.add(HexFormat.of().parseHex("020000000001020000000002" + types + after + body));
    }
    byte[] noise = new byte[80];
    random.nextBytes(noise);
    seeds.add(noise);
    return seeds;
  }

  private static byte[] mutate(byte[] seed, Random random) {
    byte[] packet = seed.clone();
    for (int i = random.nextInt(4); i > 0; i--) {
      packet[random.nextInt(packet.length)] = (byte) random.nextInt(random.nextBoolean() ? 4 : 256);
    }
    int length = random.nextInt(4) == 0 ? random.nextInt(packet.length + 1) : packet.length;
    return Arrays.copyOf(packet, length);
  }
}
