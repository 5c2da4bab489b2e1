package dev.p4u.lsp.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.p4u.lsp.protocol.Capabilities;
import dev.p4u.lsp.protocol.SettingsReader;
import dev.p4u.lsp.workspace.BundledFiles;
import dev.p4u.lsp.workspace.Uris;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The life of a server: from initialize to exit. */
final class P4LanguageServer implements LanguageServer, LanguageClientAware {

  private static final String WATCHED = "**/{*.p4,*.p4i,*.h,*.stf,p4u.json}";

  private final Session session;
  private final TextDocuments documents;
  private final WorkspaceRequests workspace;
  private final Commands commands;
  private final DiagnosticsPublisher diagnostics;
  private boolean toldSettings;

  P4LanguageServer(Workers workers, BundledFiles bundled) {
    session = new Session(bundled);
    Requests requests = new Requests(session, workers.requests());
    Rehearsal rehearsal =
        new Rehearsal(
            workers.rehearsal(),
            Rehearsal.Clock.SYSTEM,
            () -> session.state() == Session.State.RUNNING && !session.end().isDone());
    diagnostics = new DiagnosticsPublisher(session, workers.diagnostics(), rehearsal);
    commands = new Commands(session, requests, diagnostics, workers.commands());
    documents = new TextDocuments(session, requests, diagnostics);
    workspace = new WorkspaceRequests(session, diagnostics, commands);
  }

  Session session() {
    return session;
  }

  @Override
  public void connect(LanguageClient client) {
    session.connect(client);
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    if (session.state() != Session.State.NEW) {
      return CompletableFuture.failedFuture(
          Requests.error(ResponseErrorCode.InvalidRequest, "initialize comes once"));
    }
    session.initialize(params.getCapabilities(), folders(params));
    session.become(Session.State.RUNNING);
    if (params.getInitializationOptions() instanceof JsonObject options) {
      options(options);
    }
    if (params.getProcessId() != null) {
      // A parent that cannot be seen lives in another name space: then the stream has to tell.
      ProcessHandle.of(params.getProcessId())
          .ifPresent(parent -> parent.onExit().thenRun(session::finish));
    }
    ServerInfo info = new ServerInfo("p4u", version());
    return CompletableFuture.completedFuture(
        new InitializeResult(Capabilities.of(session.positions().encoding()), info));
  }

  @SuppressWarnings("deprecation") // rootUri: older editors send nothing else.
  private static List<Path> folders(InitializeParams params) {
    List<Path> folders = new ArrayList<>();
    if (params.getWorkspaceFolders() != null) {
      for (WorkspaceFolder folder : params.getWorkspaceFolders()) {
        folders.add(Uris.toPath(folder.getUri()));
      }
    }
    if (folders.isEmpty() && params.getRootUri() != null) {
      folders.add(Uris.toPath(params.getRootUri()));
    }
    return folders;
  }

  private void options(JsonObject options) {
    toldSettings = true;
    JsonElement shows = options.get("clientShowsResults");
    session.clientShowsResults(shows != null && shows.isJsonPrimitive() && shows.getAsBoolean());
    workspace.configure(SettingsReader.section(options).orElse(options));
  }

  private static String version() {
    try (InputStream in = P4LanguageServer.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("version.properties is part of the jar", e);
    }
  }

  @Override
  public void initialized(InitializedParams params) {
    if (Capabilities.watchesFiles(session.capabilities())) {
      FileSystemWatcher watcher = new FileSystemWatcher(Either.forLeft(WATCHED));
      Registration registration =
          new Registration(
              "p4u-files",
              "workspace/didChangeWatchedFiles",
              new DidChangeWatchedFilesRegistrationOptions(List.of(watcher)));
      session
          .client()
          .registerCapability(new RegistrationParams(List.of(registration)))
          .whenComplete(
              (done, problem) -> {
                if (problem != null) {
                  session.log(MessageType.Warning, "Files are not watched: " + problem);
                }
              });
    }
    if (!toldSettings) {
      workspace.pullConfiguration();
    }
  }

  /** Stands in the stream for a message that was too long: see {@link LimitedInput}. */
  @JsonNotification(LimitedInput.METHOD)
  public void messageTooLong(LimitedInput.TooLong message) {
    documents.tooLong(message);
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    session.become(Session.State.SHUT_DOWN);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    session.finish();
  }

  @Override
  public void cancelProgress(WorkDoneProgressCancelParams params) {
    commands.cancel(params.getToken());
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // What a trace would hold, the editor writes itself: every message passes it.
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return workspace;
  }
}
