package dev.p4u.tests.reference;

import dev.p4u.language.ast.Expr;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Types;
import java.math.BigInteger;

/** L-values. */
final class Places {

  private final Run run;

  Places(Run run) {
    this.run = run;
  }

  Place place(Expr e, Env env) {
    if (e instanceof Expr.NameRef) {
      Object meaning = env.lookup(run.program.declarationOf(e).orElseThrow());
      if (meaning instanceof Place p) {
        return p;
      }
    }
    if (e instanceof Expr.DontCare) {
      return Place.discard(run.types.zero(env.resolve(run.program.finalTypeOf(e))));
    }
    if (e instanceof Expr.Member m) {
      Place target = place(m.target(), env);
      P4Type type = env.resolve(run.program.typeOf(m.target()));
      if (Types.underlying(type) instanceof P4Type.Stack) {
        V.Stk stack = (V.Stk) target.get();
        int index = m.name().text().equals("last") ? stack.next() - 1 : stack.next();
        if (index < 0 || index >= stack.elements().size()) {
          throw Signal.reject("StackOutOfBounds");
        }
        return target.part(index);
      }
      return target.part(TypeFacts.fieldIndex(type, m.name().text()));
    }
    if (e instanceof Expr.Index i) {
      Place target = place(i.target(), env);
      BigInteger index = run.exprs.number(i.index(), env);
      boolean inside =
          index.signum() >= 0 && index.compareTo(BigInteger.valueOf(target.get().all().size())) < 0;
      return inside
          ? target.part(index.intValue())
          : Place.discard(run.types.zero(env.resolve(run.program.typeOf(e))));
    }
    if (e instanceof Expr.Slice s) {
      Place target = place(s.target(), env);
      P4Type type = env.resolve(run.program.typeOf(s.target()));
      return target.bits(
          run.exprs.number(s.high(), env).intValueExact(),
          run.exprs.number(s.low(), env).intValueExact(),
          run.types.scalar(type).orElseThrow());
    }
    throw new IllegalStateException("no place: " + e.span().text());
  }
}
