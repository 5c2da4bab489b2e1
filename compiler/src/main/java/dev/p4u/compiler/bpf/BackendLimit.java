package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Position;

/** A correct program that does not fit the target: stack, instruction count, jump distance. */
public final class BackendLimit extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Position position;

  public BackendLimit(Position position, String message) {
    super(message);
    this.position = position;
  }

  /** The place in the source that takes most of what there is too little of. */
  public Position position() {
    return position;
  }
}
