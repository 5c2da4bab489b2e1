package dev.p4u.language.preproc;

/** Kinds of preprocessing tokens; keywords are still identifiers here. */
public enum PpKind {
  IDENTIFIER,
  /** Starts with a digit; not necessarily a correct number. */
  NUMBER,
  /** With its quotes, escapes as written. */
  STRING,
  PUNCTUATION,
  /** Characters that no token starts with. */
  UNKNOWN,
  END
}
