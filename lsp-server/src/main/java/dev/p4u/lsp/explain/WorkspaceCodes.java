package dev.p4u.lsp.explain;

import dev.p4u.language.explain.CodeFamily;
import dev.p4u.language.explain.CodeProvider;
import dev.p4u.lsp.workspace.WorkspaceCode;
import java.util.List;

/** The codes of the language server. */
public final class WorkspaceCodes implements CodeProvider {

  @Override
  public int position() {
    return 4;
  }

  @Override
  public List<CodeFamily> families() {
    return List.of(
        new CodeFamily(
            "Editors",
            List.of(WorkspaceCode.values()),
            WorkspaceCodes.class,
            "/dev/p4u/lsp/explain"));
  }
}
