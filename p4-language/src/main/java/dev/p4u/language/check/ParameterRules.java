package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import java.util.ArrayList;
import java.util.List;

/** Parameters: their types, directions and default values (spec, "Calling convention"). */
final class ParameterRules {

  private final Checking checking;

  ParameterRules(Checking checking) {
    this.checking = checking;
  }

  /** Resolves and declares parameters. */
  List<Signature.Param> declare(List<Parameter> parameters, Env env) {
    return declare(parameters, env, true);
  }

  private List<Signature.Param> declare(List<Parameter> parameters, Env env, boolean directed) {
    List<Signature.Param> result = new ArrayList<>();
    for (Parameter p : parameters) {
      P4Type type = checking.typeRefs.resolve(p.type(), env);
      if (directed && p.direction() != Parameter.Direction.NONE && !mayHaveDirection(type)) {
        checking.report.add(CheckCode.BAD_DIRECTION, p.type(), p.name(), type);
        type = Simple.UNKNOWN;
      }
      if (type == Simple.VOID || isBody(type)) {
        checking.report.add(CheckCode.BAD_PARAMETER_TYPE, p.type(), type);
        type = Simple.UNKNOWN;
      }
      checking.types.put(p, type);
      if (p.defaultValue().isPresent()) {
        defaultValue(p, p.defaultValue().get(), type, env);
      }
      checking.resolver.declare(env, p);
      result.add(new Signature.Param(p, type));
    }
    return result;
  }

  /** A parser or control itself: parameters have a type that several of them can have. */
  private static boolean isBody(P4Type type) {
    return type instanceof P4Type.Instance i
        && (i.declaration() instanceof Decl.Parser || i.declaration() instanceof Decl.Control);
  }

  /** What flows in or out is a value that exists when packets flow. */
  private static boolean mayHaveDirection(P4Type type) {
    return type != Simple.INFINITE_INT
        && type != Simple.STRING
        && type != Simple.VOID
        && !(type instanceof P4Type.Instance);
  }

  private void defaultValue(Parameter p, Expr value, P4Type type, Env env) {
    if (Generics.mentionsVariable(type)) {
      // Fits or not when the type arguments are known: each call unifies the two.
      checking.exprs.check(value, env);
    } else {
      checking.exprs.checkAs(value, env, type);
    }
    if (Names.has(p.annotations(), "optional")) {
      checking.report.add(CheckCode.OPTIONAL_DEFAULT, p, p.name());
    }
    checking.compileTime.require(value);
    if (p.direction() == Parameter.Direction.OUT || p.direction() == Parameter.Direction.INOUT) {
      checking.report.add(CheckCode.OUT_DEFAULT, p, p.name());
    }
  }

  /** Parameters of a constructor: values that are known at compile time. */
  List<Signature.Param> declareConstructor(List<Parameter> parameters, Env env) {
    undirected(parameters);
    List<Signature.Param> result = declare(parameters, env, false);
    for (Parameter p : parameters) {
      if (checking.types.get(p, Simple.UNKNOWN) instanceof P4Type.Instance i
          && isForeign(i.declaration(), env.place())) {
        checking.report.add(CheckCode.MISPLACED, p.name(), "an instance of " + i);
        checking.types.put(p, Simple.UNKNOWN);
      }
    }
    return result;
  }

  /** What a constructor takes is known at compile time and flows nowhere. */
  void undirected(List<Parameter> parameters) {
    for (Parameter p : parameters) {
      if (p.direction() != Parameter.Direction.NONE) {
        checking.report.add(CheckCode.CONSTRUCTOR_DIRECTION, p, p.name());
      }
    }
  }

  /**
   * Controls instantiate no parsers, and parsers no controls (spec, appendix "Restrictions on
   * compile time and run time calls").
   */
  private static boolean isForeign(Decl what, Env.Place where) {
    return switch (where) {
      case CONTROL -> what instanceof Decl.Parser || what instanceof Decl.ParserType;
      case PARSER -> what instanceof Decl.Control || what instanceof Decl.ControlType;
      case TOP, STATE, APPLY, ACTION, FUNCTION, TABLE, METHOD, EXTERN_INSTANCE -> false;
    };
  }

  /** Functions, actions and constructors of parsers and controls need every argument. */
  void notOptional(List<Parameter> parameters) {
    for (Parameter p : parameters) {
      if (Names.has(p.annotations(), "optional")) {
        checking.report.add(CheckCode.MISPLACED, p.name(), "an optional parameter");
      }
    }
  }

  /** Parameters of what is applied or called: no parsers, controls or packages. */
  List<Signature.Param> declareApplied(List<Parameter> parameters, Env env) {
    List<Signature.Param> result = declare(parameters, env);
    for (Signature.Param p : result) {
      boolean bad =
          p.type() instanceof P4Type.Instance i && !(i.declaration() instanceof Decl.ExternObject);
      if (bad) {
        checking.report.add(CheckCode.BAD_PARAMETER_TYPE, p.declaration().type(), p.type());
      }
    }
    return result;
  }

  /** Parameters of an action: those with a direction come first, none is a plain int. */
  List<Signature.Param> declareAction(List<Parameter> parameters, Env env) {
    List<Signature.Param> result = declareApplied(parameters, env);
    notOptional(parameters);
    boolean controlPlane = false;
    for (Signature.Param p : result) {
      boolean directed = p.declaration().direction() != Parameter.Direction.NONE;
      if (directed && controlPlane) {
        checking.report.add(CheckCode.PARAMETER_ORDER, p.declaration(), p.name());
      }
      if (p.type() == Simple.INFINITE_INT) {
        checking.report.add(CheckCode.BAD_PARAMETER_TYPE, p.declaration().type(), p.type());
      }
      controlPlane |= !directed;
    }
    return result;
  }
}
