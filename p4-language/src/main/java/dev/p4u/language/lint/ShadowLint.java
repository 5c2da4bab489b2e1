package dev.p4u.language.lint;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.ast.Stmt;
import dev.p4u.language.check.Declarations;
import dev.p4u.language.diag.Diagnostic.Related;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Declarations that hide one of the same name which is declared before them in a scope around.
 * Fields, members of enums and parameters without a body behind them hide nothing.
 */
final class ShadowLint {

  /** Names of one scope; it grows while the text is walked through. */
  private static final class Level {
    private final Level parent;
    private final Map<String, Node> names = new HashMap<>();

    Level(Level parent) {
      this.parent = parent;
    }

    Node outer(String name) {
      for (Level l = parent; l != null; l = l.parent) {
        Node found = l.names.get(name);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
  }

  private final LintReport report;
  private Level level = new Level(null);

  ShadowLint(LintReport report) {
    this.report = report;
  }

  void run(P4Program tree) {
    tree.declarations().forEach(this::declaration);
  }

  private void declare(Node declaration, Name name) {
    String text = name.text();
    if (text.isEmpty() || text.equals("_")) {
      return;
    }
    // A local of a parser or control may hide a parameter of its own.
    Node same = level.names.putIfAbsent(text, declaration);
    Node hidden = same == null ? level.outer(text) : same;
    if (hidden != null
        && !overloads(declaration, hidden)
        && !(same != null && level.parent == null)) {
      String what = Declarations.kind(hidden);
      report.add(
          LintCode.SHADOWS,
          name.span(),
          List.of(new Related(Declarations.nameSpan(hidden), "this is hidden")),
          List.of(),
          name,
          (hidden instanceof Name ? "a type parameter" : article(what) + what));
    }
  }

  private static String article(String word) {
    return "aeiou".indexOf(word.charAt(0)) >= 0 ? "an " : "a ";
  }

  /** Constructors have the name of their extern, methods may have that of a function. */
  private static boolean overloads(Node inner, Node outer) {
    boolean callable =
        inner instanceof Decl.Method
            || inner instanceof Decl.Function
            || inner instanceof Decl.Control
            || inner instanceof Decl.Parser;
    return callable
        && (outer instanceof Decl.Method
            || outer instanceof Decl.ExternFunction
            || outer instanceof Decl.ExternObject);
  }

  private void declaration(Decl d) {
    declare(d, d.name());
    open();
    if (d instanceof Decl.Control c) {
      typeParameters(c.typeParameters());
      parameters(c.parameters());
      parameters(c.constructorParameters());
      c.locals().forEach(this::declaration);
      statement(c.body());
    } else if (d instanceof Decl.Parser p) {
      typeParameters(p.typeParameters());
      parameters(p.parameters());
      parameters(p.constructorParameters());
      p.locals().forEach(this::declaration);
      p.states().forEach(this::state);
    } else if (d instanceof Decl.Action a) {
      parameters(a.parameters());
      statement(a.body());
    } else if (d instanceof Decl.Function f) {
      typeParameters(f.typeParameters());
      parameters(f.parameters());
      statement(f.body());
    } else if (d instanceof Decl.Instance i) {
      i.initializer().forEach(this::declaration);
    } else {
      type(d);
    }
    close();
  }

  private void type(Decl d) {
    if (d instanceof Decl.ParserType p) {
      typeParameters(p.typeParameters());
    } else if (d instanceof Decl.ControlType c) {
      typeParameters(c.typeParameters());
    } else if (d instanceof Decl.Aggregate a) {
      typeParameters(a.typeParameters());
    } else if (d instanceof Decl.ExternFunction f) {
      typeParameters(f.method().typeParameters());
    } else if (d instanceof Decl.ExternObject e) {
      typeParameters(e.typeParameters());
      for (Decl.Method m : e.methods()) {
        open();
        typeParameters(m.typeParameters());
        close();
      }
    }
  }

  private void state(Decl.State s) {
    declare(s, s.name());
    open();
    s.statements().forEach(this::statement);
    close();
  }

  private void statement(Stmt s) {
    if (s instanceof Stmt.Block b) {
      open();
      b.statements().forEach(this::statement);
      close();
    } else if (s instanceof Stmt.If i) {
      statement(i.whenTrue());
      i.whenFalse().ifPresent(this::statement);
    } else if (s instanceof Stmt.Switch w) {
      w.cases().forEach(c -> c.body().ifPresent(this::statement));
    } else if (s instanceof Stmt.For f) {
      open();
      f.init().forEach(this::loopVariable);
      statement(f.body());
      close();
    } else if (s instanceof Stmt.ForIn f) {
      open();
      f.declared().ifPresent(v -> level.names.put(v.name().text(), v));
      statement(f.body());
      close();
    } else if (s instanceof Stmt.DeclStmt d) {
      declaration(d.declaration());
    }
  }

  /** The head of a loop shows its variable next to all of its uses: it may hide another one. */
  private void loopVariable(Stmt s) {
    if (s instanceof Stmt.DeclStmt d) {
      level.names.put(d.declaration().name().text(), d.declaration());
    }
  }

  private void typeParameters(List<Name> names) {
    names.forEach(n -> declare(n, n));
  }

  private void parameters(List<Parameter> parameters) {
    parameters.forEach(p -> declare(p, p.name()));
  }

  private void open() {
    level = new Level(level);
  }

  private void close() {
    level = level.parent;
  }
}
