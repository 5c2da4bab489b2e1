package dev.p4u.cli.explain;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.compiler.api.P4Compiler;
import dev.p4u.compiler.api.Target;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.api.Frontends;
import dev.p4u.language.api.P4Frontend;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.explain.Example;
import dev.p4u.language.explain.Explanation;
import dev.p4u.stf.parse.StfReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What p4u says to the examples of an explanation; nothing is read from or written to a disk. */
final class ExampleOutput {

  private final Explanation explanation;

  ExampleOutput(Explanation explanation) {
    this.explanation = explanation;
  }

  /** The diagnostics of a text in the language of the example. */
  List<Diagnostic> of(Example example, String text) {
    return switch (example.language()) {
      case "p4" -> p4(example, text);
      case "stf" -> StfReader.parse("example.stf", text).diagnostics();
      case "asm" -> AssemblyCode.check("example.s", text).stream().toList();
      default -> List.of();
    };
  }

  private List<Diagnostic> p4(Example example, String text) {
    CheckedProgram checked =
        Frontends.create()
            .check(Path.of("example.p4"), text, P4Frontend.Options.DEFAULT, this::load);
    if (!(explanation.code() instanceof CompileCode)) {
      return checked.diagnostics().stream().filter(this::isMeant).toList();
    }
    List<String> options = example.options();
    Target target = options.isEmpty() ? Target.P4U : Target.of(options.get(1)).orElseThrow();
    return Stream.concat(
            checked.diagnostics().stream().filter(Diagnostic::isError),
            P4Compiler.compile(checked, new CompileOptions(target)).diagnostics().stream())
        .toList();
  }

  /** Examples are parts of programs: that nothing uses them is only said where it is meant. */
  private boolean isMeant(Diagnostic d) {
    String unused = "unused";
    return explanation.code().kind().equals(unused) || !d.code().kind().equals(unused);
  }

  private Optional<String> load(Path path) {
    return Optional.ofNullable(explanation.files().get(path.getFileName().toString()));
  }
}
