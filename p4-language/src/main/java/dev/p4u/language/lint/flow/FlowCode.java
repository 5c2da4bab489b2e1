package dev.p4u.language.lint.flow;

import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.Severity;

/** What the data-flow analysis has to say, one constant a message. Kinds are those of p4c. */
public enum FlowCode implements DiagnosticCode {
  USED_UNINITIALIZED("uninitialized-use", "`{0}` is read here, but nothing has set it"),
  MAYBE_USED_UNINITIALIZED(
      "uninitialized-use", "`{0}` is read here, but not every way here has set it"),
  FIELDS_UNINITIALIZED(
      "uninitialized-use", "`{0}` is read here as a whole, but {1} may not have been set"),
  OUT_UNINITIALIZED(
      "uninitialized-out-param", "`{1}` ends without setting its out parameter `{0}`"),
  OUT_MAYBE_UNINITIALIZED(
      "uninitialized-out-param", "`{1}` may end without setting all of its out parameter `{0}`"),
  INVALID_HEADER("invalid-header", "header `{0}` is invalid here, so its fields have no value"),
  MAYBE_INVALID_HEADER(
      "invalid-header", "header `{0}` may be invalid here: then its fields have no value"),
  CONSTANT_KEY("mismatch", "this key is always {0}, so it does not choose between entries"),
  MASKED_OFF("mismatch", "{0} has bits outside its mask {1}: they match nothing, so {2} is meant");

  private final String kind;
  private final String template;

  FlowCode(String kind, String template) {
    this.kind = kind;
    this.template = template;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String template() {
    return template;
  }
}
