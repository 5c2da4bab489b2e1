package dev.p4u.language.lint;

import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.Severity;

/** What is allowed but rarely meant, one constant a message. Kinds are those of p4c. */
public enum LintCode implements DiagnosticCode {
  UNUSED("unused", "{0} `{1}` is never used"),
  UNUSED_TABLE("unused", "table `{0}` is never applied"),
  SHADOWS("shadow", "`{0}` hides {1} of the same name"),
  IMPLICIT_REJECT("parser-transition", "state `{0}` has no transition: it rejects the packet"),
  CASE_NEVER_REACHED("parser-transition", "this case is never reached: one above always matches"),
  NO_CASE_MATCHES("parser-transition", "the selected value is constant and no case matches it"),
  SELECT_WITHOUT_CHOICE("parser-transition", "this select always goes to `{0}`"),
  NEVER_ACCEPTS("unreachable", "parser `{0}` never accepts a packet"),
  EMPTY_FALLTHROUGH("missing", "the last case has no block to fall through to"),
  REVERSED_RANGE("invalid", "this range is empty: {0} is more than {1}"),
  PRIORITY_ANNOTATION(
      "deprecated", "`@priority` has no effect: write `priority = {0}:` before the entry"),
  DEPRECATED("deprecated", "`{0}` is deprecated{1}"),
  UNKNOWN_KIND("unknown", "there are no warnings of kind `{0}`{1}");

  private final String kind;
  private final String template;

  LintCode(String kind, String template) {
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
