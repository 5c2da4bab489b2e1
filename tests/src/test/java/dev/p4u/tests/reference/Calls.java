package dev.p4u.tests.reference;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.api.CallTarget.Bound;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calls, with copy-in and copy-out (P4_16 specification, "Calling convention: copy in/copy out").
 */
final class Calls {

  /** What {@code table.apply()} did. */
  record Applied(boolean hit, Decl.Action action) {}

  /** An evaluated argument. */
  record Passed(Parameter parameter, Object value, Place back) {}

  private final Run run;

  Calls(Run run) {
    this.run = run;
  }

  V call(Expr.Call call, Env env) {
    run.step();
    CallTarget target = run.program.callOf(call).orElseThrow();
    return switch (target.kind()) {
      case ACTION -> {
        action((Decl.Action) declaration(target), passAll(target, env), env);
        yield V.NOTHING;
      }
      case FUNCTION -> function(target, env);
      case EXTERN_FUNCTION -> run.externs.function(call, target, env);
      case EXTERN_METHOD -> run.externs.method(target, env);
      case PARSER_APPLY, CONTROL_APPLY -> {
        run.instances.apply(receiver(target, env), passAll(target, env));
        yield V.NOTHING;
      }
      case TABLE_APPLY -> {
        apply(call, env);
        yield V.NOTHING;
      }
      case CONSTRUCTOR -> throw new IllegalStateException("constructor " + call.span().text());
      case IS_VALID -> new V.Bool(valid(run.exprs.value(target.receiver().orElseThrow(), env)));
      case SET_VALID -> setValid(target, true, env);
      case SET_INVALID -> setValid(target, false, env);
      case PUSH_FRONT -> shift(target, 1, env);
      case POP_FRONT -> shift(target, -1, env);
      case MIN_SIZE_IN_BITS, MAX_SIZE_IN_BITS -> V.Num.of(bits(target, env));
      case MIN_SIZE_IN_BYTES, MAX_SIZE_IN_BYTES -> V.Num.of((bits(target, env) + 7) / 8);
    };
  }

  private static Node declaration(CallTarget target) {
    return target.declaration().orElseThrow();
  }

  private Object receiver(CallTarget target, Env env) {
    Expr receiver = target.receiver().orElseThrow();
    Node declaration = run.program.declarationOf(receiver).orElseThrow();
    Object found = env.lookup(declaration);
    return found != null ? found : run.instances.anonymous(declaration(target), receiver, env);
  }

  // --- Arguments

  List<Passed> passAll(CallTarget target, Env env) {
    List<Passed> passed = new ArrayList<>();
    for (Bound b : target.arguments()) {
      passed.add(pass(b.parameter(), b.type(), b.value(), env));
    }
    return passed;
  }

  Passed pass(Parameter parameter, P4Type declared, Optional<Expr> argument, Env env) {
    P4Type type = env.resolve(declared);
    if (type instanceof P4Type.Instance) {
      Node object = run.program.declarationOf(argument.orElseThrow()).orElseThrow();
      return new Passed(parameter, env.lookup(object), null);
    }
    return switch (parameter.direction()) {
      case NONE, IN -> {
        Optional<Expr> value = argument.or(parameter::defaultValue);
        V v = value.isPresent() ? run.exprs.as(value.get(), type, env) : run.types.zero(type);
        yield new Passed(parameter, v, null);
      }
      case OUT -> {
        Place place =
            argument.isPresent()
                ? run.places.place(argument.get(), env)
                : Place.discard(run.types.zero(type));
        yield new Passed(parameter, run.types.zero(type), place);
      }
      case INOUT -> {
        Place place = run.places.place(argument.orElseThrow(), env);
        yield new Passed(parameter, place.get(), place);
      }
    };
  }

  /** Runs a body on copies of the arguments and copies back, however it ends. */
  void inside(List<Passed> passed, Env body, Runnable work) {
    for (Passed p : passed) {
      body.bind(p.parameter(), p.value() instanceof V v ? new Place.Cell(v) : p.value());
    }
    boolean finished = false;
    try {
      work.run();
      finished = true;
    } catch (Signal s) {
      finished = s.kind() == Signal.Kind.EXIT;
      throw s;
    } finally {
      if (finished) {
        for (Passed p : passed) {
          if (p.back() != null) {
            p.back().set(((Place) body.lookup(p.parameter())).get());
          }
        }
      }
    }
  }

  void action(Decl.Action action, List<Passed> passed, Env env) {
    run.path.add("action " + action.name());
    Env body = env.called();
    inside(passed, body, () -> run.statements.all(action.body().statements(), body));
  }

  private V function(CallTarget target, Env env) {
    Decl.Function function = (Decl.Function) declaration(target);
    Env body = run.top.called();
    for (int i = 0; i < function.typeParameters().size(); i++) {
      body.bindType(function.typeParameters().get(i), env.resolve(target.typeArguments().get(i)));
    }
    List<Passed> passed = passAll(target, env);
    body.frame().returned = env.resolve(target.returnType());
    if (body.frame().returned != P4Type.Simple.VOID) {
      body.frame().result = run.types.zero(body.frame().returned);
    }
    inside(passed, body, () -> run.statements.all(function.body().statements(), body));
    return body.frame().result;
  }

  Applied apply(Expr.Call call, Env env) {
    Node declaration = declaration(run.program.callOf(call).orElseThrow());
    return ((TableState) env.lookup(declaration)).apply(run, env);
  }

  // --- Built-in methods

  private static boolean valid(V value) {
    return value instanceof V.Hdr h ? h.valid() : value.all().stream().anyMatch(Calls::valid);
  }

  private V setValid(CallTarget target, boolean valid, Env env) {
    Place place = run.places.place(target.receiver().orElseThrow(), env);
    place.set(new V.Hdr(valid, place.get().all()));
    return V.NOTHING;
  }

  /** Elements that come in are invalid. */
  private V shift(CallTarget target, int direction, Env env) {
    Expr receiver = target.receiver().orElseThrow();
    Place place = run.places.place(receiver, env);
    V.Stk stack = (V.Stk) place.get();
    int size = stack.elements().size();
    int count =
        run.exprs
            .number(target.arguments().get(0).value().orElseThrow(), env)
            .min(java.math.BigInteger.valueOf(size))
            .intValueExact();
    P4Type.Stack type = (P4Type.Stack) Types.underlying(env.resolve(run.program.typeOf(receiver)));
    List<V> elements = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int from = i - direction * count;
      elements.add(
          from >= 0 && from < size ? stack.elements().get(from) : run.types.zero(type.element()));
    }
    int next = Math.max(0, Math.min(size, stack.next() + direction * count));
    place.set(new V.Stk(elements, next));
    return V.NOTHING;
  }

  private int bits(CallTarget target, Env env) {
    P4Type type = env.resolve(run.program.typeOf(target.receiver().orElseThrow()));
    return run.types.width(type instanceof P4Type.TypeOfType t ? t.type() : type);
  }
}
