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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
      description = "Packets that come in at a port (repeatable).")
  private Map<Integer, Path> inputs = new LinkedHashMap<>();

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
    BpfObject object = object();
    try (CaptureRun run = new CaptureRun(object, flows, inputs)) {
      run.toFolder(output).forEach(spec.commandLine().getOut()::println);
    } catch (ControlException e) {
      throw new UserError(e.getMessage(), e);
    } catch (IOException e) {
      throw new UserError(OutputFile.reason(e), e);
    }
    return ExitCode.OK;
  }

  private BpfObject object() {
    if (file.toString().endsWith(".o")) {
      return ObjectFiles.read(file);
    }
    Project project = FrontendOptions.projectOf(file);
    return Programs.compile(
        file,
        options.with(project),
        new CompileOptions(project.target()),
        spec.commandLine().getErr());
  }
}
