package dev.p4u.runtime.helper;

/** A helper made of a description and a lambda. */
record HelperFunction(int id, String name, int arity, Body body) implements Helper {

  /** Number of a helper that is only known by name. */
  static final int NO_ID = -1;

  /** What the helper does; arguments beyond the arity are not meaningful. */
  interface Body {
    long run(HelperContext context, long r1, long r2, long r3, long r4, long r5);
  }

  @Override
  public long call(HelperContext context, long r1, long r2, long r3, long r4, long r5) {
    return body.run(context, r1, r2, r3, r4, r5);
  }
}
