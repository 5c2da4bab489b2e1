package dev.p4u.cli;

import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.runtime.control.ControlException;
import dev.p4u.runtime.object.BpfObject;
import dev.p4u.stf.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code p4u run}: one program over capture files. */
@Command(
    name = "run",
    description = "Runs a program over capture files.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FILE.p4|FILE.o", description = "Program or object file.")
  private Path file;

  @Option(
      names = "--in",
      paramLabel = "PORT=FILE.pcap",
      required = true,
      converter = PortFile.Converter.class,
      description = "Packets that come in at a port (repeatable).")
  private List<PortFile> inputs = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for port-N.pcap files with what leaves each port.")
  private Path output;

  @Option(
      names = "--flow",
      paramLabel = "FLOW",
      description = {
        "Flow in ovs-ofctl's syntax (repeatable);",
        "without any: priority=0,actions=prog:1,output:prog"
      })
  private List<String> flows = new ArrayList<>();

  @Mixin private FrontendOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw new UserError(output + ": this is a file, not a folder");
    }
    Map<Integer, Path> files = byPort();
    Optional<BpfObject> object = object();
    if (object.isEmpty()) {
      return ExitCode.USER;
    }
    try (CaptureRun run = new CaptureRun(object.get(), flows, files)) {
      run.toFolder(output).forEach(spec.commandLine().getOut()::println);
    } catch (ControlException e) {
      throw new UserError(e.getMessage(), e);
    } catch (IOException e) {
      throw new UserError(OutputFile.reason(e), e);
    }
    return ExitCode.OK;
  }

  private Map<Integer, Path> byPort() {
    Map<Integer, Path> files = new LinkedHashMap<>();
    for (PortFile input : inputs) {
      if (files.put(input.port(), input.file()) != null) {
        throw new ParameterException(
            spec.commandLine(), "Port " + input.port() + " is given twice with --in");
      }
    }
    return files;
  }

  private Optional<BpfObject> object() {
    if (file.toString().endsWith(".o")) {
      return Optional.of(ObjectFiles.read(file));
    }
    Project project = FrontendOptions.projectOf(file);
    return Programs.compile(
            file,
            options.with(project),
            new CompileOptions(project.target()),
            spec.commandLine().getErr())
        .map(Programs.Compiled::object);
  }
}
