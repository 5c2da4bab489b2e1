package dev.p4u.runtime.control;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock that moves only when told, so that tests of timers need not sleep. Nanoseconds. */
public final class VirtualClock implements LongSupplier {

  private final AtomicLong now = new AtomicLong();

  /** Moves the clock on. */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("time does not run backwards: " + duration);
    }
    now.addAndGet(duration.toNanos());
  }

  /** Moves the clock on to a time, which must not be before now. */
  public void moveTo(long nanos) {
    long before = now.get();
    if (nanos < before) {
      throw new IllegalArgumentException(
          "time does not run backwards: from %d to %d ns".formatted(before, nanos));
    }
    now.set(nanos);
  }

  @Override
  public long getAsLong() {
    return now.get();
  }
}
