package dev.p4u.lsp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.lsp.workspace.BundledFiles;
import dev.p4u.lsp.workspace.Uris;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests on an executor that the test lets go on. */
class RequestsTest {

  private static final String URI = Uris.toUri(Path.of("a.p4").toAbsolutePath());

  private final Session session = new Session(new BundledFiles(Path.of("unused")));
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final Requests requests = new Requests(session, waiting::add);
  private final List<String> logged = new ArrayList<>();

  @BeforeEach
  void start() {
    session.connect(new Log());
    session.initialize(new ClientCapabilities(), List.of());
    session.become(Session.State.RUNNING);
    session.workspace().open(URI, "p4", 1, "one");
  }

  private CompletableFuture<String> ask(Requests.Body<String> body) {
    return requests.onDocument("ask", new TextDocumentIdentifier(URI), "absent", body);
  }

  private void goOn() {
    waiting.forEach(Runnable::run);
  }

  private static void failed(CompletableFuture<?> answer, ResponseErrorCode code) {
    assertThatThrownBy(() -> answer.get(0, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            ResponseErrorException.class,
            e -> assertThat(e.getResponseError().getCode()).isEqualTo(code.getValue()));
  }

  @Test
  void answersAreOfTheDocument() {
    CompletableFuture<String> answer = ask((snapshot, document) -> document.text());
    goOn();
    assertThat(answer).isCompletedWithValue("one");
  }

  @Test
  void aChangedDocumentIsNotAnswered() {
    CompletableFuture<String> answer = ask((snapshot, document) -> document.text());
    session.workspace().change(Uris.toPath(URI), 2, "two");
    goOn();
    failed(answer, ResponseErrorCode.ContentModified);
  }

  @Test
  void aChangeElsewhereDoesNotMatter() {
    CompletableFuture<String> answer = ask((snapshot, document) -> document.text());
    session.workspace().open("file:///other.p4", "p4", 1, "other");
    goOn();
    assertThat(answer).isCompletedWithValue("one");
  }

  @Test
  void aCancelledRequestIsNotComputed() {
    List<String> computed = new ArrayList<>();
    CompletableFuture<String> answer =
        ask(
            (snapshot, document) -> {
              computed.add("it");
              return "";
            });
    answer.cancel(true);
    goOn();
    assertThat(answer).isCancelled();
    assertThat(computed).isEmpty();
  }

  @Test
  void aDefectIsLoggedAndAnswered() {
    CompletableFuture<String> answer =
        ask(
            (snapshot, document) -> {
              throw new IllegalStateException("our fault");
            });
    goOn();
    failed(answer, ResponseErrorCode.InternalError);
    assertThat(logged).singleElement().asString().contains("our fault").contains("RequestsTest");
  }

  @Test
  void anOverflowingStackIsADefectToo() {
    CompletableFuture<String> answer =
        ask(
            (snapshot, document) -> {
              throw new StackOverflowError();
            });
    goOn();
    failed(answer, ResponseErrorCode.InternalError);
    assertThat(logged).hasSize(1);
  }

  @Test
  void whatTheSystemRefusesIsNoDefect() {
    CompletableFuture<String> answer =
        ask(
            (snapshot, document) -> {
              throw new UncheckedIOException("cannot write x", new IOException("disk full"));
            });
    goOn();
    failed(answer, ResponseErrorCode.RequestFailed);
    assertThat(logged).isEmpty();
  }

  /** Keeps what is logged. */
  private final class Log implements LanguageClient {
    @Override
    public void telemetryEvent(Object object) {
      throw new AssertionError();
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
      throw new AssertionError();
    }

    @Override
    public void showMessage(MessageParams message) {
      throw new AssertionError();
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(
        ShowMessageRequestParams params) {
      throw new AssertionError();
    }

    @Override
    public void logMessage(MessageParams message) {
      logged.add(message.getMessage());
    }
  }
}
