package dev.p4u.compiler.lower;

/** Control-plane names. */
public final class Names {

  private Names() {}

  /** A name inside an instance; one that begins with a dot stands for itself. */
  public static String join(String path, String name) {
    if (name.startsWith(".")) {
      return name.substring(1);
    }
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
