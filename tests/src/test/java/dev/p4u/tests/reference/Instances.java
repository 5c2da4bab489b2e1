package dev.p4u.tests.reference;

import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.types.P4Type;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Controls, parsers, tables and registers that exist as long as the program does. */
final class Instances {

  record Control(Decl.Control declaration, Env env) {}

  record Parser(Decl.Parser declaration, Env env) {}

  /** By full name. */
  final Map<String, TableState> tables = new LinkedHashMap<>();

  final Map<String, RegisterState> registers = new LinkedHashMap<>();

  private final Run run;
  private final Map<String, Object> anonymous = new HashMap<>();

  Instances(Run run) {
    this.run = run;
  }

  void declare(Decl.Instance d, Env env) {
    P4Type type = env.resolve(run.program.typeOfDeclaration(d));
    env.bind(d, create(type, d.arguments(), name(env, d), env));
  }

  private String name(Env env, Decl declaration) {
    String own = run.program.controlPlaneName(declaration);
    boolean absolute =
        declaration.annotations().stream()
            .filter(a -> a.name().text().equals("name"))
            .anyMatch(a -> a.span().text().contains("\"."));
    if (absolute) {
      return own;
    }
    return env.path().isEmpty() ? own : env.path() + "." + own;
  }

  /** An argument of a package or constructor: a constructor call or the name of an instance. */
  Object construct(Expr argument, Env env) {
    if (argument instanceof Expr.Call call) {
      Decl declaration = (Decl) run.program.callOf(call).orElseThrow().declaration().orElseThrow();
      P4Type type = new P4Type.Instance(declaration, List.of());
      return create(type, call.arguments(), name(env, declaration), env);
    }
    return env.lookup(run.program.declarationOf(argument).orElseThrow());
  }

  /** {@code Type.apply(...)}: one instance for each place where it is written. */
  Object anonymous(Node type, Expr where, Env env) {
    Decl declaration = (Decl) type;
    return anonymous.computeIfAbsent(
        where.id() + " in " + env.path(),
        k ->
            create(
                new P4Type.Instance(declaration, List.of()),
                List.of(),
                name(env, declaration),
                env));
  }

  private Object create(P4Type type, List<Argument> arguments, String name, Env env) {
    P4Type.Instance instance = (P4Type.Instance) type;
    Decl declaration = instance.declaration();
    if (declaration instanceof Decl.Control c) {
      Env inner = inner(c.constructorParameters(), arguments, c.locals(), name, env);
      return new Control(c, inner);
    }
    if (declaration instanceof Decl.Parser p) {
      Env inner = inner(p.constructorParameters(), arguments, p.locals(), name, env);
      return new Parser(p, inner);
    }
    if (declaration.name().text().equals("Register")) {
      RegisterState register = new RegisterState(run.types.zero(instance.arguments().get(0)));
      registers.put(name, register);
      return register;
    }
    throw new IllegalStateException("instance of " + type);
  }

  private Env inner(
      List<Parameter> parameters,
      List<Argument> arguments,
      List<Decl> locals,
      String name,
      Env outer) {
    Env env = run.top.instance(name);
    for (int i = 0; i < parameters.size(); i++) {
      Parameter p = parameters.get(i);
      P4Type type = run.program.typeOfDeclaration(p);
      Optional<Expr> value = argument(arguments, i, p).or(p::defaultValue);
      env.bind(
          p,
          type instanceof P4Type.Instance
              ? construct(value.orElseThrow(), outer)
              : run.exprs.as(value.orElseThrow(), type, outer));
    }
    for (Decl local : locals) {
      if (local instanceof Decl.Instance i) {
        declare(i, env);
      } else if (local instanceof Decl.Constant c) {
        run.statements.declare(c, env);
      } else if (local instanceof Decl.Table t) {
        TableState table = new TableState(run, t, env);
        tables.put(name(env, t), table);
        env.bind(t, table);
      }
    }
    return env;
  }

  private static Optional<Expr> argument(List<Argument> arguments, int index, Parameter p) {
    for (Argument a : arguments) {
      if (a.name().isPresent() && a.name().get().text().equals(p.name().text())) {
        return Optional.of(a.value());
      }
    }
    boolean positional = index < arguments.size() && arguments.get(index).name().isEmpty();
    return positional ? Optional.of(arguments.get(index).value()) : Optional.empty();
  }

  /** Runs a control or parser. */
  void apply(Object object, List<Calls.Passed> passed) {
    if (object instanceof Control c) {
      Env env = c.env().called();
      run.calls.inside(
          passed,
          env,
          () -> {
            variables(c.declaration().locals(), env);
            run.statements.all(c.declaration().body().statements(), env);
          });
    } else if (object instanceof Parser p) {
      Env env = p.env().called();
      run.calls.inside(
          passed,
          env,
          () -> {
            variables(p.declaration().locals(), env);
            run.parsers.run(p.declaration(), env);
          });
    } else {
      throw new IllegalStateException("cannot apply " + object);
    }
  }

  private void variables(List<Decl> locals, Env env) {
    for (Decl local : locals) {
      if (local instanceof Decl.Variable) {
        run.statements.declare(local, env);
      }
    }
  }
}
