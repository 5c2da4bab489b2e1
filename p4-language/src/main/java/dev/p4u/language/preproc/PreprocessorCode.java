package dev.p4u.language.preproc;

import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.Severity;

/** What the preprocessor has to say. */
public enum PreprocessorCode implements DiagnosticCode {
  INCLUDE_NOT_FOUND("not-found", "include file {0} not found"),
  INCLUDE_UNREADABLE("not-found", "cannot read {0}: {1}"),
  INCLUDE_TOO_DEEP(
      "overlimit", "#include is nested more than {0} deep; does the file include itself?"),
  PROGRAM_TOO_LARGE("overlimit", "the program is too large: more than {0}"),
  FILE_TOO_LARGE("overlimit", "the file is larger than {0} MB"),
  NOT_TEXT("invalid", "{0} is not a text file: it contains the character U+0000"),
  INCLUDE_SYNTAX("preprocessor", "#include expects \"file\" or <file>"),
  UNTERMINATED_COMMENT("syntax", "comment is not closed: */ is missing"),
  UNTERMINATED_STRING("syntax", "string is not closed: \" is missing"),
  UNTERMINATED_CONDITIONAL("preprocessor", "#{0} has no #endif"),
  UNTERMINATED_ARGUMENTS("preprocessor", "the arguments of macro {0} are not closed: ) is missing"),
  UNKNOWN_DIRECTIVE(
      "preprocessor", Severity.WARNING, "#{0} is no preprocessor directive: the line is left out"),
  UNMATCHED_DIRECTIVE("preprocessor", "#{0} without #if"),
  ELSE_AFTER_ELSE("preprocessor", "#{0} after #else"),
  MACRO_NAME_MISSING("preprocessor", "#{0} expects a macro name"),
  MACRO_NAME_RESERVED("preprocessor", "{0} cannot be a macro name"),
  MACRO_PARAMETERS("preprocessor", "malformed parameter list of macro {0}"),
  MACRO_PASTE_EDGE("preprocessor", "## cannot stand at an end of a macro"),
  MACRO_HASH("preprocessor", "# must be followed by a macro parameter"),
  MACRO_REDEFINED(
      "preprocessor", Severity.WARNING, "macro {0} is redefined with another replacement"),
  MACRO_ARGUMENT_COUNT("preprocessor", "macro {0} takes {1}, but {2} given"),
  MACRO_EXPANSION_TOO_LARGE(
      "overlimit", "the expansion of macros gives more than {0} tokens; the rest is not read"),
  MACRO_EXPANSION_TOO_DEEP(
      "overlimit", "macro arguments are nested more than {0} deep; the rest is not read"),
  EXTRA_TOKENS("preprocessor", Severity.WARNING, "extra tokens after #{0}"),
  CONDITION_EMPTY("preprocessor", "#{0} expects an expression"),
  CONDITION_SYNTAX("preprocessor", "{0} in the expression of #{1}"),
  USER_ERROR("preprocessor", "#error {0}"),
  USER_WARNING("preprocessor", Severity.WARNING, "#warning {0}");

  private final String kind;
  private final Severity severity;
  private final String template;

  PreprocessorCode(String kind, String template) {
    this(kind, Severity.ERROR, template);
  }

  PreprocessorCode(String kind, Severity severity, String template) {
    this.kind = kind;
    this.severity = severity;
    this.template = template;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public String template() {
    return template;
  }
}
