package dev.p4u.lsp.server;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The server's threads. None of them keeps the process alive. */
final class Workers {

  /** Deeply nested programs are checked recursively. Reserved, not used up. */
  private static final long STACK_BYTES = 16L << 20;

  /** Answers to what the user waits for. */
  private final ExecutorService requests =
      Executors.newFixedThreadPool(
          Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors())),
          threads("p4u-request"));

  /** Compilation and tests, one after the other. */
  private final ExecutorService commands =
      Executors.newSingleThreadExecutor(threads("p4u-command"));

  private final ScheduledExecutorService diagnostics =
      Executors.newSingleThreadScheduledExecutor(threads("p4u-diagnostics"));

  /** What nobody waits for. */
  private final ExecutorService rehearsal =
      Executors.newSingleThreadExecutor(threads("p4u-rehearsal"));

  /** The reader of messages; heavy work never runs here. */
  private final ExecutorService reader = Executors.newCachedThreadPool(threads("p4u-reader"));

  ExecutorService requests() {
    return requests;
  }

  ExecutorService commands() {
    return commands;
  }

  ScheduledExecutorService diagnostics() {
    return diagnostics;
  }

  ExecutorService rehearsal() {
    return rehearsal;
  }

  ExecutorService reader() {
    return reader;
  }

  void stop() {
    requests.shutdownNow();
    commands.shutdownNow();
    diagnostics.shutdownNow();
    rehearsal.shutdownNow();
    reader.shutdownNow();
  }

  private static ThreadFactory threads(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(null, task, name + "-" + count.incrementAndGet(), STACK_BYTES);
      thread.setDaemon(true);
      return thread;
    };
  }
}
