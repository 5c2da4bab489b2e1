package dev.p4u.language.diag;

/** How bad a diagnostic is. */
public enum Severity {
  ERROR,
  WARNING,
  INFO
}
