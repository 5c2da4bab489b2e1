package dev.p4u.lsp.protocol;

import dev.p4u.lsp.features.Runnables.Runnable;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.DocumentOnTypeFormattingOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;

/** What the server offers, and what it asks of the editor. Only what is implemented stands here. */
public final class Capabilities {

  private Capabilities() {}

  public static ServerCapabilities of(PositionEncoding encoding) {
    ServerCapabilities offered = new ServerCapabilities();
    offered.setPositionEncoding(encoding.kind());
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    sync.setSave(new SaveOptions(false));
    offered.setTextDocumentSync(sync);
    offered.setHoverProvider(true);
    offered.setDefinitionProvider(true);
    offered.setReferencesProvider(true);
    offered.setDocumentHighlightProvider(true);
    offered.setDocumentSymbolProvider(true);
    offered.setDocumentFormattingProvider(true);
    offered.setDocumentRangeFormattingProvider(true);
    offered.setDocumentOnTypeFormattingProvider(
        new DocumentOnTypeFormattingOptions(";", List.of("}")));
    List<String> kinds = new ArrayList<>(List.of(CodeActionKind.QuickFix));
    List<String> commands = new ArrayList<>();
    for (Runnable runnable : Runnable.values()) {
      kinds.add(runnable.actionKind());
      commands.add(runnable.command());
    }
    offered.setCodeActionProvider(new CodeActionOptions(kinds));
    offered.setCodeLensProvider(new CodeLensOptions(false));
    ExecuteCommandOptions execute = new ExecuteCommandOptions(commands);
    execute.setWorkDoneProgress(true);
    offered.setExecuteCommandProvider(execute);
    WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
    folders.setSupported(true);
    WorkspaceServerCapabilities workspace = new WorkspaceServerCapabilities();
    workspace.setWorkspaceFolders(folders);
    offered.setWorkspace(workspace);
    return offered;
  }

  /** Whether the editor shows progress that the server starts. */
  public static boolean showsProgress(ClientCapabilities client) {
    return client != null
        && client.getWindow() != null
        && Boolean.TRUE.equals(client.getWindow().getWorkDoneProgress());
  }

  /** Whether the editor can be asked for its configuration. */
  public static boolean answersConfiguration(ClientCapabilities client) {
    return client != null
        && client.getWorkspace() != null
        && Boolean.TRUE.equals(client.getWorkspace().getConfiguration());
  }

  /** Whether the editor watches files when it is told which. */
  public static boolean watchesFiles(ClientCapabilities client) {
    return client != null
        && client.getWorkspace() != null
        && client.getWorkspace().getDidChangeWatchedFiles() != null
        && Boolean.TRUE.equals(
            client.getWorkspace().getDidChangeWatchedFiles().getDynamicRegistration());
  }

  /** Whether an outline may be a tree. */
  public static boolean nestsSymbols(ClientCapabilities client) {
    return client != null
        && client.getTextDocument() != null
        && client.getTextDocument().getDocumentSymbol() != null
        && Boolean.TRUE.equals(
            client.getTextDocument().getDocumentSymbol().getHierarchicalDocumentSymbolSupport());
  }

  /** Whether a definition may say what was asked about and how far its target goes. */
  public static boolean linksDefinitions(ClientCapabilities client) {
    return client != null
        && client.getTextDocument() != null
        && client.getTextDocument().getDefinition() != null
        && Boolean.TRUE.equals(client.getTextDocument().getDefinition().getLinkSupport());
  }

  /** Whether code actions may be more than commands. */
  public static boolean takesCodeActions(ClientCapabilities client) {
    return client != null
        && client.getTextDocument() != null
        && client.getTextDocument().getCodeAction() != null
        && client.getTextDocument().getCodeAction().getCodeActionLiteralSupport() != null;
  }
}
