package dev.p4u.tests.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.runtime.port.PcapWriter;
import dev.p4u.tests.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Capture files that cannot be used. */
class CaptureInputTest {

  private static final int FILE_HEADER = 24;
  private static final int RECORD = 16 + 60;

  @TempDir Path folder;
  private byte[] good;

  @BeforeEach
  void capture() throws Exception {
    Path file = folder.resolve("good.pcap");
    try (PcapWriter writer = new PcapWriter(file)) {
      for (int i = 0; i < 3; i++) {
        writer.write(i, new byte[60]);
      }
    }
    good = Files.readAllBytes(file);
  }

  private String run(Path file) throws Exception {
    Path program = Home.resolve("examples/hello/hello.p4");
    Path out = folder.resolve("new").resolve("out");
    return Refusal.of(
        folder,
        "run",
        program,
        "--in",
        "2=" + folder.resolve("good.pcap"),
        "--in",
        "1=" + file,
        "--out",
        out);
  }

  @ParameterizedTest
  @EnumSource
  void runRefuses(Damage damage) throws Exception {
    String error = run(damage.make(folder.resolve("a.pcap"), good));

    assertThat(error).startsWith("p4u: ").contains("a.pcap: ");
    if (damage != Damage.MISSING && damage != Damage.FOLDER) {
      assertThat(error).containsPattern("at byte \\d+");
    }
  }

  @Test
  void aCaptureMayBeCutAnywhereButBetweenPackets() throws Exception {
    Path file = folder.resolve("a.pcap");
    for (int length = 1; length < good.length; length += 5) {
      if (length < FILE_HEADER || (length - FILE_HEADER) % RECORD != 0) {
        Files.write(file, Arrays.copyOf(good, length));
        assertThat(run(file)).containsPattern("at byte \\d+");
      }
    }
  }
}
