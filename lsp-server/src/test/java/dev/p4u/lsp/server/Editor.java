package dev.p4u.lsp.server;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.p4u.lsp.workspace.BundledFiles;
import dev.p4u.lsp.workspace.Uris;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** A client of a real server, both over a pair of pipes. */
final class Editor implements LanguageClient, AutoCloseable {

  private static final int PIPE_BYTES = 1 << 20;
  private static final long SECONDS = 30;

  final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
  final BlockingQueue<MessageParams> shown = new LinkedBlockingQueue<>();
  final BlockingQueue<MessageParams> logged = new LinkedBlockingQueue<>();
  final BlockingQueue<ProgressParams> progress = new LinkedBlockingQueue<>();
  final BlockingQueue<RegistrationParams> registered = new LinkedBlockingQueue<>();
  volatile JsonElement configuration = new JsonObject();

  private final Path folder;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final OutputStream toServer;
  private final Future<Integer> exit;
  private final LanguageServer server;

  /** Starts a server that has not been initialized. */
  Editor(Path folder) throws IOException {
    this.folder = folder;
    PipedInputStream serverIn = new PipedInputStream(PIPE_BYTES);
    toServer = new PipedOutputStream(serverIn);
    PipedInputStream clientIn = new PipedInputStream(PIPE_BYTES);
    OutputStream serverOut = new PipedOutputStream(clientIn);
    BundledFiles bundled = new BundledFiles(folder.resolve("cache"));
    exit = threads.submit(() -> P4LanguageServerLauncher.serve(serverIn, serverOut, bundled));
    Launcher<LanguageServer> launcher =
        new LSPLauncher.Builder<LanguageServer>()
            .setLocalService(this)
            .setRemoteInterface(LanguageServer.class)
            .setInput(clientIn)
            .setOutput(toServer)
            .setExecutorService(threads)
            .create();
    launcher.startListening();
    server = launcher.getRemoteProxy();
  }

  /** Starts and initializes. */
  static Editor start(Path folder) throws IOException {
    Editor editor = new Editor(folder);
    editor.initialize(new InitializeParams());
    return editor;
  }

  InitializeResult initialize(InitializeParams params) {
    if (params.getCapabilities() == null) {
      params.setCapabilities(new ClientCapabilities());
    }
    params.setWorkspaceFolders(List.of(new WorkspaceFolder(Uris.toUri(folder), "test")));
    InitializeResult result = get(server.initialize(params));
    server.initialized(new InitializedParams());
    return result;
  }

  LanguageServer server() {
    return server;
  }

  String uri(String name) {
    return Uris.toUri(folder.resolve(name));
  }

  TextDocumentIdentifier id(String name) {
    return new TextDocumentIdentifier(uri(name));
  }

  void open(String name, String text) {
    String language = name.endsWith(".stf") ? "stf" : "p4";
    TextDocumentItem item = new TextDocumentItem(uri(name), language, 1, text);
    server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(item));
  }

  /** Replaces a range of one line. */
  void change(String name, int version, int line, int from, int to, String text) {
    Range range = new Range(new Position(line, from), new Position(line, to));
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri(name), version),
                List.of(new TextDocumentContentChangeEvent(range, text))));
  }

  void close(String name) {
    server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(id(name)));
  }

  JsonObject execute(String command, String uri) {
    ExecuteCommandParams params = new ExecuteCommandParams(command, List.of(uri));
    Object answer = get(server.getWorkspaceService().executeCommand(params));
    return new Gson().toJsonTree(answer).getAsJsonObject();
  }

  /** Waits for diagnostics of a file with which a condition holds. */
  List<Diagnostic> awaitDiagnostics(String name, Predicate<List<Diagnostic>> condition) {
    String uri = uri(name);
    List<PublishDiagnosticsParams> others = new ArrayList<>();
    PublishDiagnosticsParams found =
        await(published, p -> p.getUri().equals(uri) && condition.test(p.getDiagnostics()), others);
    // What came for other documents meanwhile can be awaited next.
    others.stream().filter(p -> !p.getUri().equals(uri)).forEach(published::add);
    return found.getDiagnostics();
  }

  static <T> T await(BlockingQueue<T> queue, Predicate<T> condition) {
    return await(queue, condition, new ArrayList<>());
  }

  private static <T> T await(BlockingQueue<T> queue, Predicate<T> condition, List<T> others) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try {
      while (true) {
        T next = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) {
          throw new AssertionError("waited in vain; came: " + others);
        }
        if (condition.test(next)) {
          return next;
        }
        others.add(next);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static <T> T get(CompletableFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Sends bytes past the client library. */
  void send(String bytes) throws IOException {
    toServer.write(bytes.getBytes(StandardCharsets.UTF_8));
    toServer.flush();
  }

  /** Sends a message past the client library. */
  void sendMessage(String json) throws IOException {
    send("Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json);
  }

  void closeStream() throws IOException {
    toServer.close();
  }

  int awaitExit() {
    try {
      return exit.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    if (!exit.isDone()) {
      get(server.shutdown());
      server.exit();
      awaitExit();
    }
    threads.shutdownNow();
  }

  @Override
  public void telemetryEvent(Object object) {
    throw new AssertionError("the server sends no telemetry");
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
    published.add(diagnostics);
  }

  @Override
  public void showMessage(MessageParams message) {
    shown.add(message);
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    throw new AssertionError("the server asks nothing");
  }

  @Override
  public void logMessage(MessageParams message) {
    logged.add(message);
  }

  @Override
  public CompletableFuture<Void> createProgress(WorkDoneProgressCreateParams params) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void notifyProgress(ProgressParams params) {
    progress.add(params);
  }

  @Override
  public CompletableFuture<Void> registerCapability(RegistrationParams params) {
    registered.add(params);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<List<Object>> configuration(
      org.eclipse.lsp4j.ConfigurationParams params) {
    return CompletableFuture.completedFuture(List.of(configuration));
  }
}
