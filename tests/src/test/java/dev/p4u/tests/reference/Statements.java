package dev.p4u.tests.reference;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Expr.BinaryOp;
import dev.p4u.language.ast.Stmt;
import dev.p4u.language.types.P4Type;
import dev.p4u.tests.reference.TypeFacts.Scalar;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Predicate;

/** Statements. */
final class Statements {

  /** How a statement ends. */
  enum End {
    NORMAL,
    BREAK,
    CONTINUE,
    RETURN
  }

  private final Run run;

  Statements(Run run) {
    this.run = run;
  }

  End all(List<Stmt> statements, Env env) {
    for (Stmt s : statements) {
      End end = one(s, env);
      if (end != End.NORMAL) {
        return end;
      }
    }
    return End.NORMAL;
  }

  End one(Stmt s, Env env) {
    run.step();
    if (s instanceof Stmt.Block b) {
      return all(b.statements(), env.inner());
    }
    if (s instanceof Stmt.Assign a) {
      assign(a, env);
    } else if (s instanceof Stmt.CallStmt c) {
      run.calls.call(c.call(), env);
    } else if (s instanceof Stmt.If i) {
      if (run.exprs.value(i.condition(), env).truth()) {
        return one(i.whenTrue(), env.inner());
      }
      return i.whenFalse().isPresent() ? one(i.whenFalse().get(), env.inner()) : End.NORMAL;
    } else if (s instanceof Stmt.DeclStmt d) {
      declare(d.declaration(), env);
    } else if (s instanceof Stmt.Return r) {
      if (r.value().isPresent()) {
        env.frame().result = run.exprs.as(r.value().get(), env.frame().returned, env);
      }
      return End.RETURN;
    } else if (s instanceof Stmt.Exit) {
      throw new Signal(Signal.Kind.EXIT, "exit");
    } else if (s instanceof Stmt.Break) {
      return End.BREAK;
    } else if (s instanceof Stmt.Continue) {
      return End.CONTINUE;
    } else if (s instanceof Stmt.Switch w) {
      return choose(w, env);
    } else if (s instanceof Stmt.For f) {
      return loop(f, env.inner());
    } else if (s instanceof Stmt.ForIn f) {
      return loop(f, env.inner());
    } else if (!(s instanceof Stmt.Empty)) {
      throw new IllegalStateException("statement " + s);
    }
    return End.NORMAL;
  }

  void declare(Decl d, Env env) {
    if (d instanceof Decl.Variable v) {
      P4Type type = env.resolve(run.program.typeOfDeclaration(v));
      V value =
          v.value().isPresent() ? run.exprs.as(v.value().get(), type, env) : run.types.zero(type);
      env.bind(v, new Place.Cell(value));
    } else if (d instanceof Decl.Constant c) {
      env.bind(c, run.exprs.as(c.value(), run.program.typeOfDeclaration(c), env));
    } else if (d instanceof Decl.Instance i) {
      run.instances.declare(i, env);
    } else {
      throw new IllegalStateException("declaration " + d);
    }
  }

  private void assign(Stmt.Assign a, Env env) {
    Place target = run.places.place(a.target(), env);
    P4Type type = env.resolve(run.program.typeOf(a.target()));
    if (a.op().isEmpty()) {
      target.set(run.exprs.as(a.value(), type, env));
      return;
    }
    V old = target.get();
    BinaryOp op = a.op().get();
    Scalar scalar = run.types.scalar(type).orElseThrow();
    boolean shift = op == BinaryOp.SHL || op == BinaryOp.SHR;
    V right = shift ? run.exprs.value(a.value(), env) : run.exprs.as(a.value(), type, env);
    target.set(run.operators.binary(op, old, right, scalar, scalar));
  }

  private End choose(Stmt.Switch s, Env env) {
    Predicate<Expr> chosen;
    if (run.program.typeOf(s.subject()) instanceof P4Type.ActionRun) {
      Calls.Applied applied =
          run.calls.apply((Expr.Call) ((Expr.Member) s.subject()).target(), env);
      chosen =
          label ->
              run.program.declarationOf(label).stream().anyMatch(d -> d.equals(applied.action()));
    } else {
      P4Type type = run.program.finalTypeOf(s.subject());
      V value = run.exprs.value(s.subject(), env);
      chosen = label -> run.operators.equal(value, run.exprs.as(label, type, env));
    }
    boolean found = false;
    for (Stmt.SwitchCase kase : s.cases()) {
      found |= kase.label() instanceof Expr.Default || chosen.test(kase.label());
      if (found && kase.body().isPresent()) {
        return one(kase.body().get(), env);
      }
    }
    return End.NORMAL;
  }

  private End loop(Stmt.For f, Env env) {
    all(f.init(), env);
    while (run.exprs.value(f.condition(), env).truth()) {
      End end = one(f.body(), env.inner());
      if (end == End.RETURN) {
        return end;
      }
      if (end == End.BREAK) {
        break;
      }
      all(f.update(), env);
    }
    return End.NORMAL;
  }

  private End loop(Stmt.ForIn f, Env env) {
    P4Type type;
    Place variable;
    if (f.declared().isPresent()) {
      declare(f.declared().get(), env);
      variable = (Place) env.lookup(f.declared().get());
      type = env.resolve(run.program.typeOfDeclaration(f.declared().get()));
    } else {
      variable = run.places.place(f.target().orElseThrow(), env);
      type = env.resolve(run.program.typeOf(f.target().get()));
    }
    if (f.collection() instanceof Expr.Range r) {
      BigInteger low = run.exprs.as(r.low(), type, env).number();
      BigInteger high = run.exprs.as(r.high(), type, env).number();
      Scalar scalar = run.types.scalar(type).orElseThrow();
      for (BigInteger i = low; i.compareTo(high) <= 0; i = i.add(BigInteger.ONE)) {
        End end = turn(f, variable, scalar.value(i), env);
        if (end != End.NORMAL) {
          return end == End.RETURN ? end : End.NORMAL;
        }
      }
      return End.NORMAL;
    }
    P4Type from = env.resolve(run.program.finalTypeOf(f.collection()));
    List<V> elements = run.exprs.value(f.collection(), env).all();
    List<P4Type> types = run.types.parts(from);
    for (int i = 0; i < elements.size(); i++) {
      P4Type own = i < types.size() ? types.get(i) : type;
      End end = turn(f, variable, run.types.convert(elements.get(i), own, type), env);
      if (end != End.NORMAL) {
        return end == End.RETURN ? end : End.NORMAL;
      }
    }
    return End.NORMAL;
  }

  /** One turn of a loop; NORMAL to go on. */
  private End turn(Stmt.ForIn f, Place variable, V value, Env env) {
    run.step();
    variable.set(value);
    End end = one(f.body(), env.inner());
    return end == End.CONTINUE ? End.NORMAL : end;
  }
}
