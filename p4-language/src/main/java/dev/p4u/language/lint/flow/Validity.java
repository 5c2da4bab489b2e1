package dev.p4u.language.lint.flow;

/** What is known about a header. */
enum Validity {
  VALID,
  INVALID,
  UNKNOWN
}
