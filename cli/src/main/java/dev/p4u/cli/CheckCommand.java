package dev.p4u.cli;

import dev.p4u.cli.explain.Hint;
import dev.p4u.cli.explain.InputCode;
import dev.p4u.cli.report.DiagnosticReport;
import dev.p4u.cli.report.JsonReport;
import dev.p4u.cli.report.SarifReport;
import dev.p4u.cli.report.TextReport;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text (default), json (one document) or sarif (SARIF 2.1.0); all on standard output.")
  private Format format;

  @Mixin private FrontendOptions options;

  @Spec private CommandSpec spec;

  /** What was wrong with paths themselves: a broken project file concerns many, but is one. */
  private final Set<String> problems = new HashSet<>();

  private final Hint hint = new Hint();

  private enum Format {
    text,
    json,
    sarif
  }

  @Override
  public Integer call() {
    DiagnosticReport report = report();
    boolean failed = false;
    for (Path path : paths) {
      for (Path file : files(path, report)) {
        failed |= !check(file, report);
      }
    }
    report.finish();
    if (format == Format.text) {
      hint.line().ifPresent(spec.commandLine().getErr()::println);
    }
    return failed || !problems.isEmpty() ? ExitCode.USER : ExitCode.OK;
  }

  private DiagnosticReport report() {
    PrintWriter out = spec.commandLine().getOut();
    return switch (format) {
      case text -> new TextReport(out);
      case json -> new JsonReport(out);
      case sarif -> new SarifReport(out, P4uCommand.Version.number(), Path.of("").toAbsolutePath());
    };
  }

  /** Whether the program was checked and has no error. */
  private boolean check(Path file, DiagnosticReport report) {
    try {
      if (InputFile.isEmpty(file)) {
        report.program(file.toString(), List.of(InputCode.INPUT_EMPTY.at(file)));
        return false;
      }
      CheckedProgram program =
          Frontends.checkFile(file, options.with(FrontendOptions.projectOf(file)));
      report.program(file.toString(), program.diagnostics());
      hint.add(program.diagnostics());
      return !program.hasErrors();
    } catch (UserError e) {
      problem(file, e, report);
      return false;
    }
  }

  private List<Path> files(Path path, DiagnosticReport report) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try {
      return P4Files.below(path);
    } catch (UserError e) {
      problem(path, e, report);
      return List.of();
    }
  }

  /** Says once what keeps a path from being checked; a document for tools has to know it too. */
  private void problem(Path path, UserError error, DiagnosticReport report) {
    if (!problems.add(error.getMessage())) {
      return;
    }
    spec.commandLine().getErr().println("p4u: " + error.getMessage());
    if (format != Format.text) {
      report.program(
          path.toString(), List.of(InputCode.INPUT_UNUSABLE.at(path, error.getMessage())));
    }
  }
}
