package dev.p4u.compiler.lower;

import java.util.Optional;

/**
 * Where control goes from inside a body.
 *
 * @param onReturn block
 * @param result where {@code return} puts its value
 * @param onExit see {@link ExitPoint}
 * @param onBreak block, or -1 outside of loops
 * @param onContinue block, or -1 outside of loops
 * @param onReject what a parser error does; absent outside of parsers
 * @param emitOnly in a deparser, whose body is lowered more than once: nothing may have effects
 *     beyond the packet
 */
record Frame(
    int onReturn,
    Optional<Storage> result,
    ExitPoint onExit,
    int onBreak,
    int onContinue,
    Optional<Rejection> onReject,
    boolean emitOnly) {

  /** What a parser error does. */
  interface Rejection {
    /** Ends the current block; error is a name like {@code PacketTooShort}. */
    void reject(String error);
  }

  static Frame top(ExitPoint exit) {
    return new Frame(-1, Optional.empty(), exit, -1, -1, Optional.empty(), false);
  }

  /** The frame of a callee. */
  Frame callee(int returnBlock, Optional<Storage> returned, ExitPoint exit) {
    return new Frame(returnBlock, returned, exit, -1, -1, onReject, emitOnly);
  }

  Frame loop(int breakBlock, int continueBlock) {
    return new Frame(onReturn, result, onExit, breakBlock, continueBlock, onReject, emitOnly);
  }

  Frame rejecting(Rejection rejection) {
    return new Frame(
        onReturn, result, onExit, onBreak, onContinue, Optional.of(rejection), emitOnly);
  }

  Frame emittingOnly() {
    return new Frame(onReturn, result, onExit, onBreak, onContinue, onReject, true);
  }
}
