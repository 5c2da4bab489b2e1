package dev.p4u.compiler;

import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.Severity;

/** What the compiler has to say, one constant a message. Kinds are those of p4c. */
public enum CompileCode implements DiagnosticCode {
  // The program as a whole
  NO_MAIN("missing", "the program has no `main` package, so there is nothing to compile"),
  UNKNOWN_ARCHITECTURE("unsupported", "no target can run package `{0}`; known: {1}"),
  MISSING_BLOCK("missing", "package `{0}` has no {1} in parameter `{2}`"),
  INLINED_TOO_LARGE("overlimit", "the program is too large: more than {0} {1} after inlining"),
  NESTED_TOO_DEEPLY("overlimit", "this is nested too deeply: more than {0} levels"),
  BACKEND_LIMIT("overlimit", "{0}"),

  // Constructs
  UNSUPPORTED("unsupported", "{0} is not supported yet"),
  UNSUPPORTED_TYPE("unsupported", "{0} of type {1} is not supported yet"),
  UNSUPPORTED_EXTERN("unsupported", "extern `{0}` is not supported"),
  TARGET_LACKS("target-error", "target {0} has no {1}"),
  OPERATION_TOO_WIDE("unsupported", "`{0}` on {1} bits is not supported: at most {2}"),

  // Packets
  NOT_BYTE_ALIGNED("invalid", "{0} must be a multiple of 8 bits, not {1}"),
  EMIT_ONLY("unsupported", "{0} cannot be called in a deparser"),

  // Tables and registers
  SEVERAL_LPM("invalid", "table `{0}` has more than one lpm key"),
  MATCH_KIND("unsupported", "match kind `{0}` is not supported"),
  BAD_SIZE("invalid", "a size of {0} is not possible: 1 to {1}"),
  BAD_PREFIX("invalid", "an lpm entry needs a prefix mask: ones, then zeros");

  private final String kind;
  private final String template;

  CompileCode(String kind, String template) {
    this.kind = kind;
    this.template = template;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String template() {
    return template;
  }
}
