package dev.p4u.language.explain;

import dev.p4u.language.diag.DiagnosticCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why a diagnostic is given and what to do about it.
 *
 * @param prose Markdown without headings; never empty
 * @param examples programs, and the files that they include
 */
public record Explanation(DiagnosticCode code, String prose, List<Example> examples) {

  public Explanation {
    examples = List.copyOf(examples);
  }

  /** First paragraph of the prose. */
  public String summary() {
    int end = prose.indexOf("\n\n");
    return end < 0 ? prose : prose.substring(0, end);
  }

  /** The examples that are programs. */
  public List<Example> programs() {
    return examples.stream().filter(Example::isProgram).toList();
  }

  /** Text of the files that the programs include, by name. */
  public Map<String, String> files() {
    return examples.stream()
        .filter(e -> !e.file().isEmpty())
        .collect(Collectors.toMap(Example::file, Example::text));
  }
}
