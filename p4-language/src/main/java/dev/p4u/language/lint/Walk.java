package dev.p4u.language.lint;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.ast.Stmt;
import java.util.List;

/**
 * Goes through the declarations and statements of a program in the order of the text. A lint
 * overrides what it looks at and calls {@code super} to go on inside.
 */
abstract class Walk {

  final void program(P4Program tree) {
    tree.declarations().forEach(this::declaration);
  }

  void declaration(Decl d) {
    if (d instanceof Decl.Parser p) {
      p.locals().forEach(this::declaration);
      p.states().forEach(this::state);
    } else if (d instanceof Decl.Control c) {
      c.locals().forEach(this::declaration);
      statement(c.body());
    } else if (d instanceof Decl.Action a) {
      statement(a.body());
    } else if (d instanceof Decl.Function f) {
      statement(f.body());
    } else if (d instanceof Decl.Instance i) {
      i.initializer().forEach(this::declaration);
    }
  }

  void state(Decl.State s) {
    statements(s.statements());
  }

  final void statements(List<Stmt> all) {
    all.forEach(this::statement);
  }

  void statement(Stmt s) {
    if (s instanceof Stmt.Block b) {
      statements(b.statements());
    } else if (s instanceof Stmt.If i) {
      statement(i.whenTrue());
      i.whenFalse().ifPresent(this::statement);
    } else if (s instanceof Stmt.Switch w) {
      w.cases().forEach(c -> c.body().ifPresent(this::statement));
    } else if (s instanceof Stmt.For f) {
      statements(f.init());
      statements(f.update());
      statement(f.body());
    } else if (s instanceof Stmt.ForIn f) {
      statement(f.body());
    } else if (s instanceof Stmt.DeclStmt d) {
      declaration(d.declaration());
    }
  }
}
