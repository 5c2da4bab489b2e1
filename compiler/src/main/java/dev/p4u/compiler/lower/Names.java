package dev.p4u.compiler.lower;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;

/** Control-plane names. */
public final class Names {

  private Names() {}

  /**
   * The full name of a declaration inside an instance. {@code @name(".x")} makes it x alone (P4
   * specification, section 18.3.3).
   */
  static String of(CheckedProgram program, String path, Decl declaration) {
    String name = program.controlPlaneName(declaration);
    return isAbsolute(declaration) ? name : join(path, name);
  }

  private static boolean isAbsolute(Decl declaration) {
    return declaration.annotations().stream()
        .filter(a -> a.name().text().equals("name"))
        .anyMatch(
            a ->
                a.tokens().stream().anyMatch(t -> t.startsWith("\".") || t.startsWith("."))
                    || a.expressions().stream()
                        .anyMatch(
                            e -> e instanceof Expr.StringLiteral s && s.value().startsWith(".")));
  }

  /** A name inside an instance. */
  public static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The name that p4c-ubpf gives the C symbol. */
  public static String flat(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char ch = name.charAt(i);
      boolean allowed = ch == '_' || ch == '$' || (ch < 128 && Character.isLetterOrDigit(ch));
      out.append(allowed ? ch : '_');
    }
    return out.toString();
  }
}
