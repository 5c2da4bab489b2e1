package dev.p4u.cli;

import dev.p4u.runtime.listing.Listing;
import dev.p4u.runtime.object.BpfObject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code p4u disasm}: prints an object file's maps and code. */
@Command(
    name = "disasm",
    description = "Prints the maps and the code of an object file.",
    mixinStandardHelpOptions = true)
final class DisasmCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FILE.o", description = "ELF object file.")
  private Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    BpfObject object = ObjectFiles.read(file);
    spec.commandLine().getOut().print(Listing.of(object));
    return ExitCode.OK;
  }
}
