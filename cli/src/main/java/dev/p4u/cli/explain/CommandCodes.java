package dev.p4u.cli.explain;

import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.explain.CodeFamily;
import dev.p4u.language.explain.CodeProvider;
import java.util.List;

/** The codes of the command itself. */
public final class CommandCodes implements CodeProvider {

  private static final String FOLDER = "/dev/p4u/cli/explain";

  @Override
  public int position() {
    return 5;
  }

  @Override
  public List<CodeFamily> families() {
    return List.of(
        family("Files of the command line", InputCode.values()),
        family("Assembly", AssemblyCode.values()));
  }

  private static CodeFamily family(String title, DiagnosticCode[] codes) {
    return new CodeFamily(title, List.of(codes), CommandCodes.class, FOLDER);
  }
}
