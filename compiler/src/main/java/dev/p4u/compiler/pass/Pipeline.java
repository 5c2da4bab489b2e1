package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.IrProgram;
import java.util.List;
import java.util.function.BiConsumer;

/** The passes in their order. */
public final class Pipeline {

  /** What brings a program into the form that the back end takes, step by step. */
  public static final List<Pass> PASSES =
      List.of(
          new RemoveUnreachable(),
          new ConstructSsa(),
          new Simplify(),
          new MergeBlocks(),
          new EliminateDead(),
          new SplitPaths(),
          new NumberValues(),
          new Simplify(),
          new PushStores(),
          new MergeBlocks(),
          new EliminateDead(),
          new LegaliseWide(),
          new Simplify(),
          new CombineStores(),
          new Simplify(),
          new MergeLoads(),
          new NumberValues(),
          new EliminateDead(),
          new SinkLoads(),
          new MergeBlocks(),
          new EliminateDead(),
          new SplitCriticalEdges());

  private Pipeline() {}

  /** The program after all passes. */
  public static IrProgram run(IrProgram program, PassContext context) {
    return run(program, context, (pass, result) -> {});
  }

  /** The program after all passes; the observer sees it after each one. */
  public static IrProgram run(
      IrProgram program, PassContext context, BiConsumer<Pass, IrProgram> observer) {
    IrProgram current = program;
    for (Pass pass : PASSES) {
      current = pass.run(current, context);
      observer.accept(pass, current);
    }
    return current;
  }
}
