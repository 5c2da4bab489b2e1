package dev.p4u.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.cli.Command.Result;
import dev.p4u.runtime.elf.ElfReader;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.ProgramInfoJson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileCommandTest {

  @TempDir Path folder;
  private Path program;

  @BeforeEach
  void copy() throws Exception {
    program = Command.copyHello(folder);
  }

  @Test
  void theObjectStandsBesideTheProgram() throws Exception {
    assertThat(Command.run("compile", program)).isEqualTo(new Result(0, "", ""));

    BpfObject object = ElfReader.read(Files.readAllBytes(folder.resolve("hello.o")));
    assertThat(object.slots()).isPositive();
    assertThat(object.info().orElseThrow().target()).isEqualTo("p4u");
    assertThat(object.info().orElseThrow().source()).endsWith("hello.p4");
  }

  @Test
  void theTargetIsTheUsersChoice() throws Exception {
    Path output = folder.resolve("x.o");
    assertThat(Command.run("compile", program, "-o", output, "--target", "ubpf").exit()).isZero();

    BpfObject object = ElfReader.read(Files.readAllBytes(output));
    assertThat(object.info().orElseThrow().target()).isEqualTo("ubpf");
    assertThat(folder.resolve("hello.o")).doesNotExist();

    Result unknown = Command.run("compile", program, "--target", "moon");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).startsWith("Unknown target 'moon'");
  }

  @Test
  void emitAsmPrintsAListing() throws Exception {
    Result result = Command.run("compile", program, "--emit", "asm");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("exit").contains("hello.p4");
    assertThat(folder.resolve("hello.o")).doesNotExist();

    Path file = folder.resolve("hello.lst");
    assertThat(Command.run("compile", program, "--emit", "asm", "-o", file).out()).isEmpty();
    assertThat(file).hasContent(result.out());
  }

  @Test
  void emitIrPrintsTheProgramBeforeCodeGeneration() {
    Result result = Command.run("compile", program, "--emit", "ir");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("entry", "return");
    assertThat(folder.resolve("hello.o")).doesNotExist();
  }

  @Test
  void emitJsonPrintsTheDescription() throws Exception {
    Result result = Command.run("compile", program, "--emit", "json");

    assertThat(result.exit()).isZero();
    assertThat(ProgramInfoJson.read(result.out()).target()).isEqualTo("p4u");
  }

  @Test
  void aProgramWithErrorsGivesNoFile() throws Exception {
    Files.writeString(program, Files.readString(program).replace("output_port", "outputPort"));

    Result result = Command.run("compile", program);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).containsPattern("hello\\.p4:\\d+:\\d+: error\\[");
    assertThat(folder.resolve("hello.o")).doesNotExist();
  }
}
