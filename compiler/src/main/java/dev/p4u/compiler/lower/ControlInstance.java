package dev.p4u.compiler.lower;

import dev.p4u.language.ast.Decl;

/**
 * An instance of a control.
 *
 * @param scope constructor parameters, tables, externs and inner instances
 */
record ControlInstance(Decl.Control declaration, Scope scope) {

  /** Writes the body of {@code apply}; the scope holds the parameters. */
  void lower(Context c, Scope applied) {
    for (Decl local : declaration.locals()) {
      c.emit.at(local.span());
      if (local instanceof Decl.Variable) {
        c.statements.declare(local, applied);
      } else if (local instanceof Decl.Action action) {
        String name = Names.of(c.program, scope.path(), action);
        applied.bind(action, new Binding.Action(action, applied, name));
      }
    }
    c.statements.body(declaration.body(), applied);
  }
}
