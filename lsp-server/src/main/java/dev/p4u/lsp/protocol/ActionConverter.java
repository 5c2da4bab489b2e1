package dev.p4u.lsp.protocol;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.lsp.features.QuickFixes.QuickFix;
import dev.p4u.lsp.features.Runnables.Runnable;
import dev.p4u.lsp.workspace.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** Quick fixes and runnables as code actions and lenses. */
public final class ActionConverter {

  private final Locations locations;

  public ActionConverter(Locations locations) {
    this.locations = locations;
  }

  public CodeAction quickFix(QuickFix fix) {
    Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
    for (Diagnostic.Edit edit : fix.fix().edits()) {
      changes
          .computeIfAbsent(locations.uri(edit.span().file()), u -> new ArrayList<>())
          .add(new TextEdit(locations.positions().range(edit.span()), edit.newText()));
    }
    CodeAction action = new CodeAction(fix.fix().title());
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(new DiagnosticConverter(locations).convert(fix.diagnostic())));
    action.setEdit(new WorkspaceEdit(changes));
    return action;
  }

  public CodeAction start(Runnable runnable, Document document) {
    CodeAction action = new CodeAction(runnable.title());
    action.setKind(runnable.actionKind());
    action.setCommand(command(runnable, document));
    return action;
  }

  public CodeLens lens(Runnable runnable, Document document, Range range) {
    return new CodeLens(range, command(runnable, document), null);
  }

  private static Command command(Runnable runnable, Document document) {
    return new Command(runnable.title(), runnable.command(), List.of(document.uri()));
  }

  /**
   * Whether an action of this kind is wanted.
   *
   * @param only the kinds asked for, each with its sub-kinds; null when all are
   */
  public static boolean isWanted(String kind, List<String> only) {
    return only == null || only.isEmpty() || only.stream().anyMatch(k -> isWithin(kind, k));
  }

  private static boolean isWithin(String kind, String wider) {
    return kind.equals(wider) || kind.startsWith(wider + ".") || wider.isEmpty();
  }
}
