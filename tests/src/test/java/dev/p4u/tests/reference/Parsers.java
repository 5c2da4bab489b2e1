package dev.p4u.tests.reference;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.types.P4Type;
import java.util.ArrayList;
import java.util.List;

/** Parser states and select expressions. */
final class Parsers {

  private final Run run;

  Parsers(Run run) {
    this.run = run;
  }

  /** Returns when the parser accepts. */
  void run(Decl.Parser parser, Env env) {
    String state = "start";
    while (!state.equals("accept")) {
      if (state.equals("reject")) {
        throw Signal.reject("NoError");
      }
      run.step();
      String name = state;
      Decl.State s =
          parser.states().stream()
              .filter(x -> x.name().text().equals(name))
              .findFirst()
              .orElseThrow();
      run.path.add("state " + name);
      Env inner = env.inner();
      run.statements.all(s.statements(), inner);
      state = s.transition().map(t -> next(t, inner)).orElse("reject");
    }
  }

  private String next(Decl.Transition t, Env env) {
    if (t instanceof Decl.GoTo g) {
      return g.state().text();
    }
    Decl.Select select = (Decl.Select) t;
    List<V> values = new ArrayList<>();
    List<P4Type> types = new ArrayList<>();
    for (Expr e : select.subjects()) {
      values.add(run.exprs.value(e, env));
      types.add(env.resolve(run.program.finalTypeOf(e)));
    }
    for (Decl.SelectCase kase : select.cases()) {
      if (matchesAll(kase.keySet(), values, types, env)) {
        return kase.state().text();
      }
    }
    throw Signal.reject("NoMatch");
  }

  private boolean matchesAll(Expr keySet, List<V> values, List<P4Type> types, Env env) {
    if (keySet instanceof Expr.Default || keySet instanceof Expr.DontCare) {
      return true;
    }
    if (keySet instanceof Expr.ListExpr list && list.elements().size() == values.size()) {
      for (int i = 0; i < values.size(); i++) {
        if (!matches(list.elements().get(i), values.get(i), types.get(i), env)) {
          return false;
        }
      }
      return true;
    }
    return matches(keySet, values.get(0), types.get(0), env);
  }

  private boolean matches(Expr set, V value, P4Type type, Env env) {
    if (set instanceof Expr.Default || set instanceof Expr.DontCare) {
      return true;
    }
    if (set instanceof Expr.Mask m) {
      TypeFacts.Scalar scalar = run.types.scalar(type).orElseThrow();
      var mask = scalar.bits(run.exprs.as(m.mask(), type, env).number());
      var wanted = scalar.bits(run.exprs.as(m.value(), type, env).number());
      return scalar.bits(value.number()).and(mask).equals(wanted.and(mask));
    }
    if (set instanceof Expr.Range r) {
      return run.exprs.as(r.low(), type, env).number().compareTo(value.number()) <= 0
          && value.number().compareTo(run.exprs.as(r.high(), type, env).number()) <= 0;
    }
    if (set instanceof Expr.ListExpr list) {
      List<P4Type> types = run.types.parts(type);
      for (int i = 0; i < types.size(); i++) {
        if (!matches(list.elements().get(i), value.all().get(i), types.get(i), env)) {
          return false;
        }
      }
      return true;
    }
    return run.operators.equal(value, run.exprs.as(set, type, env));
  }
}
