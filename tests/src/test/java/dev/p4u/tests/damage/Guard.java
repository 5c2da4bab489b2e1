package dev.p4u.tests.damage;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/**
 * Ends the tests with a stack trace when some work does not end. What counts is the processor time
 * of the working thread, so that a busy machine is no hang.
 */
final class Guard implements AutoCloseable {

  private static final long LOOK_MILLIS = 100;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long limitNanos;
  private final Thread worker = Thread.currentThread();
  private final Thread watcher = new Thread(this::watch, "guard");

  /** What the worker does, and since which processor time; null while it does nothing. */
  private volatile Work work;

  private record Work(String name, long since) {}

  Guard(int seconds) {
    this.limitNanos = TimeUnit.SECONDS.toNanos(seconds);
    watcher.setDaemon(true);
    watcher.start();
  }

  /**
   * Does something in this thread.
   *
   * @param name to find it again
   */
  void run(String name, Runnable something) {
    long start = THREADS.getCurrentThreadCpuTime();
    work = new Work(name, start);
    try {
      something.run();
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      throw new AssertionError(name + ": " + e, e);
    } finally {
      work = null;
    }
    long taken = THREADS.getCurrentThreadCpuTime() - start;
    if (taken > limitNanos) {
      throw new AssertionError(name + " takes " + TimeUnit.NANOSECONDS.toMillis(taken) + " ms");
    }
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      Work now = work;
      if (now != null && THREADS.getThreadCpuTime(worker.getId()) - now.since > 10 * limitNanos) {
        System.err.println("does not end: " + now.name);
        for (StackTraceElement frame : worker.getStackTrace()) {
          System.err.println("    at " + frame);
        }
        // A thread that computes cannot be stopped, and the build must not wait for it.
        Runtime.getRuntime().halt(1);
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
