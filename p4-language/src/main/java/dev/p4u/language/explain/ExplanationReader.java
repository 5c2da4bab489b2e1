package dev.p4u.language.explain;

import dev.p4u.language.diag.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads explanations: Markdown whose fenced blocks are the examples. The word after the fence is
 * the language, a second one the name of a file that the others include.
 */
final class ExplanationReader {

  private static final String FENCE = "```";

  private ExplanationReader() {}

  static Explanation read(DiagnosticCode code, String text) {
    StringBuilder prose = new StringBuilder();
    StringBuilder block = null;
    String[] opening = {};
    List<Example> examples = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (!line.startsWith(FENCE)) {
        (block == null ? prose : block).append(line).append('\n');
      } else if (block == null) {
        opening = line.substring(FENCE.length()).strip().split(" +", 2);
        block = new StringBuilder();
      } else {
        String file = opening.length > 1 ? opening[1] : "";
        examples.add(new Example(opening[0], file, block.toString()));
        block = null;
      }
    }
    if (block != null || prose.toString().isBlank()) {
      throw new IllegalStateException(
          "explanation of " + code.name() + (block != null ? ": open fence" : ": no prose"));
    }
    return new Explanation(code, prose.toString().strip().replaceAll("\n{3,}", "\n\n"), examples);
  }
}
