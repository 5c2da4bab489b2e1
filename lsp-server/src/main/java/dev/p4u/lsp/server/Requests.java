package dev.p4u.lsp.server;

import dev.p4u.lsp.workspace.Document;
import dev.p4u.lsp.workspace.Snapshot;
import dev.p4u.lsp.workspace.Uris;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * Runs requests: on an executor, over the snapshot that was current when they arrived, cancellable,
 * refused when their document has changed meanwhile. Nothing but LSP errors leaves it.
 */
final class Requests {

  /** Computes an answer; may throw. */
  interface Body<T> {
    T answer(Snapshot snapshot, Document document);
  }

  /** Computes an answer to what is about no document. */
  interface Work<T> {
    T answer(CancelChecker cancel);
  }

  private final Session session;
  private final Executor executor;

  Requests(Session session, Executor executor) {
    this.session = session;
    this.executor = executor;
  }

  /**
   * @param absent the answer for a document that is not open
   */
  <T> CompletableFuture<T> onDocument(
      String method, TextDocumentIdentifier id, T absent, Body<T> body) {
    Snapshot snapshot = session.workspace().current();
    return compute(
        method,
        executor,
        cancel -> {
          require(id != null && id.getUri() != null, "textDocument.uri");
          Optional<Document> document = snapshot.document(Uris.toPath(id.getUri()));
          if (document.isEmpty()) {
            return absent;
          }
          Optional<Document> now = session.workspace().current().document(document.get().path());
          if (!document.equals(now)) {
            throw error(ResponseErrorCode.ContentModified, "the document has changed");
          }
          return body.answer(snapshot, document.get());
        });
  }

  /** Runs work elsewhere. */
  <T> CompletableFuture<T> compute(String method, Executor on, Work<T> work) {
    Optional<ResponseErrorException> refusal = refusal();
    if (refusal.isPresent()) {
      return CompletableFuture.failedFuture(refusal.get());
    }
    return CompletableFutures.computeAsync(
        on,
        cancel -> {
          cancel.checkCanceled();
          return guarded(method, () -> work.answer(cancel));
        });
  }

  private Optional<ResponseErrorException> refusal() {
    return switch (session.state()) {
      case NEW ->
          Optional.of(
              error(ResponseErrorCode.ServerNotInitialized, "the server is not initialized"));
      case RUNNING -> Optional.empty();
      case SHUT_DOWN ->
          Optional.of(error(ResponseErrorCode.InvalidRequest, "the server is shut down"));
    };
  }

  private <T> T guarded(String method, Supplier<T> body) {
    try {
      return body.get();
    } catch (ResponseErrorException | CancellationException e) {
      throw e;
    } catch (UncheckedIOException e) {
      throw error(ResponseErrorCode.RequestFailed, e.getMessage() + ": " + e.getCause());
    } catch (RuntimeException | Error e) {
      session.defect(method, e);
      throw error(ResponseErrorCode.InternalError, "internal error of p4u in " + method + ": " + e);
    }
  }

  /** A part of the parameters that the protocol demands. */
  static void require(boolean present, String what) {
    if (!present) {
      throw error(ResponseErrorCode.InvalidParams, what + " is missing or not usable");
    }
  }

  static ResponseErrorException error(ResponseErrorCode code, String message) {
    return new ResponseErrorException(new ResponseError(code, message, null));
  }
}
