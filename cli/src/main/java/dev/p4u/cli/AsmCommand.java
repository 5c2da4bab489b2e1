package dev.p4u.cli;

import dev.p4u.cli.explain.AssemblyCode;
import dev.p4u.language.diag.DiagnosticRenderer;
import dev.p4u.runtime.elf.ElfWriter;
import dev.p4u.runtime.isa.AsmException;
import dev.p4u.runtime.isa.Assembler;
import dev.p4u.runtime.isa.Assembly;
import dev.p4u.runtime.isa.Insns;
import dev.p4u.runtime.object.BpfObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code p4u asm}: BPF assembly to an object file or to bare instructions. */
@Command(name = "asm", description = "Assembles BPF assembly.", mixinStandardHelpOptions = true)
final class AsmCommand implements Callable<Integer> {

  private static final long MAX_SOURCE = 16 << 20;

  @Parameters(index = "0", paramLabel = "FILE.s", description = "Assembly.")
  private Path file;

  @Option(names = "-o", paramLabel = "OUT", required = true, description = "Where to write.")
  private Path output;

  @Option(names = "--raw", description = "Write the bare instructions instead of an ELF object.")
  private boolean raw;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String text = new String(InputFile.read(file, MAX_SOURCE), StandardCharsets.UTF_8);
    Assembly assembly;
    try {
      assembly = Assembler.assemble(text);
    } catch (AsmException e) {
      spec.commandLine()
          .getErr()
          .print(DiagnosticRenderer.render(AssemblyCode.ASSEMBLY.at(file.toString(), text, e)));
      return ExitCode.USER;
    }
    if (assembly.insns().isEmpty()) {
      throw new UserError(file + ": there is no instruction in this file");
    }
    byte[] code = Insns.encode(assembly.insns());
    if (raw && !assembly.relocations().isEmpty()) {
      throw new UserError(file + ": bare instructions cannot name maps or helpers");
    }
    OutputFile.write(
        output,
        raw
            ? code
            : ElfWriter.write(
                new BpfObject(
                    code, List.of(), assembly.relocations(), Map.of(), Optional.empty())));
    return ExitCode.OK;
  }
}
