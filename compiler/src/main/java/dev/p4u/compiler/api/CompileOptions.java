package dev.p4u.compiler.api;

/** What the user can choose. */
public record CompileOptions(Target target) {
  public static final CompileOptions DEFAULT = new CompileOptions(Target.P4U);
}
