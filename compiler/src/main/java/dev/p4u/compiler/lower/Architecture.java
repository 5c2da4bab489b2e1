package dev.p4u.compiler.lower;

/** How programs for one architecture become one function. */
public interface Architecture {

  /** Name of the package type that {@code main} instantiates. */
  String packageName();

  /** Starts the lowering of one program. */
  Program program(Emitter emit);

  /** One program of this architecture while it is lowered. */
  interface Program {

    /** What calls of the architecture's externs become. */
    Externs externs();

    /** Writes the whole program, from its entry to its return. */
    void lower(Session session);
  }
}
