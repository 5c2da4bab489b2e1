package dev.p4u.compiler.lower;

/** An instance of an extern object: a packet, a register... */
public interface ExternInstance {

  /** Lowers a method call; a method that it does not know is reported as unsupported. */
  Val call(String method, ExternCall call);
}
