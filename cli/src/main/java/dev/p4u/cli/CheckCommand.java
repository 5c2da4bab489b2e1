package dev.p4u.cli;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticRenderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code p4u check}: diagnostics of P4 programs, each file a program of its own. */
@Command(
    name = "check",
    description = "Checks P4 programs; each file is a program of its own.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "P4 files, or folders whose .p4 files are checked.")
  private List<Path> paths;

  @Mixin private FrontendOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean failed = false;
    for (Path file : files()) {
      if (InputFile.isEmpty(file)) {
        out.println(file + ":1:1: error[missing]: the file is empty: there is nothing to check");
        failed = true;
        continue;
      }
      CheckedProgram program =
          Frontends.checkFile(file, options.with(FrontendOptions.projectOf(file)));
      for (Diagnostic diagnostic : program.diagnostics()) {
        out.print(DiagnosticRenderer.render(diagnostic));
      }
      out.flush();
      failed |= program.hasErrors();
    }
    return failed ? ExitCode.USER : ExitCode.OK;
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        List<Path> found = p4Files(path);
        if (found.isEmpty()) {
          throw new UserError(path + ": no .p4 file in this folder or below it");
        }
        files.addAll(found);
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static List<Path> p4Files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(f -> f.toString().endsWith(".p4") && Files.isRegularFile(f))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UserError(folder + ": cannot be read: " + OutputFile.reason(e), e);
    } catch (UncheckedIOException e) {
      throw new UserError(folder + ": cannot be read: " + OutputFile.reason(e.getCause()), e);
    }
  }
}
