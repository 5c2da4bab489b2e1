package dev.p4u.runtime.control;

import java.util.Optional;

/** Counts what a program did; guarded by the switch's lock. */
final class ProgramCounters {

  private long drops;
  private long passes;
  private long traps;
  private long instructions;
  private String lastError;

  void finished(boolean passed, long executed) {
    if (passed) {
      passes++;
    } else {
      drops++;
    }
    instructions += executed;
  }

  void trapped(String message, long executed) {
    traps++;
    instructions += executed;
    lastError = message;
  }

  ProgramStats snapshot() {
    return new ProgramStats(drops + passes + traps, drops, passes, traps, instructions);
  }

  Optional<String> lastError() {
    return Optional.ofNullable(lastError);
  }
}
