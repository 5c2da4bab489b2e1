package dev.p4u.language.check;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.api.CallTarget.Kind;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what a call calls; {@link Invocation} binds the arguments. */
final class CallChecker {

  private final Checking checking;

  /** The methods of an extern by name, by the node of its declaration. */
  private final Map<Integer, Map<String, List<Decl.Method>>> methods = new HashMap<>();

  CallChecker(Checking checking) {
    this.checking = checking;
  }

  /** Type of a call's result. */
  P4Type check(Expr.Call call, Env env, P4Type hint) {
    Expr callee = call.callee();
    if (callee instanceof Expr.NameRef n) {
      return byName(call, n, env, hint);
    }
    if (callee instanceof Expr.Member m) {
      return byMember(call, m, env, hint);
    }
    if (callee instanceof Expr.TypeName t) {
      P4Type type = checking.typeRefs.resolveOpen(t.type(), env);
      checking.types.put(t, type == Simple.UNKNOWN ? type : new P4Type.TypeOfType(type));
      List<P4Type> given = ConstructorRules.givenArguments(type);
      return checking.constructors.expression(call, type, given, env, hint);
    }
    P4Type type = checking.exprs.check(callee, env);
    return notCallable(call, callee, type, env);
  }

  private P4Type notCallable(Expr.Call call, Expr callee, P4Type type, Env env) {
    checkArguments(call.arguments(), env);
    if (type != Simple.UNKNOWN) {
      checking.report.add(CheckCode.NOT_CALLABLE, callee, type);
    }
    return Simple.UNKNOWN;
  }

  /** Types the arguments of a call that is wrong, so that their own mistakes are seen. */
  void checkArguments(List<Argument> arguments, Env env) {
    for (Argument a : arguments) {
      checking.exprs.checkAny(a.value(), env, Simple.UNKNOWN);
    }
  }

  List<P4Type> typeArguments(List<TypeRef> refs, Env env) {
    List<P4Type> types = new ArrayList<>();
    for (TypeRef r : refs) {
      types.add(checking.typeRefs.resolve(r, env));
    }
    return types;
  }

  private P4Type byName(Expr.Call call, Expr.NameRef callee, Env env, P4Type hint) {
    List<Node> found = checking.resolver.find(callee.name(), callee.global(), env);
    if (found.isEmpty()) {
      checking.types.put(callee, Simple.UNKNOWN);
      typeArguments(call.typeArguments(), env);
      checkArguments(call.arguments(), env);
      return Simple.UNKNOWN;
    }
    Node first = found.get(0);
    if (found.size() == 1 || Names.isTypeDeclaration(first)) {
      found.forEach(f -> checking.use(callee, callee.name(), f));
    }
    // Of several functions the arguments tell which is meant: then it is bound again.
    checking.point(callee, callee.name(), first);
    P4Type type = checking.types.get(first, Simple.UNKNOWN);
    if (Names.isTypeDeclaration(first)) {
      checking.types.put(callee, type == Simple.UNKNOWN ? type : new P4Type.TypeOfType(type));
      List<P4Type> given = typeArguments(call.typeArguments(), env);
      return checking.constructors.expression(call, type, given, env, hint);
    }
    checking.types.put(callee, type);
    List<Signature> candidates = new ArrayList<>();
    found.forEach(f -> checking.signatures.get(f).ifPresent(candidates::add));
    if (candidates.isEmpty()) {
      return notCallable(call, callee, type, env);
    }
    checkPlace(call, candidates.get(0).kind(), "`" + callee.name() + "`", env);
    return invoke(call, candidates, Optional.empty(), env, hint);
  }

  private P4Type invoke(
      Expr.Call call, List<Signature> candidates, Optional<Expr> receiver, Env env, P4Type hint) {
    List<P4Type> given = typeArguments(call.typeArguments(), env);
    Invocation invocation =
        new Invocation(checking, call, candidates, given, call.arguments(), receiver, env, hint);
    Optional<CallTarget> target = invocation.bind();
    target.ifPresent(t -> checking.callTargets.put(call, t));
    target.ifPresent(t -> checking.core.check(call, t, env));
    target.flatMap(CallTarget::declaration).ifPresent(d -> rebind(call.callee(), d));
    return target.map(CallTarget::returnType).orElseGet(() -> onlyReturnType(candidates));
  }

  /** After an error in the arguments the type of the result is often still known. */
  private static P4Type onlyReturnType(List<Signature> candidates) {
    return candidates.size() == 1 && candidates.get(0).variables().isEmpty()
        ? candidates.get(0).returnType()
        : Simple.UNKNOWN;
  }

  /** Points the callee's name at the overload that was chosen. */
  private void rebind(Expr callee, Node declaration) {
    if (callee instanceof Expr.NameRef n) {
      checking.use(n, n.name(), declaration);
    } else if (callee instanceof Expr.Member m
        && (declaration instanceof Decl.Method || declaration instanceof Decl.Function)) {
      checking.use(m, m.name(), declaration);
    }
  }

  private P4Type byMember(Expr.Call call, Expr.Member m, Env env, P4Type hint) {
    P4Type target = checking.exprs.checkAny(m.target(), env, Simple.UNKNOWN);
    String name = m.name().text();
    boolean ofType = target instanceof P4Type.TypeOfType;
    P4Type type = target instanceof P4Type.TypeOfType t ? t.type() : target;
    Optional<Kind> builtIn =
        ofType ? checking.builtIns.findSize(type, name) : checking.builtIns.find(type, name);
    if (builtIn.isPresent()) {
      checking.types.put(m, new P4Type.Callable(name));
      return checking.builtIns.call(builtIn.get(), call, m, type, env);
    }
    List<Signature> candidates = methods(type, name, ofType);
    if (!candidates.isEmpty()) {
      checking.types.put(m, new P4Type.Callable(name));
      checkPlace(call, candidates.get(0).kind(), "`" + name + "` of " + type, env);
      return invoke(call, candidates, Optional.of(m.target()), env, hint);
    }
    if (type instanceof P4Type.TableType table && name.equals("apply")) {
      return applyTable(call, m, table, env);
    }
    typeArguments(call.typeArguments(), env);
    P4Type member = checking.exprs.checkAny(m, env, Simple.UNKNOWN);
    return notCallable(call, m, member, env);
  }

  private P4Type applyTable(Expr.Call call, Expr.Member m, P4Type.TableType table, Env env) {
    checking.types.put(m, new P4Type.Callable("apply"));
    checkArguments(call.arguments(), env);
    if (!call.arguments().isEmpty()) {
      int given = call.arguments().size();
      checking.report.add(
          CheckCode.TOO_MANY_ARGUMENTS, call, "apply", Plural.of(0, "argument"), Plural.are(given));
    }
    checkPlace(call, Kind.TABLE_APPLY, table.toString(), env);
    P4Type result = new P4Type.ApplyResult(table.declaration());
    checking.callTargets.put(
        call,
        new CallTarget(
            Kind.TABLE_APPLY,
            Optional.of(table.declaration()),
            Optional.of(m.target()),
            List.of(),
            List.of(),
            result));
    return result;
  }

  /** What may be called where (spec, "Restrictions on compile time and run time calls"). */
  private void checkPlace(Expr.Call call, Kind kind, String what, Env env) {
    boolean good =
        switch (kind) {
          case TABLE_APPLY, CONTROL_APPLY ->
              env.place() == Env.Place.APPLY || env.place() == Env.Place.TABLE;
          case PARSER_APPLY -> env.place() == Env.Place.STATE;
          case ACTION ->
              env.place() == Env.Place.APPLY
                  || env.place() == Env.Place.ACTION
                  || env.place() == Env.Place.TABLE;
          case FUNCTION,
              EXTERN_FUNCTION,
              EXTERN_METHOD,
              CONSTRUCTOR,
              IS_VALID,
              SET_VALID,
              SET_INVALID,
              PUSH_FRONT,
              POP_FRONT,
              MIN_SIZE_IN_BITS,
              MIN_SIZE_IN_BYTES,
              MAX_SIZE_IN_BITS,
              MAX_SIZE_IN_BYTES ->
              true;
        };
    if (!good) {
      checking.report.add(CheckCode.WRONG_PLACE_FOR_CALL, call, what, env.place());
    }
  }

  /** Whether a value of the type has a method of the name. */
  boolean hasMethod(P4Type type, String name) {
    return checking.builtIns.find(type, name).isPresent()
        || !methods(type, name, false).isEmpty()
        || (type instanceof P4Type.TableType && name.equals("apply"));
  }

  /** Whether the type itself has a method of the name, as in {@code Control.apply()}. */
  boolean hasTypeMethod(P4Type type, String name) {
    return checking.builtIns.findSize(type, name).isPresent()
        || !methods(type, name, true).isEmpty();
  }

  private List<Signature> methods(P4Type type, String name, boolean ofType) {
    if (!(type instanceof P4Type.Instance i)) {
      return List.of();
    }
    boolean applicable =
        !(i.declaration() instanceof Decl.ExternObject)
            && !(i.declaration() instanceof Decl.PackageType);
    if (name.equals("apply") && applicable) {
      return applySignature(i).map(List::of).orElse(List.of());
    }
    List<Signature> found = new ArrayList<>();
    if (!ofType && i.declaration() instanceof Decl.ExternObject e) {
      List<P4Type.Variable> variables = Generics.variables(e.typeParameters());
      for (Decl.Method m : methods(e).getOrDefault(name, List.of())) {
        Optional<Signature> s = checking.signatures.get(m);
        s.ifPresent(
            x ->
                found.add(x.substitute(checking.generics, Generics.map(variables, i.arguments()))));
      }
    }
    return found;
  }

  private Map<String, List<Decl.Method>> methods(Decl.ExternObject e) {
    return methods.computeIfAbsent(
        e.id(),
        id ->
            e.methods().stream()
                .filter(m -> !m.isConstructor())
                .collect(Collectors.groupingBy(m -> m.name().text())));
  }

  /** How a parser or control, or an instance of such a type, is applied. */
  Optional<Signature> applySignature(P4Type.Instance i) {
    List<Name> parameters = TypeResolver.typeParameters(i.declaration());
    return checking
        .signatures
        .get(i.declaration())
        .map(
            s ->
                s.substitute(
                    checking.generics,
                    Generics.map(Generics.variables(parameters), i.arguments())));
  }
}
