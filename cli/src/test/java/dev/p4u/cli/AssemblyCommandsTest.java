package dev.p4u.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.cli.Command.Result;
import dev.p4u.runtime.elf.ElfReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** asm, disasm and vm. */
class AssemblyCommandsTest {

  private static final String ANSWER =
      """
      mov %r0, 42
      exit
      """;

  @TempDir Path folder;

  private Path source(String text) throws Exception {
    return Files.writeString(folder.resolve("a.s"), text);
  }

  @Test
  void asmWritesAnObjectThatDisasmShows() throws Exception {
    Path object = folder.resolve("a.o");

    assertThat(Command.run("asm", source(ANSWER), "-o", object)).isEqualTo(new Result(0, "", ""));

    assertThat(ElfReader.read(Files.readAllBytes(object)).slots()).isEqualTo(2);
    Result listing = Command.run("disasm", object);
    assertThat(listing.exit()).isZero();
    assertThat(listing.out()).contains("42").contains("exit");
  }

  @Test
  void disasmShowsTheMapsAndTheCodeOfACompiledProgram() throws Exception {
    Path object = folder.resolve("bng.o");
    Path bng = Path.of("..", "examples", "bng", "bng.p4");
    assertThat(Command.run("compile", bng, "-o", object).exit()).isZero();

    Result listing = Command.run("disasm", object);

    assertThat(listing.out()).contains("pipe_upstream_line_map", "call 1", "exit");
  }

  @Test
  void asmRawWritesBareInstructions() throws Exception {
    Path raw = folder.resolve("a.bin");

    assertThat(Command.run("asm", "--raw", source(ANSWER), "-o", raw).exit()).isZero();

    assertThat(Files.readAllBytes(raw))
        .containsExactly(0xb7, 0, 0, 0, 42, 0, 0, 0, 0x95, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void bareInstructionsCannotNameThings() throws Exception {
    Path raw = folder.resolve("a.bin");

    Result result = Command.run("asm", "--raw", source("call ubpf_time_get_ns\nexit\n"), "-o", raw);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("bare instructions cannot name maps or helpers");
    assertThat(raw).doesNotExist();
  }

  @Test
  void aMistakeInAssemblyHasItsPlace() throws Exception {
    Path object = folder.resolve("a.o");

    Result result = Command.run("asm", source("mov %r0, 1\n  movv %r0, 1\n"), "-o", object);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("a.s:2:3: error[asm]: there is no instruction movv\n")
        .contains("  movv %r0, 1\n")
        .contains("^");
    assertThat(object).doesNotExist();
  }

  @Test
  void anEmptySourceIsAMistake() throws Exception {
    Result result = Command.run("asm", source("# nothing\n"), "-o", folder.resolve("a.o"));

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).endsWith("a.s: there is no instruction in this file\n");
  }

  @Test
  void vmRunsAProgramInHexOnMemoryInHex() {
    // ldxb r0, [r1 + 2]; exit
    byte[] program = "71 10 02 00 00 00 00 00 95 00 00 00 00 00 00 00\n".getBytes(ascii());

    assertThat(Command.runWithInput(program, "vm", "aabbcc")).isEqualTo(new Result(0, "cc\n", ""));
    Result outside = Command.runWithInput(program, "vm", "aabb");
    assertThat(outside.exit()).isEqualTo(1);
    assertThat(outside.out()).isEmpty();
    assertThat(outside.err()).startsWith("p4u: ").hasLineCount(1);
  }

  @Test
  void vmHasOneEngineSoFar() {
    assertThat(Command.runWithInput(new byte[0], "vm", "--engine", "jit").exit()).isEqualTo(2);
  }

  @Test
  void vmSaysWhatIsWrongWithTheProgram() {
    assertThat(Command.runWithInput("zz".getBytes(ascii()), "vm").err())
        .isEqualTo("p4u: the program is not in hex: 'z' at character 1\n");
    assertThat(Command.runWithInput("ff00000000000000".getBytes(ascii()), "vm").exit())
        .isEqualTo(1);
  }

  private static java.nio.charset.Charset ascii() {
    return StandardCharsets.US_ASCII;
  }
}
