package dev.p4u.compiler.explain;

import dev.p4u.compiler.CompileCode;
import dev.p4u.language.explain.CodeFamily;
import dev.p4u.language.explain.CodeProvider;
import java.util.List;

/** The codes of the compiler. */
public final class CompilerCodes implements CodeProvider {

  @Override
  public int position() {
    return 2;
  }

  @Override
  public List<CodeFamily> families() {
    return List.of(
        new CodeFamily(
            "Compiler",
            List.of(CompileCode.values()),
            CompilerCodes.class,
            "/dev/p4u/compiler/explain"));
  }
}
