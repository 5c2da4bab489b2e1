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
  static List<P4Type> givenArguments(TypeRef ref, P4Type type) {
    return ref instanceof TypeRef.Specialized && type instanceof P4Type.Instance i
        ? i.arguments()
        : List.of();
  }

  /** {@code Type(args)} as an expression. */
  P4Type expression(Expr.Call call, P4Type type, List<P4Type> given, Env env, P4Type hint) {
    Optional<CallTarget> target =
        construct(call, call.callee(), type, given, call.arguments(), env, hint);
    target.ifPresent(t -> checking.callTargets.put(call, t));
    return target.map(CallTarget::returnType).orElse(Simple.UNKNOWN);
  }

  /** {@code Type(args) name;}; what is constructed stands in the table of constructions. */
  P4Type instance(Decl.Instance d, Env env) {
    P4Type type = checking.typeRefs.resolveOpen(d.type(), env);
    List<P4Type> given = givenArguments(d.type(), type);
    Optional<CallTarget> target =
        construct(d, d.type(), type, given, d.arguments(), env, Simple.UNKNOWN);
    target.ifPresent(t -> checking.constructions.put(d, t));
    P4Type result = target.map(CallTarget::returnType).orElse(Simple.UNKNOWN);
    if (result != Simple.UNKNOWN) {
      checking.types.put(d.type(), result);
    }
    return result;
  }

  private Optional<CallTarget> construct(
      Node at,
      Node typeAt,
      P4Type type,
      List<P4Type> given,
      List<Argument> arguments,
      Env env,
      P4Type hint) {
    List<Signature> candidates = candidates(type);
    if (candidates.isEmpty()) {
      checking.calls.checkArguments(arguments, env);
      if (type != Simple.UNKNOWN) {
        checking.report.add(CheckCode.CANNOT_INSTANTIATE, typeAt, type);
      }
      return Optional.empty();
    }
    P4Type.Instance i = (P4Type.Instance) type;
    Optional<CallTarget> target =
        new Invocation(checking, at, candidates, given, arguments, Optional.empty(), env, hint)
            .bind();
    // The target names what is constructed, not which constructor: the bound parameters tell.
    return target.map(
        t ->
            new CallTarget(
                t.kind(),
                Optional.of(i.declaration()),
                Optional.empty(),
                t.typeArguments(),
                t.arguments(),
                t.returnType()));
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
