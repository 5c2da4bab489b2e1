package dev.p4u.lsp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  /** Passes only while somebody sleeps or works. */
  private static final class Time implements Rehearsal.Clock {
    private long now;

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void sleep(long nanos) {
      now += nanos;
    }
  }

  private final Time time = new Time();

  /** When checks ran. */
  private final List<Long> checks = new ArrayList<>();

  private Rehearsal rehearsal(BooleanSupplier wanted) {
    return new Rehearsal(Runnable::run, time, wanted);
  }

  @Test
  void checksAProgramSoAndSoOftenAndOnlyOnce() {
    Rehearsal rehearsal = rehearsal(() -> true);

    rehearsal.start(() -> checks.add(time.now));
    rehearsal.start(() -> checks.add(time.now));

    assertThat(checks).hasSize(Rehearsal.MOST_CHECKS);
  }

  @Test
  void endsWithTheServer() {
    Rehearsal rehearsal = rehearsal(() -> checks.size() < 3);

    rehearsal.start(() -> checks.add(time.now));

    assertThat(checks).hasSize(3);
  }

  @Test
  void endsWhenItTookLong() {
    Rehearsal rehearsal = rehearsal(() -> true);

    rehearsal.start(
        () -> {
          checks.add(time.now);
          time.now += Rehearsal.LONGEST_NANOS / 2;
        });

    assertThat(checks).hasSize(2);
  }

  @Test
  void waitsUntilTheEditorAsksForNothing() {
    Rehearsal rehearsal = rehearsal(() -> checks.size() < 2);
    time.now = 1_000;
    rehearsal.editorWorks();

    rehearsal.start(
        () -> {
          checks.add(time.now);
          time.now += 10;
          rehearsal.editorWorks();
        });

    assertThat(checks)
        .containsExactly(
            1_000 + Rehearsal.IDLE_NANOS, 1_000 + Rehearsal.IDLE_NANOS + 10 + Rehearsal.IDLE_NANOS);
  }
}
