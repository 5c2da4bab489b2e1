package dev.p4u.language.preproc;

import dev.p4u.language.preproc.PreprocessorInfo.MacroDefinition;
import java.util.List;
import java.util.Optional;

/**
 * A macro.
 *
 * @param parameters absent for an object-like macro; a variadic one's last parameter takes the rest
 * @param body replacement tokens
 * @param definition where a directive defined it
 */
record Macro(
    String name,
    Optional<List<String>> parameters,
    boolean variadic,
    List<PpToken> body,
    Optional<MacroDefinition> definition) {

  boolean sameAs(Macro other) {
    if (!parameters.equals(other.parameters)
        || variadic != other.variadic
        || body.size() != other.body.size()) {
      return false;
    }
    for (int i = 0; i < body.size(); i++) {
      if (!body.get(i).text().equals(other.body.get(i).text())) {
        return false;
      }
    }
    return true;
  }
}
