package dev.p4u.cli;

import dev.p4u.runtime.vm.VmPlugin;
import dev.p4u.runtime.vm.interp.Interpreter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code p4u vm}: the plug-in protocol of bpf_conformance. */
@Command(
    name = "vm",
    description = "Runs a program in hex from standard input; prints r0 (bpf_conformance plug-in).",
    mixinStandardHelpOptions = true)
final class VmCommand implements Callable<Integer> {

  private static final int MAX_INPUT = 64 << 20;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "HEX-MEMORY",
      defaultValue = "",
      description = "Memory that r1 points to.")
  private String memory;

  @Option(names = "--elf", description = "The program is an ELF object in hex.")
  private boolean elf;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "interpreter",
      description = "interpreter (the only one so far).")
  private String engine;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!engine.equals("interpreter")) {
      throw new picocli.CommandLine.ParameterException(
          spec.commandLine(), "Unknown engine '" + engine + "'; there is interpreter");
    }
    String program = new String(input(System.in), StandardCharsets.US_ASCII);
    try {
      spec.commandLine().getOut().println(VmPlugin.run(program, elf, memory, new Interpreter()));
      return ExitCode.OK;
    } catch (VmPlugin.Failure e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  private static byte[] input(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_INPUT + 1);
    if (bytes.length > MAX_INPUT) {
      throw new UserError("the program on standard input is larger than " + MAX_INPUT + " bytes");
    }
    return bytes;
  }
}
