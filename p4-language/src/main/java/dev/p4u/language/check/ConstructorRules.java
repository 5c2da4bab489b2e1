package dev.p4u.language.check;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Constructor calls, as declarations and as expressions. */
final class ConstructorRules {

  private final Checking checking;

  ConstructorRules(Checking checking) {
    this.checking = checking;
  }

  /** Type arguments that a written type gives; none where it leaves them to inference. */
  static List<P4Type> givenArguments(P4Type type) {
    // A typedef may stand for a specialized type as well.
    boolean given =
        type instanceof P4Type.Instance i
            && !i.arguments()
                .equals(Generics.variables(TypeResolver.typeParameters(i.declaration())));
    return given ? ((P4Type.Instance) type).arguments() : List.of();
  }

  /** {@code Type(args)} as an expression. */
  P4Type expression(Expr.Call call, P4Type type, List<P4Type> given, Env env, P4Type hint) {
    if (env.place() == Env.Place.ACTION) {
      checking.report.add(CheckCode.MISPLACED, call, "a constructor call");
    }
    isConcrete(call, type);
    Optional<CallTarget> target =
        construct(
            call,
            call.callee(),
            overloads(call.callee(), type, env),
            given,
            call.arguments(),
            env,
            hint);
    target.ifPresent(t -> checking.callTargets.put(call, t));
    return target.map(CallTarget::returnType).orElse(Simple.UNKNOWN);
  }

  /** Abstract methods are implemented where an instance is declared, so it needs a name. */
  private void isConcrete(Expr.Call call, P4Type type) {
    if (type instanceof P4Type.Instance i && i.declaration() instanceof Decl.ExternObject e) {
      e.methods().stream()
          .filter(Decl.Method::isAbstract)
          .findFirst()
          .ifPresent(
              m ->
                  checking.report.add(
                      CheckCode.ABSTRACT_METHOD_MISSING,
                      call,
                      Reporter.declaredHere(m),
                      m.name(),
                      e.name()));
    }
  }

  /** {@code Type(args) name;}; what is constructed stands in the table of constructions. */
  P4Type instance(Decl.Instance d, Env env) {
    // Type(args) name[n]: the arguments construct each element.
    Optional<TypeRef.Stack> array =
        d.type() instanceof TypeRef.Stack s ? Optional.of(s) : Optional.empty();
    TypeRef written = array.map(TypeRef.Stack::element).orElse(d.type());
    P4Type type = checking.typeRefs.resolveOpen(written, env);
    List<P4Type> given = givenArguments(type);
    Optional<CallTarget> target =
        construct(
            d, d.type(), overloads(written, type, env), given, d.arguments(), env, Simple.UNKNOWN);
    target.ifPresent(t -> checking.constructions.put(d, t));
    P4Type result = target.map(CallTarget::returnType).orElse(Simple.UNKNOWN);
    if (result != Simple.UNKNOWN) {
      checking.types.put(written, result);
    }
    if (array.isPresent()) {
      if (result instanceof P4Type.Instance i && !(i.declaration() instanceof Decl.ExternObject)) {
        checking.report.add(CheckCode.BAD_ELEMENT_TYPE, d.type(), "an array", result);
        result = Simple.UNKNOWN;
      }
      result = checking.typeRefs.arrayOf(result, array.get().size(), env);
      checking.types.put(d.type(), result);
    }
    return result;
  }

  private Optional<CallTarget> construct(
      Node at,
      Node typeAt,
      List<P4Type> types,
      List<P4Type> given,
      List<Argument> arguments,
      Env env,
      P4Type hint) {
    List<Signature> candidates = new ArrayList<>();
    types.forEach(t -> candidates.addAll(candidates(t)));
    P4Type type = types.get(0);
    if (candidates.isEmpty()) {
      checking.calls.checkArguments(arguments, env);
      if (type != Simple.UNKNOWN) {
        checking.report.add(CheckCode.CANNOT_INSTANTIATE, typeAt, type);
      }
      return Optional.empty();
    }
    return new Invocation(checking, at, candidates, given, arguments, Optional.empty(), env, hint)
        .bind()
        .map(this::atCompileTime);
  }

  private CallTarget atCompileTime(CallTarget target) {
    target.arguments().forEach(a -> a.value().ifPresent(checking.compileTime::require));
    return target;
  }

  /** Controls, parsers and packages of one name that differ in their constructor parameters. */
  private List<P4Type> overloads(Node written, P4Type type, Env env) {
    Optional<Name> name =
        written instanceof TypeRef.Named n
            ? Optional.of(n.name())
            : written instanceof TypeRef.Specialized s
                ? Optional.of(s.base().name())
                : written instanceof Expr.NameRef r ? Optional.of(r.name()) : Optional.empty();
    List<Node> found = name.map(n -> env.scope().find(n.text())).orElse(List.of());
    if (found.size() < 2) {
      return List.of(type);
    }
    List<P4Type> types = new ArrayList<>();
    found.forEach(f -> types.add(checking.types.get(f, Simple.UNKNOWN)));
    return types;
  }

  private List<Signature> candidates(P4Type type) {
    if (!(type instanceof P4Type.Instance i)) {
      return List.of();
    }
    Decl d = i.declaration();
    List<List<Parameter>> constructors = new ArrayList<>();
    if (d instanceof Decl.ExternObject e) {
      e.methods().stream()
          .filter(Decl.Method::isConstructor)
          .forEach(m -> constructors.add(m.parameters()));
    } else if (d instanceof Decl.Parser p) {
      constructors.add(p.constructorParameters());
    } else if (d instanceof Decl.Control c) {
      constructors.add(c.constructorParameters());
    } else if (d instanceof Decl.PackageType p) {
      constructors.add(p.parameters());
    }
    List<Name> typeParameters = TypeResolver.typeParameters(d);
    List<P4Type.Variable> variables = Generics.variables(typeParameters);
    P4Type result = new P4Type.Instance(d, List.copyOf(variables));
    List<Signature> signatures = new ArrayList<>();
    for (List<Parameter> parameters : constructors) {
      List<Signature.Param> params = new ArrayList<>();
      for (Parameter p : parameters) {
        params.add(new Signature.Param(p, checking.types.get(p, Simple.UNKNOWN)));
      }
      signatures.add(
          new Signature(
              CallTarget.Kind.CONSTRUCTOR, d, d.name().text(), variables, params, result));
    }
    return signatures;
  }
}
