package dev.p4u.language.api;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs recursive work on input that may be nested deeply: first here, and when the stack is too
 * small for it once more on a thread with a large one. The work must be repeatable.
 */
public final class DeepStack {

  /** Reserved, not used memory: only what the work touches is taken. */
  private static final long STACK_BYTES = 512L << 20;

  private DeepStack() {}

  /** The result; empty when even the large stack is too small. */
  public static <T> Optional<T> call(Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (StackOverflowError tooSmall) {
      return onLargeStack(work);
    }
  }

  private static <T> Optional<T> onLargeStack(Supplier<T> work) {
    Attempt<T> attempt = new Attempt<>(work);
    Thread thread = new Thread(null, attempt, "p4u-deep-stack", STACK_BYTES);
    thread.start();
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (attempt.failure != null) {
      throw attempt.failure;
    }
    if (attempt.error != null) {
      throw attempt.error;
    }
    return Optional.ofNullable(attempt.result);
  }

  private static final class Attempt<T> implements Runnable {
    private final Supplier<T> work;
    private T result;
    private RuntimeException failure;
    private Error error;

    Attempt(Supplier<T> work) {
      this.work = work;
    }

    @Override
    public void run() {
      try {
        result = work.get();
      } catch (StackOverflowError tooSmall) {
        result = null;
      } catch (RuntimeException e) {
        failure = e;
      } catch (Error e) {
        error = e;
      }
    }
  }
}
