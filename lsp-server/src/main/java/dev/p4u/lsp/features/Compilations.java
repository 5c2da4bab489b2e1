package dev.p4u.lsp.features;

import dev.p4u.compiler.api.CompileOptions;
import dev.p4u.compiler.api.CompileResult;
import dev.p4u.compiler.api.P4Compiler;
import dev.p4u.language.api.CheckedProgram;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Compiles checked programs, each once: tests of a program that was just compiled start at once.
 */
public final class Compilations {

  private static final int MAX_CACHED = 4;

  private record Key(CheckedProgram program, CompileOptions options) {}

  private final Map<Key, CompileResult> results =
      new LinkedHashMap<>(8, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, CompileResult> eldest) {
          return size() > MAX_CACHED;
        }
      };

  /**
   * @param program without errors
   */
  synchronized CompileResult compile(CheckedProgram program, CompileOptions options) {
    Key key = new Key(program, options);
    CompileResult known = results.get(key);
    if (known == null) {
      known = P4Compiler.compile(program, options);
      results.put(key, known);
    }
    return known;
  }
}
