package dev.p4u.lsp.server;

import dev.p4u.lsp.protocol.Locations;
import dev.p4u.lsp.protocol.PositionEncoding;
import dev.p4u.lsp.protocol.Positions;
import dev.p4u.lsp.workspace.BundledFiles;
import dev.p4u.lsp.workspace.Programs;
import dev.p4u.lsp.workspace.Snapshot;
import dev.p4u.lsp.workspace.Workspace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.services.LanguageClient;

/** What all parts of one server share: documents, programs, the editor and what it can. */
final class Session {

  /** Where the protocol is. */
  enum State {
    NEW,
    RUNNING,
    SHUT_DOWN
  }

  private final Workspace workspace = new Workspace();
  private final Programs programs = new Programs();
  private final BundledFiles bundled;
  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private volatile State state = State.NEW;
  private volatile LanguageClient client;
  private volatile ClientCapabilities capabilities = new ClientCapabilities();
  private volatile Positions positions = new Positions(PositionEncoding.UTF_16);
  private volatile List<Path> folders = List.of();
  private volatile boolean clientShowsResults;

  Session(BundledFiles bundled) {
    this.bundled = bundled;
  }

  Workspace workspace() {
    return workspace;
  }

  Programs programs() {
    return programs;
  }

  BundledFiles bundled() {
    return bundled;
  }

  State state() {
    return state;
  }

  void become(State next) {
    state = next;
  }

  /** Completed with the exit code when the server is to end. */
  CompletableFuture<Integer> end() {
    return end;
  }

  /** As the protocol wants it: 0 when the editor said goodbye, else 1. */
  void finish() {
    end.complete(state == State.SHUT_DOWN ? 0 : 1);
  }

  void connect(LanguageClient newClient) {
    client = newClient;
  }

  LanguageClient client() {
    return client;
  }

  void initialize(ClientCapabilities offered, List<Path> workspaceFolders) {
    if (offered != null) {
      capabilities = offered;
    }
    positions = new Positions(PositionEncoding.negotiate(offered));
    folders = List.copyOf(workspaceFolders);
  }

  ClientCapabilities capabilities() {
    return capabilities;
  }

  Positions positions() {
    return positions;
  }

  Locations locations(Snapshot snapshot) {
    return new Locations(snapshot, bundled, positions);
  }

  void folders(List<Path> changed) {
    folders = List.copyOf(changed);
  }

  List<Path> folders() {
    return folders;
  }

  /** Where relative settings start. */
  Optional<Path> root() {
    return folders.stream().findFirst();
  }

  /** The editor tells results of commands itself: window/showMessage would tell them twice. */
  void clientShowsResults(boolean does) {
    clientShowsResults = does;
  }

  void show(MessageType type, String message) {
    client.showMessage(new MessageParams(type, message));
  }

  /** Tells how a command ended. */
  void showResult(boolean ok, String message) {
    if (!clientShowsResults) {
      show(ok ? MessageType.Info : MessageType.Error, message);
    }
  }

  void log(MessageType type, String message) {
    client.logMessage(new MessageParams(type, message));
  }

  /** Takes in a notification. It cannot be answered: what is wrong with it goes to the log. */
  void hear(String method, Runnable body) {
    if (state != State.RUNNING) {
      return;
    }
    try {
      body.run();
    } catch (ResponseErrorException e) {
      log(MessageType.Warning, method + " was ignored: " + e.getMessage());
    } catch (RuntimeException | Error e) {
      defect(method, e);
    }
  }

  /** A defect of ours: all of it goes to the editor's log. */
  void defect(String where, Throwable defect) {
    StringWriter trace = new StringWriter();
    defect.printStackTrace(new PrintWriter(trace));
    log(MessageType.Error, "p4u: internal error in " + where + "; please report it.\n" + trace);
  }
}
