package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.ast.Stmt;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import java.util.List;
import java.util.Optional;

/** Statements (spec, "Statements"). */
final class StmtChecker {

  private final Checking checking;

  StmtChecker(Checking checking) {
    this.checking = checking;
  }

  /** Statements in a scope that the caller has made. */
  void all(List<Stmt> statements, Env env) {
    for (Stmt s : statements) {
      check(s, env);
    }
  }

  void check(Stmt s, Env env) {
    if (s instanceof Stmt.Block b) {
      all(b.statements(), env.inner());
    } else if (s instanceof Stmt.Assign a) {
      assign(a, env);
    } else if (s instanceof Stmt.CallStmt c) {
      checking.exprs.check(c.call(), env);
    } else if (s instanceof Stmt.If i) {
      checking.exprs.checkAs(i.condition(), env, Simple.BOOL);
      check(i.whenTrue(), env.inner());
      i.whenFalse().ifPresent(w -> check(w, env.inner()));
    } else if (s instanceof Stmt.Switch w) {
      checking.switches.check(w, env);
    } else if (s instanceof Stmt.Return r) {
      returns(r, env);
    } else if (s instanceof Stmt.Exit) {
      if (env.place() == Env.Place.STATE || env.place() == Env.Place.FUNCTION) {
        checking.report.add(CheckCode.MISPLACED, s, "`exit`");
      }
    } else if (s instanceof Stmt.For f) {
      loop(f, env);
    } else if (s instanceof Stmt.ForIn f) {
      loop(f, env);
    } else if (s instanceof Stmt.DeclStmt d) {
      hidesParameter(d.declaration(), env);
      checking.declarations.check(d.declaration(), env);
    } else if (s instanceof Stmt.Break && !env.inLoop()) {
      checking.report.add(CheckCode.OUTSIDE_LOOP, s, "break");
    } else if (s instanceof Stmt.Continue && !env.inLoop()) {
      checking.report.add(CheckCode.OUTSIDE_LOOP, s, "continue");
    }
  }

  /** A local may hide what is declared outside, but not a parameter that the code works on. */
  private void hidesParameter(Decl d, Env env) {
    for (Node outer : env.scope().find(d.name().text())) {
      if (outer instanceof Parameter && env.scope().here(d.name().text()).isEmpty()) {
        checking.report.add(
            CheckCode.SHADOWS_PARAMETER, d.name(), Reporter.declaredHere(outer), d.name());
      }
    }
  }

  private void assign(Stmt.Assign a, Env env) {
    P4Type target = checking.exprs.check(a.target(), env);
    if (a.op().isEmpty()) {
      checking.exprs.check(a.value(), env, target);
      if (LValues.check(checking, a.target())) {
        checking.conversionRules.convert(a.value(), target);
      }
      return;
    }
    // x op= y has the types of x = x op y (spec, "Assignment statement").
    Expr.Binary binary = new Expr.Binary(-1, a.span(), a.op().get(), a.target(), a.value());
    P4Type result = checking.operators.binary(binary, env);
    if (LValues.check(checking, a.target())
        && result != Simple.UNKNOWN
        && target != Simple.UNKNOWN
        && !result.equals(target)) {
      checking.report.add(CheckCode.TYPE_MISMATCH, a.value(), target, result);
    }
  }

  private void returns(Stmt.Return r, Env env) {
    boolean nothing = env.returnType() == Simple.VOID;
    if (env.place() == Env.Place.STATE) {
      checking.report.add(CheckCode.MISPLACED, r, "`return`");
    }
    if (r.value().isPresent() && nothing) {
      checking.exprs.check(r.value().get(), env);
      checking.report.add(CheckCode.RETURN_VALUE_UNEXPECTED, r.value().get(), env.place());
    } else if (r.value().isPresent()) {
      checking.exprs.checkAs(r.value().get(), env, env.returnType());
    } else if (!nothing && env.returnType() != Simple.UNKNOWN) {
      checking.report.add(CheckCode.RETURN_VALUE_MISSING, r, env.returnType());
    }
  }

  private void loop(Stmt.For f, Env env) {
    Env inside = env.loop();
    all(f.init(), inside);
    checking.exprs.checkAs(f.condition(), inside, Simple.BOOL);
    all(f.update(), inside);
    check(f.body(), inside.inner());
  }

  private void loop(Stmt.ForIn f, Env env) {
    Env inside = env.loop();
    P4Type variable;
    if (f.declared().isPresent()) {
      variable = checking.typeRefs.resolve(f.declared().get().type(), env);
    } else {
      variable = f.target().map(t -> checking.exprs.check(t, env)).orElse(Simple.UNKNOWN);
      f.target().ifPresent(t -> LValues.check(checking, t));
    }
    collection(f.collection(), variable, env);
    f.declared()
        .ifPresent(
            d -> {
              checking.types.put(d, variable);
              checking.resolver.declare(inside, d);
            });
    check(f.body(), inside.inner());
  }

  private void collection(Expr e, P4Type variable, Env env) {
    P4Type type = checking.exprs.check(e, env);
    if (type == Simple.UNKNOWN) {
      return;
    }
    if (e instanceof Expr.Range r) {
      for (Expr bound : List.of(r.low(), r.high())) {
        if (!checking.finalTypeOf(bound).equals(variable)
            && !checking.conversionRules.convert(bound, variable)) {
          return;
        }
      }
      checking.types.put(e, new P4Type.SetOf(variable));
      return;
    }
    Optional<P4Type> element =
        type instanceof P4Type.Stack s
            ? Optional.of(s.element())
            : type instanceof P4Type.ListOf l ? Optional.of(l.element()) : Optional.empty();
    boolean list = type instanceof P4Type.Tuple;
    if (list) {
      checking.conversionRules.convert(e, new P4Type.ListOf(variable));
    } else if (element.isEmpty()) {
      checking.report.add(CheckCode.BAD_COLLECTION, e, type);
    } else if ((variable != Simple.UNKNOWN && !element.get().equals(variable))) {
      checking.report.add(CheckCode.TYPE_MISMATCH, e, "a collection of " + variable, type);
    }
  }

  /** Whether the end of a function's body can be reached without a return. */
  static boolean mayEnd(Stmt s) {
    if (s instanceof Stmt.Block b) {
      return b.statements().stream().allMatch(StmtChecker::mayEnd);
    }
    if (s instanceof Stmt.If i) {
      return i.whenFalse().isEmpty() || mayEnd(i.whenTrue()) || mayEnd(i.whenFalse().get());
    }
    if (s instanceof Stmt.Switch w) {
      boolean exhaustive = w.cases().stream().anyMatch(c -> c.label() instanceof Expr.Default);
      return !exhaustive
          || w.cases().stream().anyMatch(c -> c.body().isPresent() && mayEnd(c.body().get()));
    }
    return !(s instanceof Stmt.Return || s instanceof Stmt.Exit || s instanceof Stmt.Error);
  }
}
