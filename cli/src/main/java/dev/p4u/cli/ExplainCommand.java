package dev.p4u.cli;

import dev.p4u.cli.explain.CodeCatalog;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code p4u explain}: why a diagnostic is given, an example of it, and a repair. */
@Command(
    name = "explain",
    description = "Explains a diagnostic, with an example and its repair.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

  /** Exactly one of the ways to ask. */
  static final class Question {
    @Parameters(
        arity = "1..*",
        paramLabel = "CODE|KIND",
        description =
            "A code such as NAME_NOT_FOUND; or a kind such as not-found: lists its codes.")
    private List<String> words;

    @Option(names = "--list", description = "List all codes.")
    private boolean list;

    @Option(names = "--markdown", description = "Explain all codes in one document.")
    private boolean markdown;
  }

  @ArgGroup(multiplicity = "1")
  private Question question;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CodeCatalog catalog = new CodeCatalog();
    PrintWriter out = spec.commandLine().getOut();
    if (question.list) {
      out.print(catalog.list());
    } else if (question.markdown) {
      out.print(catalog.markdown());
    } else {
      String between = "";
      for (String word : question.words) {
        out.print(between + catalog.about(word).orElseThrow(() -> unknown(word, catalog)));
        between = "\n";
      }
    }
    return ExitCode.OK;
  }

  private static UserError unknown(String word, CodeCatalog catalog) {
    String similar = catalog.similar(word).map(s -> "; did you mean " + s + "?").orElse("");
    return new UserError("there is no code or kind '" + word + "'" + similar);
  }
}
