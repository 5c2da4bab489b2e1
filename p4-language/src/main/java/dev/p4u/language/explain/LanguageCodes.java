package dev.p4u.language.explain;

import dev.p4u.language.api.FileCode;
import dev.p4u.language.check.CheckCode;
import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.lint.LintCode;
import dev.p4u.language.lint.flow.FlowCode;
import dev.p4u.language.preproc.PreprocessorCode;
import dev.p4u.language.syntax.SyntaxCode;
import java.util.List;

/** The codes of the front end. */
public final class LanguageCodes implements CodeProvider {

  private static final String FOLDER = "/dev/p4u/language/explain";

  @Override
  public int position() {
    return 1;
  }

  @Override
  public List<CodeFamily> families() {
    return List.of(
        family("Files", FileCode.values()),
        family("Preprocessor", PreprocessorCode.values()),
        family("Syntax", SyntaxCode.values()),
        family("Names, types and rules", CheckCode.values()),
        family("What is allowed but rarely meant", LintCode.values()),
        family("Values and headers on all ways through the program", FlowCode.values()));
  }

  private static CodeFamily family(String title, DiagnosticCode[] codes) {
    return new CodeFamily(title, List.of(codes), LanguageCodes.class, FOLDER);
  }
}
