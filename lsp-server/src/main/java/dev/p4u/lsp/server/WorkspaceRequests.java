package dev.p4u.lsp.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.p4u.lsp.protocol.Capabilities;
import dev.p4u.lsp.protocol.SettingsReader;
import dev.p4u.lsp.workspace.Uris;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.services.WorkspaceService;

/** Requests and notifications about everything but single documents. */
final class WorkspaceRequests implements WorkspaceService {

  private final Session session;
  private final DiagnosticsPublisher diagnostics;
  private final Commands commands;

  WorkspaceRequests(Session session, DiagnosticsPublisher diagnostics, Commands commands) {
    this.session = session;
    this.diagnostics = diagnostics;
    this.commands = commands;
  }

  @Override
  public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
    return commands.execute(params);
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    session.hear(
        "didChangeConfiguration",
        () -> {
          Optional<JsonObject> section = SettingsReader.section(params.getSettings());
          section.ifPresentOrElse(this::configure, this::pullConfiguration);
        });
  }

  /** Asks the editor for its settings, if it can be asked. */
  void pullConfiguration() {
    if (!Capabilities.answersConfiguration(session.capabilities())) {
      return;
    }
    ConfigurationItem item = new ConfigurationItem();
    item.setSection(SettingsReader.SECTION);
    session
        .client()
        .configuration(new ConfigurationParams(List.of(item)))
        .whenComplete(
            (answers, problem) -> {
              if (problem != null) {
                session.log(
                    MessageType.Warning, "The editor did not tell its settings: " + problem);
              } else if (answers != null
                  && !answers.isEmpty()
                  && answers.get(0) instanceof JsonElement json
                  && json.isJsonObject()) {
                configure(json.getAsJsonObject());
              }
            });
  }

  /** Takes over settings and checks everything anew. */
  void configure(JsonObject settings) {
    SettingsReader reader = new SettingsReader(session.root());
    session.workspace().configure(reader.read(settings));
    reader.problems().forEach(p -> session.show(MessageType.Warning, p));
    diagnostics.refresh();
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    session.hear(
        "didChangeWatchedFiles",
        () -> {
          session.workspace().filesChanged();
          diagnostics.refresh();
        });
  }

  @Override
  public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
    session.hear("didChangeWorkspaceFolders", () -> change(params));
  }

  private void change(DidChangeWorkspaceFoldersParams params) {
    Requests.require(params.getEvent() != null, "event");
    List<Path> folders = new ArrayList<>(session.folders());
    params.getEvent().getRemoved().forEach(f -> folders.remove(Uris.toPath(f.getUri())));
    params.getEvent().getAdded().forEach(f -> folders.add(Uris.toPath(f.getUri())));
    session.folders(folders);
  }
}
