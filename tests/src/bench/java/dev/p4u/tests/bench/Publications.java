package dev.p4u.tests.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.services.LanguageClient;

/** An editor that only notes when diagnostics of which version of its one document came. */
final class Publications implements LanguageClient {

  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final TreeMap<Integer, Long> times = new TreeMap<>();

  @Override
  public synchronized void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
    if (diagnostics.getVersion() != null) {
      times.putIfAbsent(diagnostics.getVersion(), System.nanoTime());
      notifyAll();
    }
  }

  /** When diagnostics of this version or a later one came, as {@link System#nanoTime()} tells. */
  synchronized long await(int version) throws InterruptedException, TimeoutException {
    long limit = System.nanoTime() + LONGEST_WAIT_NANOS;
    while (times.ceilingEntry(version) == null) {
      long left = TimeUnit.NANOSECONDS.toMillis(limit - System.nanoTime());
      if (left <= 0) {
        throw new TimeoutException("no diagnostics of version " + version);
      }
      wait(left);
    }
    Map.Entry<Integer, Long> first = times.ceilingEntry(version);
    return first.getValue();
  }

  @Override
  public void telemetryEvent(Object object) {}

  @Override
  public void showMessage(MessageParams message) {}

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void logMessage(MessageParams message) {}
}
