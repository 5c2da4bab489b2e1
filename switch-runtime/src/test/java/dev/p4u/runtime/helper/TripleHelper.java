package dev.p4u.runtime.helper;

/** A user's helper, found through META-INF/services. */
public final class TripleHelper implements Helper {

  @Override
  public int id() {
    return -1;
  }

  @Override
  public String name() {
    return "test_triple";
  }

  @Override
  public int arity() {
    return 1;
  }

  @Override
  public long call(HelperContext context, long r1, long r2, long r3, long r4, long r5) {
    return 3 * r1;
  }
}
