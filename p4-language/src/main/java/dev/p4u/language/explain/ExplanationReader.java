package dev.p4u.language.explain;

import dev.p4u.language.diag.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads explanations: Markdown whose fenced blocks are the examples. The word after the fence is
 * the language; then may come the name of a file that the others include, or options of the
 * command.
 */
final class ExplanationReader {

  private static final String FENCE = "```";

  private ExplanationReader() {}

  static Explanation read(DiagnosticCode code, String text) {
    StringBuilder prose = new StringBuilder();
    StringBuilder block = null;
    List<String> opening = List.of();
    List<Example> examples = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (!line.startsWith(FENCE)) {
        (block == null ? prose : block).append(line).append('\n');
      } else if (block == null) {
        opening = List.of(line.substring(FENCE.length()).strip().split(" +"));
        block = new StringBuilder();
      } else {
        examples.add(example(opening, block.toString()));
        block = null;
      }
    }
    if (block != null || prose.toString().isBlank()) {
      throw new IllegalStateException(
          "explanation of " + code.name() + (block != null ? ": open fence" : ": no prose"));
    }
    return new Explanation(code, prose.toString().strip().replaceAll("\n{3,}", "\n\n"), examples);
  }

  private static Example example(List<String> opening, String text) {
    List<String> rest = opening.subList(1, opening.size());
    boolean isFile = !rest.isEmpty() && !rest.get(0).startsWith("-");
    return new Example(opening.get(0), isFile ? rest.get(0) : "", isFile ? List.of() : rest, text);
  }
}
