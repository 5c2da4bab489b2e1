package dev.p4u.language.syntax;

import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.Severity;

/** Syntax errors. */
public enum SyntaxCode implements DiagnosticCode {
  UNEXPECTED_TOKEN("unexpected {0}; expected {1}"),
  UNEXPECTED_HERE("unexpected {0}"),
  MISSPELLED_KEYWORD("{0} is no keyword; did you mean {1}?"),
  MISSING_TOKEN("{0} is missing after {1}"),
  UNEXPECTED_CHARACTER("no token of P4 starts with the character {0}"),
  NESTING_TOO_DEEP("overlimit", "nested more than {0} deep; the rest is not read"),
  NUMBER_MALFORMED("{0} is not a number: {1}"),
  NOT_A_STATEMENT("an expression that is not a call has no effect as a statement"),
  CALL_EXPECTED("a call takes no assignment operator"),
  TYPE_EXPECTED("type arguments can follow only the name of a type or of what is called"),
  VARIABLE_AT_TOP_LEVEL("{0} cannot be a variable: only constants are declared at the top level"),
  FUNCTION_NOT_HERE("the function {0} cannot be declared here, only at the top level"),
  DECLARATION_AFTER_STATE("the declaration of {0} must stand before the first state"),
  STATEMENT_NOT_IN_PARSER("{0} cannot stand in a parser state"),
  ANNOTATION_NOT_HERE("annotations cannot stand before this kind of statement"),
  METHOD_NEEDS_TYPE("invalid", "{0} needs a return type: only the constructor {1} has none");

  private final String kind;
  private final String template;

  SyntaxCode(String template) {
    this("syntax", template);
  }

  SyntaxCode(String kind, String template) {
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
