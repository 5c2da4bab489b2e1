package dev.p4u.language.check;

import dev.p4u.language.api.CallTarget.Kind;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import java.util.List;

/** Declarations of values, functions, parsers and controls; types are {@link TypeDeclChecker}'s. */
final class DeclChecker {

  private final Checking checking;

  DeclChecker(Checking checking) {
    this.checking = checking;
  }

  /** Declarations of one scope, in order. */
  void all(List<Decl> declarations, Env env) {
    for (Decl d : declarations) {
      if (!d.name().text().isEmpty()) {
        env.scope().announce(d.name().text(), d);
      }
    }
    boolean top = env.place() == Env.Place.TOP;
    for (Decl d : declarations) {
      if (top) {
        checking.resolver.nextDeclaration();
      }
      check(d, env);
    }
  }

  void check(Decl d, Env env) {
    checking.annotations.check(d, env);
    if (d instanceof Decl.Constant c) {
      constant(c, env);
    } else if (d instanceof Decl.Variable v) {
      variable(v, env);
    } else if (d instanceof Decl.Instance i) {
      instance(i, env);
    } else if (d instanceof Decl.Action a) {
      action(a, env);
    } else if (d instanceof Decl.Function f) {
      function(f, env);
    } else if (d instanceof Decl.Table t) {
      checking.tables.check(t, env);
    } else if (d instanceof Decl.Parser p) {
      parser(p, env);
    } else if (d instanceof Decl.Control c) {
      control(c, env);
    } else if (d instanceof Decl.ValueSet v) {
      valueSet(v, env);
    } else {
      type(d, env);
    }
  }

  private void type(Decl d, Env env) {
    TypeDeclChecker rules = checking.typeDeclarations;
    if (d instanceof Decl.TypeAlias a) {
      rules.alias(a, env);
    } else if (d instanceof Decl.Aggregate a) {
      rules.aggregate(a, env);
    } else if (d instanceof Decl.EnumDecl e) {
      rules.enumeration(e, env);
    } else if (d instanceof Decl.ExternObject e) {
      rules.extern(e, env);
    } else if (d instanceof Decl.ExternFunction f) {
      rules.function(f, env);
    } else if (d instanceof Decl.ParserType p) {
      rules.prototype(p, Kind.PARSER_APPLY, p.typeParameters(), p.parameters(), env);
    } else if (d instanceof Decl.ControlType c) {
      rules.prototype(c, Kind.CONTROL_APPLY, c.typeParameters(), c.parameters(), env);
    } else if (d instanceof Decl.PackageType p) {
      rules.prototype(p, Kind.CONSTRUCTOR, p.typeParameters(), p.parameters(), env);
    }
  }

  private void constant(Decl.Constant d, Env env) {
    P4Type type = checking.typeRefs.resolve(d.type(), env);
    if (type == Simple.VOID
        || type instanceof P4Type.Instance
        || TypeResolver.mentionsDontCare(type)) {
      checking.report.add(CheckCode.BAD_VARIABLE_TYPE, d.type(), type, "");
      type = Simple.UNKNOWN;
    }
    boolean good = checking.exprs.checkAs(d.value(), env, type);
    checking.types.put(d, type);
    checking.values.value(d.value()).ifPresent(v -> checking.constants.put(d, v));
    if (good) {
      checking.compileTime.require(d.value());
    }
    checking.resolver.declare(env, d);
  }

  private void variable(Decl.Variable d, Env env) {
    P4Type type = checking.typeRefs.resolve(d.type(), env);
    boolean bad =
        type == Simple.VOID
            || type == Simple.INFINITE_INT
            || type == Simple.STRING
            || TypeResolver.mentionsDontCare(type)
            || type instanceof P4Type.Instance;
    if (bad) {
      String hint = type instanceof P4Type.Instance ? ": instantiate it" : "";
      checking.report.add(CheckCode.BAD_VARIABLE_TYPE, d.type(), type, hint);
      type = Simple.UNKNOWN;
    }
    if (d.value().isPresent()) {
      checking.exprs.checkAs(d.value().get(), env, type);
    }
    checking.types.put(d, type);
    checking.resolver.declare(env, d);
  }

  private void instance(Decl.Instance d, Env env) {
    P4Type type = checking.constructors.instance(d, env);
    checking.types.put(d, type);
    if (type instanceof P4Type.Instance i && !mayInstantiate(i.declaration(), env.place())) {
      checking.report.add(CheckCode.MISPLACED, d.name(), "an instance of " + i);
    }
    checking.resolver.declare(env, d);
    Env inside = env.at(Env.Place.EXTERN_INSTANCE).within(type);
    all(d.initializer(), inside);
    checking.abstractMethods.check(d, type);
    if (env.place() == Env.Place.TOP
        && d.name().text().equals("main")
        && type instanceof P4Type.Instance i
        && !(i.declaration() instanceof Decl.PackageType)) {
      checking.report.add(CheckCode.MAIN_NOT_PACKAGE, d.name(), type);
    }
  }

  /**
   * Parsers in parsers, controls in controls, nothing in executed code (spec, "Restrictions on
   * compile time and run time calls").
   */
  private static boolean mayInstantiate(Decl what, Env.Place where) {
    return switch (where) {
      case APPLY, ACTION, FUNCTION, METHOD, STATE -> false;
      case TOP -> !(what instanceof Decl.Parser) && !(what instanceof Decl.Control);
      case PARSER -> !(what instanceof Decl.Control) && !(what instanceof Decl.PackageType);
      case CONTROL -> !(what instanceof Decl.Parser) && !(what instanceof Decl.PackageType);
      case TABLE, EXTERN_INSTANCE -> true;
    };
  }

  private void action(Decl.Action d, Env env) {
    Env inside = env.at(Env.Place.ACTION);
    List<Signature.Param> parameters = checking.parameters.declareAction(d.parameters(), inside);
    checking.statements.check(d.body(), inside);
    checking.types.put(d, new P4Type.ActionType(d));
    checking.signatures.put(
        d, new Signature(Kind.ACTION, d, d.name().text(), List.of(), parameters, Simple.VOID));
    checking.resolver.declare(env, d);
  }

  private void function(Decl.Function d, Env env) {
    boolean method = env.place() == Env.Place.EXTERN_INSTANCE;
    Env inside = env.at(method ? Env.Place.METHOD : Env.Place.FUNCTION);
    checking.typeDeclarations.declareTypeParameters(d.typeParameters(), inside);
    P4Type result = checking.typeDeclarations.returnType(d.returnType(), inside);
    List<Signature.Param> parameters = checking.parameters.declareApplied(d.parameters(), inside);
    if (!method) {
      checking.parameters.notOptional(d.parameters());
    }
    checking.statements.check(d.body(), inside.returning(result));
    if (result != Simple.VOID && result != Simple.UNKNOWN && StmtChecker.mayEnd(d.body())) {
      checking.report.add(CheckCode.RETURN_MISSING, d.name(), d.name(), result);
    }
    checking.types.put(d, new P4Type.Callable(d.name().text()));
    checking.signatures.put(
        d,
        new Signature(
            Kind.FUNCTION,
            d,
            d.name().text(),
            Generics.variables(d.typeParameters()),
            parameters,
            result));
    checking.resolver.declare(env, d);
  }

  private void parser(Decl.Parser d, Env env) {
    Env inside = env.at(Env.Place.PARSER);
    container(d, Kind.PARSER_APPLY, d.typeParameters(), d.parameters(), inside);
    checking.parameters.declareConstructor(d.constructorParameters(), inside);
    checking.parameters.notOptional(d.constructorParameters());
    Env body = inside.inner();
    checking.parsers.check(d, body);
    checking.resolver.declare(env, d);
  }

  private void control(Decl.Control d, Env env) {
    Env inside = env.at(Env.Place.CONTROL);
    container(d, Kind.CONTROL_APPLY, d.typeParameters(), d.parameters(), inside);
    checking.parameters.declareConstructor(d.constructorParameters(), inside);
    checking.parameters.notOptional(d.constructorParameters());
    Env body = inside.inner();
    all(d.locals(), body);
    checking.statements.check(d.body(), body.at(Env.Place.APPLY));
    checking.resolver.declare(env, d);
  }

  private void container(
      Decl d, Kind kind, List<Name> typeParameters, List<Parameter> parameters, Env inside) {
    checking.typeDeclarations.declareTypeParameters(typeParameters, inside);
    List<Signature.Param> params = checking.parameters.declareApplied(parameters, inside);
    checking.signatures.put(d, new Signature(kind, d, "apply", List.of(), params, Simple.VOID));
    checking.types.put(d, new P4Type.Instance(d, List.copyOf(Generics.variables(typeParameters))));
  }

  /** What a control plane can put in a set that select matches. */
  private static boolean mayBeInSet(P4Type type) {
    return type instanceof P4Type.Bit
        || type instanceof P4Type.Int
        || type instanceof P4Type.NewType
        || type instanceof P4Type.EnumType
        || type instanceof P4Type.Tuple
        || (type instanceof P4Type.Aggregate a && a.kind() == Decl.AggregateKind.STRUCT)
        || type == Simple.BOOL
        || type == Simple.UNKNOWN;
  }

  private void valueSet(Decl.ValueSet d, Env env) {
    P4Type element = checking.typeRefs.resolve(d.type(), env);
    if (!mayBeInSet(element)) {
      checking.report.add(CheckCode.BAD_ELEMENT_TYPE, d.type(), "a value_set", element);
      element = Simple.UNKNOWN;
    }
    checking.typeRefs.number(d.size(), env);
    checking.types.put(d, element == Simple.UNKNOWN ? element : new P4Type.ValueSetType(element));
    checking.resolver.declare(env, d);
  }
}
