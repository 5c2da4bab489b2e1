package dev.p4u.tests.reference;

/** Leaves everything that runs. */
final class Signal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  enum Kind {
    EXIT,
    REJECT,
    /** More steps than any sensible program takes. */
    ENDLESS
  }

  private final Kind kind;

  Signal(Kind kind, String reason) {
    super(reason, null, false, false);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  static Signal reject(String error) {
    return new Signal(Kind.REJECT, error);
  }
}
