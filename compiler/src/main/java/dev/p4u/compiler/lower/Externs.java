package dev.p4u.compiler.lower;

import java.util.Map;

/** What an architecture offers beyond the core library, by name. */
public record Externs(Map<String, ExternFunction> functions, Map<String, ExternObject> objects) {
  public Externs {
    functions = Map.copyOf(functions);
    objects = Map.copyOf(objects);
  }
}
