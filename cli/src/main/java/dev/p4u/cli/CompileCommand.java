package dev.p4u.cli;

import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.compiler.api.Target;
import dev.p4u.runtime.elf.ElfWriter;
import dev.p4u.runtime.listing.Listing;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.runtime.object.ProgramInfoJson;
import dev.p4u.stf.project.Project;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code p4u compile}: P4 to a uBPF object file. */
@Command(
    name = "compile",
    description = "Compiles a P4 program for ubpf_model to a uBPF object file.",
    mixinStandardHelpOptions = true)
final class CompileCommand implements Callable<Integer> {

  /** What is written. */
  enum Emit {
    obj,
    asm,
    ir,
    json
  }

  @Parameters(index = "0", paramLabel = "FILE.p4", description = "The program.")
  private Path file;

  @Option(
      names = "-o",
      paramLabel = "OUT",
      description = "Where to write; by default FILE.o, and standard output for asm and json.")
  private Path output;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description = "The host of the program: p4u (default) or ubpf.")
  private String target;

  @Option(
      names = "--emit",
      paramLabel = "KIND",
      defaultValue = "obj",
      description =
          "obj (default), asm (a listing), ir (after all passes) or json (the description).")
  private Emit emit;

  @Mixin private FrontendOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Project project = FrontendOptions.projectOf(file);
    Optional<Programs.Compiled> compiled =
        Programs.compile(
            file,
            options.with(project),
            new CompileOptions(target == null ? project.target() : target(target)),
            spec.commandLine().getErr());
    if (compiled.isEmpty()) {
      return ExitCode.USER;
    }
    BpfObject object = compiled.get().object();
    switch (emit) {
      case obj ->
          OutputFile.write(output == null ? objectName(file) : output, ElfWriter.write(object));
      case asm -> print(Listing.of(object));
      case ir -> print(compiled.get().ir());
      case json -> print(ProgramInfoJson.write(object.info().orElseThrow()) + "\n");
    }
    return ExitCode.OK;
  }

  private Target target(String name) {
    return Target.of(name)
        .orElseThrow(
            () ->
                new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "Unknown target '" + name + "'; there are p4u and ubpf"));
  }

  private void print(String text) {
    if (output == null) {
      spec.commandLine().getOut().print(text);
    } else {
      OutputFile.write(output, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Path objectName(Path program) {
    String name = program.getFileName().toString();
    String stem = name.endsWith(".p4") ? name.substring(0, name.length() - 3) : name;
    return program.resolveSibling(stem + ".o");
  }
}
