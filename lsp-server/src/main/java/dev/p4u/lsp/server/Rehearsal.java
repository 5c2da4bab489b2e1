package dev.p4u.lsp.server;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Repeats the check of the first program while the editor asks for nothing, until the virtual
 * machine has compiled the front end: without it the first thirty keys of a session would wait
 * several times as long as the later ones. Its results are thrown away.
 */
final class Rehearsal {

  /** Later checks gain nothing more. */
  static final int MOST_CHECKS = 60;

  /** Time in all checks after which it ends, however few there were. */
  static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(8);

  /** Somebody who types leaves shorter pauses; the work here would only slow down theirs. */
  static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** Time, so that tests need not wait. */
  interface Clock {
    long nanoTime();

    void sleep(long nanos) throws InterruptedException;

    Clock SYSTEM =
        new Clock() {
          @Override
          public long nanoTime() {
            return System.nanoTime();
          }

          @Override
          public void sleep(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
          }
        };
  }

  private final Executor executor;
  private final Clock clock;
  private final BooleanSupplier wanted;
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile long lastWork;

  /**
   * @param wanted whether the server still runs
   */
  Rehearsal(Executor executor, Clock clock, BooleanSupplier wanted) {
    this.executor = executor;
    this.clock = clock;
    this.wanted = wanted;
    this.lastWork = clock.nanoTime();
  }

  /** The editor asked for something, or is answered. */
  void editorWorks() {
    lastWork = clock.nanoTime();
  }

  /** Starts, once in the life of a server. */
  void start(Runnable check) {
    if (!started.compareAndSet(false, true)) {
      return;
    }
    try {
      executor.execute(() -> run(check));
    } catch (RejectedExecutionException e) {
      // The server is ending: there will be no keys to be quick for.
      started.set(true);
    }
  }

  private void run(Runnable check) {
    try {
      long spent = 0;
      for (int checks = 0; checks < MOST_CHECKS && spent < LONGEST_NANOS; checks++) {
        awaitIdleness();
        if (!wanted.getAsBoolean()) {
          return;
        }
        long start = clock.nanoTime();
        check.run();
        spent += clock.nanoTime() - start;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitIdleness() throws InterruptedException {
    long left = lastWork + IDLE_NANOS - clock.nanoTime();
    while (left > 0 && wanted.getAsBoolean()) {
      clock.sleep(left);
      left = lastWork + IDLE_NANOS - clock.nanoTime();
    }
  }
}
