package dev.p4u.tests.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.cli.Main;
import dev.p4u.runtime.port.PcapWriter;
import dev.p4u.tests.Home;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Object files that cannot be used. */
class ObjectInputTest {

  @TempDir Path folder;
  private byte[] good;

  @BeforeEach
  void compile() throws Exception {
    Path object = folder.resolve("good.o");
    PrintWriter err = new PrintWriter(new StringWriter());
    String program = Home.resolve("examples/hello/hello.p4").toString();
    assertThat(Main.run(err, err, "compile", program, "-o", object.toString())).isZero();
    good = Files.readAllBytes(object);
    try (PcapWriter writer = new PcapWriter(folder.resolve("in.pcap"))) {
      writer.write(0, new byte[60]);
    }
  }

  private String run(Path file) throws Exception {
    String in = "1=" + folder.resolve("in.pcap");
    return Refusal.of(folder, "run", file, "--in", in, "--out", folder.resolve("out"));
  }

  @ParameterizedTest
  @EnumSource
  void disasmAndRunRefuse(Damage damage) throws Exception {
    Path file = damage.make(folder.resolve("a.o"), good);

    String error = Refusal.of(folder, "disasm", file);

    assertThat(error).startsWith("p4u: ").contains("a.o: ");
    if (damage == Damage.CUT || damage == Damage.BINARY || damage == Damage.EMPTY) {
      assertThat(error).containsPattern("a\\.o: byte \\d+: ");
    }
    assertThat(run(file)).isEqualTo(error);
  }

  @Test
  void anObjectMayBeCutAnywhere() throws Exception {
    Path file = folder.resolve("a.o");
    for (int length = 1; length < good.length; length += 13) {
      Files.write(file, Arrays.copyOf(good, length));
      assertThat(Refusal.of(folder, "disasm", file)).containsPattern("byte \\d+: ");
    }
  }

  /** Damaged bytes may still make a program; what must not happen is anything but 0 or 1. */
  @Test
  void anObjectMayHaveAnyByteWrong() throws Exception {
    Random random = new Random(3);
    Path file = folder.resolve("a.o");
    for (int i = 0; i < 1_500; i++) {
      byte[] bytes = good.clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      Refusal.orSuccess("disasm", file);
      String in = "1=" + folder.resolve("in.pcap");
      Refusal.orSuccess("run", file, "--in", in, "--out", folder.resolve("out"));
    }
  }
}
