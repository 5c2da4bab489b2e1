package dev.p4u.lsp.server;

import dev.p4u.lsp.protocol.Capabilities;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Shows in the editor that a command is at work, and hears when the user has enough of it. */
final class Progress implements AutoCloseable {

  private static final long ANSWER_SECONDS = 2;

  private final Session session;
  private final Either<String, Integer> token;
  private final CancelChecker request;
  private volatile boolean cancelled;

  private Progress(Session session, Either<String, Integer> token, CancelChecker request) {
    this.session = session;
    this.token = token;
    this.request = request;
  }

  /**
   * Starts to show progress, if the editor shows any.
   *
   * @param given the editor's own token; null when it has none
   */
  static Progress begin(
      Session session, Either<String, Integer> given, CancelChecker request, String title) {
    Either<String, Integer> token = given;
    if (token == null && Capabilities.showsProgress(session.capabilities())) {
      token = create(session);
    }
    Progress progress = new Progress(session, token, request);
    WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
    begin.setTitle(title);
    begin.setCancellable(true);
    begin.setPercentage(0);
    progress.send(begin);
    return progress;
  }

  private static Either<String, Integer> create(Session session) {
    Either<String, Integer> token = Either.forLeft("p4u-" + UUID.randomUUID());
    try {
      session
          .client()
          .createProgress(new WorkDoneProgressCreateParams(token))
          .get(ANSWER_SECONDS, TimeUnit.SECONDS);
      return token;
    } catch (ExecutionException | TimeoutException e) {
      session.log(MessageType.Warning, "The editor shows no progress: " + e);
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the server is ending");
    }
  }

  Either<String, Integer> token() {
    return token;
  }

  void cancel() {
    cancelled = true;
  }

  /** Reports; ends the work when it is not wanted any more. */
  void report(int done, int total, String what) {
    request.checkCanceled();
    if (cancelled || Thread.currentThread().isInterrupted()) {
      throw new CancellationException("cancelled by the user");
    }
    WorkDoneProgressReport report = new WorkDoneProgressReport();
    report.setMessage(what);
    report.setCancellable(true);
    report.setPercentage(total == 0 ? 0 : 100 * done / total);
    send(report);
  }

  @Override
  public void close() {
    send(new WorkDoneProgressEnd());
  }

  private void send(WorkDoneProgressNotification notification) {
    if (token != null) {
      session.client().notifyProgress(new ProgressParams(token, Either.forLeft(notification)));
    }
  }
}
