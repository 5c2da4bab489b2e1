package dev.p4u.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.cli.Command.Result;
import dev.p4u.runtime.port.CapturedPacket;
import dev.p4u.runtime.port.PcapReader;
import dev.p4u.runtime.port.PcapWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

  @TempDir Path folder;

  private Path capture(String name, int... timesAndMarks) throws IOException {
    Path file = folder.resolve(name);
    try (PcapWriter writer = new PcapWriter(file)) {
      for (int i = 0; i < timesAndMarks.length; i += 2) {
        writer.write(1_000_000_000L * timesAndMarks[i], new byte[] {(byte) timesAndMarks[i + 1]});
      }
    }
    return file;
  }

  private static List<String> packets(Path file) throws IOException {
    List<String> packets = new ArrayList<>();
    try (PcapReader reader = PcapReader.open(file)) {
      for (Optional<CapturedPacket> p = reader.next(); p.isPresent(); p = reader.next()) {
        packets.add(p.get().timeNanos() / 1_000_000_000L + ": " + p.get().data()[0]);
      }
    }
    return packets;
  }

  @Test
  void capturesGoThroughTheProgramInTheOrderOfTime() throws Exception {
    Path first = capture("a.pcap", 10, 1, 30, 3);
    Path second = capture("b.pcap", 20, 2);
    Path out = folder.resolve("new").resolve("out");

    Result result =
        Command.run(
            "run",
            Command.HELLO.resolve("hello.p4"),
            "--in",
            "1=" + first,
            "--in",
            "2=" + second,
            "--out",
            out);

    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            3 packets in: 3 forwarded, 0 dropped, 0 without a flow, 0 trapped
            port 1: 1 packets
            port 2: 2 packets
            """);
    assertThat(packets(out.resolve("port-2.pcap"))).containsExactly("10: 1", "30: 3");
    assertThat(packets(out.resolve("port-1.pcap"))).containsExactly("20: 2");
  }

  @Test
  void anObjectFileRunsToo() throws Exception {
    Path object = folder.resolve("hello.o");
    Command.run("compile", Command.HELLO.resolve("hello.p4"), "-o", object);
    Path out = folder.resolve("out");

    Result result =
        Command.run("run", object, "--in", "1=" + capture("a.pcap", 1, 7), "--out", out);

    assertThat(result.exit()).isZero();
    assertThat(packets(out.resolve("port-2.pcap"))).containsExactly("1: 7");
  }

  @Test
  void flowsSayWhatHappensBesideTheProgram() throws Exception {
    Path out = folder.resolve("out");
    Path program = Command.HELLO.resolve("hello.p4");
    String in = "1=" + capture("a.pcap", 1, 7);

    Result result =
        Command.run("run", program, "--in", in, "--out", out, "--flow", "actions=output:9");

    assertThat(result.exit()).isZero();
    assertThat(packets(out.resolve("port-9.pcap"))).containsExactly("1: 7");
    Result wrong = Command.run("run", program, "--in", in, "--out", out, "--flow", "fly");
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.err()).startsWith("p4u: --flow: ").contains("(column 1)");
  }

  @Test
  void aPortHasOneCapture() throws Exception {
    String in = "1=" + capture("a.pcap", 1, 7);
    Path program = Command.HELLO.resolve("hello.p4");

    Result twice = Command.run("run", program, "--in", in, "--in", in, "--out", folder);
    assertThat(twice.exit()).isEqualTo(2);
    assertThat(twice.err()).startsWith("Port 1 is given twice with --in");
    assertThat(Command.run("run", program, "--in", "x=y", "--out", folder).exit()).isEqualTo(2);
    assertThat(Command.run("run", program, "--out", folder).exit()).isEqualTo(2);
  }

  @Test
  void nothingStaysOfARunThatBreaksOff() throws Exception {
    Path good = capture("good.pcap", 1, 7);
    Path cut = capture("cut.pcap", 2, 8);
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 1));
    Path out = folder.resolve("new").resolve("out");

    Result result =
        Command.run(
            "run",
            Command.HELLO.resolve("hello.p4"),
            "--in",
            "1=" + good,
            "--in",
            "2=" + cut,
            "--out",
            out);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("cut.pcap: the file ends inside the packet at byte");
    assertThat(folder.resolve("new")).doesNotExist();
  }
}
