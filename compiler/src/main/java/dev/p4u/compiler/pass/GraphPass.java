package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.IrProgram;

/** A pass that looks at nothing but the function. */
abstract class GraphPass implements Pass {

  @Override
  public final IrProgram run(IrProgram program, PassContext context) {
    Graph graph = Graph.of(program.function());
    return change(graph) ? program.withFunction(graph.toFunction()) : program;
  }

  /** Changes the graph; false when it left it as it was. */
  abstract boolean change(Graph graph);
}
