package dev.p4u.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Entry point of the {@code p4u} command. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /**
   * Runs one command in this process.
   *
   * @return its exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    int exit = commandLine(out, err).execute(args);
    out.flush();
    err.flush();
    return exit;
  }

  /** The command line with all verbs, writing where it is told. */
  private static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return new CommandLine(new P4uCommand())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setExecutionExceptionHandler(Main::failed);
  }

  private static int failed(
      Exception exception, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (exception instanceof UserError) {
      err.println("p4u: " + exception.getMessage());
      return ExitCode.USER;
    }
    err.println("p4u: this is a defect in p4u, not in your input. Please report it with the lines");
    err.println("below and the command that you gave.");
    exception.printStackTrace(err);
    return ExitCode.DEFECT;
  }
}
