package dev.p4u.language.diag;

import java.util.List;

/**
 * A kind of diagnostic. Each phase has its own enum that implements this, one constant a message.
 */
public interface DiagnosticCode {

  /** Name of the constant, unique within p4u: shown in documentation. */
  String name();

  /** p4c's kind name ({@code type-error}, {@code unused}...) or {@code syntax}; shown in []. */
  String kind();

  /** Severity unless the user changes it. */
  Severity severity();

  /** Text with {@code {0}}, {@code {1}}... for the arguments. */
  String template();

  /** Fills the template. */
  default String format(List<String> arguments) {
    String template = template();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < template.length(); i++) {
      int close = template.charAt(i) == '{' ? template.indexOf('}', i) : -1;
      if (close == i + 2 && Character.isDigit(template.charAt(i + 1))) {
        int index = template.charAt(i + 1) - '0';
        out.append(index < arguments.size() ? arguments.get(index) : "?");
        i = close;
      } else {
        out.append(template.charAt(i));
      }
    }
    return out.toString();
  }
}
