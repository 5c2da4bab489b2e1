package dev.p4u.tests.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.runtime.port.PcapWriter;
import dev.p4u.tests.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places that cannot be written, and files that must not be read. */
class OutputTest {

  @TempDir Path folder;

  private static Path hello(String name) {
    return Home.resolve("examples/hello").resolve(name);
  }

  @Test
  void aMissingFolder() throws Exception {
    Path missing = folder.resolve("none").resolve("x");
    Path source = Files.writeString(folder.resolve("a.s"), "exit\n");

    assertThat(Refusal.of(folder, "compile", hello("hello.p4"), "-o", missing))
        .endsWith("x: cannot be written: there is no such file or folder");
    assertThat(Refusal.of(folder, "asm", source, "-o", missing)).contains("cannot be written");
    assertThat(Refusal.of(folder, "test", hello("hello.stf"), "--report", missing))
        .contains("cannot be written");
  }

  @Test
  void aFolderWhereAFileShallBe() throws Exception {
    Path taken = Files.createDirectory(folder.resolve("x"));

    assertThat(Refusal.of(folder, "compile", hello("hello.p4"), "-o", taken))
        .contains("cannot be written");
  }

  @Test
  void aFileWhereAFolderShallBe() throws Exception {
    Path capture = folder.resolve("in.pcap");
    try (PcapWriter writer = new PcapWriter(capture)) {
      writer.write(0, new byte[1]);
    }
    String in = "1=" + capture;

    assertThat(Refusal.of(folder, "run", hello("hello.p4"), "--in", in, "--out", capture))
        .endsWith("in.pcap: this is a file, not a folder");
    Path below = capture.resolve("out");
    assertThat(Refusal.of(folder, "run", hello("hello.p4"), "--in", in, "--out", below))
        .contains("out: this folder cannot be made: ");
  }

  /** The super-user may read everything: then the file is read, and its contents are wrong. */
  @Test
  void aFileThatMayNotBeRead() throws Exception {
    Path program = Files.writeString(folder.resolve("a.p4"), "oops");
    Files.writeString(folder.resolve("a.stf"), "oops");
    Path object = Files.writeString(folder.resolve("a.o"), "oops");
    for (String name : new String[] {"a.p4", "a.stf", "a.o"}) {
      Files.setPosixFilePermissions(
          folder.resolve(name), PosixFilePermissions.fromString("---------"));
    }
    String reason = Files.isReadable(program) ? "" : "permission";

    assertThat(Refusal.of(folder, "check", program)).containsIgnoringCase(reason);
    assertThat(Refusal.of(folder, "disasm", object)).containsIgnoringCase(reason);
  }
}
