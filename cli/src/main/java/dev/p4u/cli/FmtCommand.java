package dev.p4u.cli;

import dev.p4u.language.format.FormatOptions;
import dev.p4u.language.format.FormatResult;
import dev.p4u.language.format.Formatter;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.SourceReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code p4u fmt}: lays out P4 files in the one style. */
@Command(
    name = "fmt",
    description = "Formats P4 files in place; only white space changes.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Comments and preprocessor lines stay; a region between // p4u-fmt: off and // p4u-fmt: on",
      "stays as it is. What cannot be formatted, such as a declaration with a missing brace, is kept",
      "and named, and the exit code is 1."
    })
final class FmtCommand implements Callable<Integer> {

  private static final Path STDIN = Path.of("-");

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "P4 files, folders whose .p4 files are formatted, or - for standard input.")
  private List<Path> paths;

  @ArgGroup private Mode mode;

  @Option(
      names = "--range",
      paramLabel = "LINE:LINE",
      description = "Only what these lines (from 1, both included) touch; for one file.")
  private String range;

  @Spec private CommandSpec spec;

  /** What happens to the result; without one the file is rewritten. */
  private static final class Mode {
    @Option(names = "--check", description = "Change nothing; list the files that would change.")
    private boolean check;

    @Option(names = "--diff", description = "Change nothing; show what would change.")
    private boolean diff;

    @Option(names = "--stdout", description = "Change nothing; write the formatted text.")
    private boolean stdout;
  }

  @Override
  public Integer call() {
    if (range != null && (paths.size() > 1 || Files.isDirectory(paths.get(0)))) {
      throw new ParameterException(spec.commandLine(), "--range is for one file");
    }
    boolean good = true;
    for (Path path : paths) {
      try {
        for (Path file : files(path)) {
          good &= format(file);
        }
      } catch (UserError e) {
        spec.commandLine().getErr().println("p4u: " + e.getMessage());
        good = false;
      }
    }
    return good ? ExitCode.OK : ExitCode.USER;
  }

  private static List<Path> files(Path path) {
    return !path.equals(STDIN) && Files.isDirectory(path) ? P4Files.below(path) : List.of(path);
  }

  /** Whether the file could be formatted, and with {@code --check} was. */
  private boolean format(Path file) {
    try {
      String text = read(file);
      FormatResult result = format(file, text);
      for (FormatResult.Problem problem : result.problems()) {
        SourceFile source = new SourceFile(file.toString(), text);
        spec.commandLine()
            .getErr()
            .printf(
                "%s:%d:%d: error: %s%n",
                file,
                source.line(problem.start()),
                source.column(problem.start()),
                problem.message());
      }
      return put(file, text, result) && result.problems().isEmpty();
    } catch (UserError e) {
      spec.commandLine().getErr().println("p4u: " + e.getMessage());
      return false;
    }
  }

  private FormatResult format(Path file, String text) {
    try {
      if (range == null) {
        return Formatter.format(text, FormatOptions.DEFAULT);
      }
      int[] offsets = offsets(new SourceFile(file.toString(), text));
      return Formatter.formatRange(text, offsets[0], offsets[1], FormatOptions.DEFAULT);
    } catch (IllegalStateException e) {
      throw new IllegalStateException(file + ": the file was left as it is", e);
    }
  }

  private boolean put(Path file, String text, FormatResult result) {
    PrintWriter out = spec.commandLine().getOut();
    boolean changed = result.changed();
    if (mode != null && mode.check) {
      if (changed) {
        out.println(file);
      }
      return !changed;
    }
    if (mode != null && mode.diff) {
      out.print(LineDiff.unified(file.toString(), text, result.edits()));
    } else if (file.equals(STDIN) || (mode != null && mode.stdout)) {
      out.print(result.text());
    } else if (changed) {
      OutputFile.rewrite(file, result.text().getBytes(StandardCharsets.UTF_8));
      spec.commandLine().getErr().println("formatted " + file);
    }
    out.flush();
    return true;
  }

  /** A file that is not UTF-8 would lose what could not be read. */
  private static String read(Path file) {
    byte[] bytes = file.equals(STDIN) ? standardInput() : InputFile.read(file, limit());
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UserError(file + ": not UTF-8: the file was left as it is", e);
    }
  }

  private static byte[] standardInput() {
    try {
      byte[] bytes = System.in.readNBytes(Math.toIntExact(limit() + 1));
      if (bytes.length > limit()) {
        throw new UserError("standard input: more than " + limit() + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new UserError("standard input: cannot be read: " + OutputFile.reason(e), e);
    }
  }

  private static long limit() {
    return SourceReader.MAX_BYTES;
  }

  private int[] offsets(SourceFile source) {
    List<Integer> lines = new ArrayList<>();
    for (String part : range.split(":", -1)) {
      if (!part.matches("[1-9][0-9]{0,8}")) {
        throw wrongRange();
      }
      lines.add(Integer.valueOf(part));
    }
    if (lines.size() != 2 || lines.get(0) > lines.get(1)) {
      throw wrongRange();
    }
    if (lines.get(0) > source.lineCount()) {
      throw new UserError(
          "%s: --range %s: the file has %d lines".formatted(source, range, source.lineCount()));
    }
    int last = Math.min(lines.get(1), source.lineCount());
    return new int[] {
      source.lineStart(lines.get(0)), source.lineStart(last) + source.lineText(last).length()
    };
  }

  private ParameterException wrongRange() {
    return new ParameterException(
        spec.commandLine(), "--range " + range + ": not two lines as in 3:7");
  }
}
