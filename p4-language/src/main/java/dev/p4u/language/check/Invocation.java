package dev.p4u.language.check;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter.Direction;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One call: picks the overload, infers type arguments, binds and converts arguments.
 *
 * @param typeArguments as written; {@code _} where one is to be inferred
 * @param hint the type that the result should have, UNKNOWN if nobody asks
 */
record Invocation(
    Checking checking,
    Node at,
    List<Signature> candidates,
    List<P4Type> typeArguments,
    List<Argument> arguments,
    Optional<Expr> receiver,
    Env env,
    P4Type hint) {

  Optional<CallTarget> bind() {
    long named = arguments.stream().filter(a -> a.name().isPresent()).count();
    if (named != 0 && named != arguments.size()) {
      checking.calls.checkArguments(arguments, env);
      checking.report.add(CheckCode.MIXED_ARGUMENTS, at);
      return Optional.empty();
    }
    if (candidates.size() == 1) {
      return bind(candidates.get(0), false);
    }
    List<Signature> fitting = candidates.stream().filter(this::fits).toList();
    if (fitting.size() == 1) {
      return bind(fitting.get(0), false);
    }
    checking.calls.checkArguments(arguments, env);
    List<Signature> accepting = fitting.stream().filter(this::acceptsTypes).toList();
    if (accepting.isEmpty()) {
      noOverload();
      return Optional.empty();
    }
    // Functions with bodies may differ in types alone: the first that fits is meant.
    boolean ordered = accepting.get(0).kind() == CallTarget.Kind.FUNCTION;
    boolean known = arguments.stream().noneMatch(a -> checking.typeOf(a.value()) == Simple.UNKNOWN);
    if (accepting.size() > 1 && !ordered && known) {
      checking.report.add(CheckCode.AMBIGUOUS_CALL, at, related(), accepting.get(0).name());
      return Optional.empty();
    }
    return bind(accepting.get(0), true);
  }

  private List<Related> related() {
    return candidates.stream()
        .map(c -> new Related(Names.spanOf(c.declaration()), "candidate"))
        .toList();
  }

  private void noOverload() {
    String types =
        arguments.stream()
            .map(a -> checking.typeOf(a.value()).toString())
            .collect(Collectors.joining(", "));
    boolean silent = arguments.stream().anyMatch(a -> checking.typeOf(a.value()) == Simple.UNKNOWN);
    if (!silent) {
      checking.report.add(CheckCode.NO_OVERLOAD, at, related(), candidates.get(0).name(), types);
    }
  }

  /** Whether number and names of the arguments fit; their types are not looked at. */
  private boolean fits(Signature s) {
    if (!typeArguments.isEmpty() && typeArguments.size() != s.variables().size()) {
      return false;
    }
    return assign(s, false).isPresent();
  }

  /**
   * The argument of each parameter, absent where it is omitted; empty when they do not fit.
   *
   * @param explain whether to report what does not fit
   */
  private Optional<List<Optional<Argument>>> assign(Signature s, boolean explain) {
    Map<String, Argument> byName = new HashMap<>();
    boolean named = !arguments.isEmpty() && arguments.get(0).name().isPresent();
    if (!named && arguments.size() > s.parameters().size()) {
      return problem(
          explain,
          CheckCode.TOO_MANY_ARGUMENTS,
          at,
          s,
          s.name(),
          Plural.of(s.parameters().size(), "argument"),
          Plural.are(arguments.size()));
    }
    Map<String, Signature.Param> parameters = new HashMap<>();
    if (named) {
      s.parameters().forEach(p -> parameters.putIfAbsent(p.name(), p));
    }
    for (Argument a : arguments) {
      if (!named) {
        break;
      }
      Name name = a.name().orElseThrow();
      Optional<Signature.Param> p = Optional.ofNullable(parameters.get(name.text()));
      if (p.isEmpty()) {
        return problem(explain, CheckCode.UNKNOWN_PARAMETER, name, s, s.name(), name);
      }
      if (byName.put(name.text(), a) != null) {
        return problem(explain, CheckCode.DUPLICATE_ARGUMENT, name, s, name);
      }
      if (explain) {
        checking.use(a, name, p.get().declaration());
      }
    }
    List<Optional<Argument>> assigned = new ArrayList<>();
    for (int i = 0; i < s.parameters().size(); i++) {
      Signature.Param p = s.parameters().get(i);
      Optional<Argument> a =
          named
              ? Optional.ofNullable(byName.get(p.name()))
              : i < arguments.size() ? Optional.of(arguments.get(i)) : Optional.empty();
      if (a.isEmpty() && !p.mayBeOmitted()) {
        // Action data that neither the program nor a control plane gives.
        boolean unbound =
            s.kind() == CallTarget.Kind.ACTION
                && p.declaration().direction() == Direction.NONE
                && env.place() != Env.Place.TABLE;
        CheckCode code = unbound ? CheckCode.UNBOUND_ACTION_PARAMETER : CheckCode.MISSING_ARGUMENT;
        return problem(explain, code, at, s, s.name(), p.name());
      }
      assigned.add(a);
    }
    return Optional.of(assigned);
  }

  private Optional<List<Optional<Argument>>> problem(
      boolean explain, CheckCode code, Node where, Signature s, Object... texts) {
    if (explain) {
      checking.calls.checkArguments(arguments, env);
      checking.report.add(code, where, Reporter.declaredHere(s.declaration()), texts);
    }
    return Optional.empty();
  }

  /** The signature with fresh variables for its type parameters; null if their number is wrong. */
  private Optional<List<P4Type>> instantiate(Signature s, boolean explain) {
    if (!typeArguments.isEmpty() && typeArguments.size() != s.variables().size()) {
      if (explain) {
        checking.calls.checkArguments(arguments, env);
        checking.report.add(
            CheckCode.TYPE_ARGUMENT_COUNT,
            at,
            Reporter.declaredHere(s.declaration()),
            s.name(),
            Plural.of(s.variables().size(), "type argument"),
            Plural.are(typeArguments.size()));
      }
      return Optional.empty();
    }
    List<P4Type> made = new ArrayList<>();
    for (int i = 0; i < s.variables().size(); i++) {
      P4Type given = i < typeArguments.size() ? typeArguments.get(i) : Simple.DONT_CARE;
      made.add(
          given == Simple.DONT_CARE ? checking.generics.fresh(s.variables().get(i).name()) : given);
    }
    return Optional.of(made);
  }

  private boolean acceptsTypes(Signature s) {
    Optional<List<Optional<Argument>>> assigned = assign(s, false);
    Optional<List<P4Type>> types = instantiate(s, false);
    if (assigned.isEmpty() || types.isEmpty()) {
      return false;
    }
    Signature open = s.substitute(checking.generics, Generics.map(s.variables(), types.get()));
    Unifier unifier = new Unifier(checking);
    for (int i = 0; i < assigned.get().size(); i++) {
      if (assigned.get().get(i).isPresent()) {
        Expr value = assigned.get().get(i).get().value();
        P4Type parameter = open.parameters().get(i).type();
        unifier.unify(parameter, checking.typeOf(value));
        P4Type resolved = unifier.resolve(parameter);
        if (!checking.conversionRules.accepts(value, checking.typeOf(value), resolved)) {
          return false;
        }
      }
    }
    return true;
  }

  private Optional<CallTarget> bind(Signature s, boolean argumentsChecked) {
    Optional<List<P4Type>> types = instantiate(s, true);
    if (types.isEmpty()) {
      return Optional.empty();
    }
    Optional<List<Optional<Argument>>> assigned = assign(s, true);
    if (assigned.isEmpty()) {
      return Optional.empty();
    }
    Signature open = s.substitute(checking.generics, Generics.map(s.variables(), types.get()));
    Unifier unifier = new Unifier(checking);
    boolean unknown = false;
    for (int i = 0; i < open.parameters().size(); i++) {
      P4Type parameter = open.parameters().get(i).type();
      if (assigned.get().get(i).isEmpty()) {
        open.parameters()
            .get(i)
            .declaration()
            .defaultValue()
            .ifPresent(v -> unifier.unify(parameter, defaultType(s, types.get(), v)));
        continue;
      }
      Expr value = assigned.get().get(i).get().value();
      P4Type expected = unifier.resolve(parameter);
      P4Type type =
          argumentsChecked
              ? checking.typeOf(value)
              : checking.exprs.check(
                  value, env, Generics.mentionsFresh(expected) ? Simple.UNKNOWN : expected);
      boolean ignored =
          type == Simple.DONT_CARE
              && open.parameters().get(i).declaration().direction() != Direction.OUT;
      unknown |= type == Simple.UNKNOWN || ignored;
      unifier.unify(parameter, type);
    }
    if (Generics.mentionsFresh(unifier.resolve(open.returnType()))) {
      unifier.unify(open.returnType(), hint);
    }
    List<P4Type> found = solve(s, types.get(), unifier, unknown);
    Signature closed = s.substitute(checking.generics, Generics.map(s.variables(), found));
    return Optional.of(
        new CallTarget(
            s.kind(),
            Optional.of(s.declaration()),
            receiver,
            found,
            convert(closed, assigned.get()),
            closed.returnType()));
  }

  /** A default value's type may mention the type parameters that are to be found. */
  private P4Type defaultType(Signature s, List<P4Type> types, Expr value) {
    return checking.generics.substitute(checking.typeOf(value), Generics.map(s.variables(), types));
  }

  private List<P4Type> solve(Signature s, List<P4Type> types, Unifier unifier, boolean silent) {
    List<P4Type> found = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      P4Type type = unifier.resolve(types.get(i));
      boolean open = type instanceof P4Type.UnknownStruct;
      if (open || Generics.mentionsFresh(type)) {
        if (!silent && (open || isNeeded(s, i))) {
          checking.report.add(
              CheckCode.CANNOT_INFER,
              at,
              Reporter.declaredHere(s.declaration()),
              s.variables().get(i),
              s.name());
        }
        boolean left = i < typeArguments.size() && typeArguments.get(i) == Simple.DONT_CARE;
        type = left && !silent ? Simple.DONT_CARE : Simple.UNKNOWN;
      } else if (Generics.mentionsPlainInt(type) && isInferred(i)) {
        // A type parameter stands for a type that values have when packets flow.
        checking.report.add(CheckCode.NUMBER_WITHOUT_WIDTH, withoutWidth());
        type = Simple.UNKNOWN;
      }
      found.add(type);
    }
    return found;
  }

  private boolean isInferred(int variable) {
    return variable >= typeArguments.size() || typeArguments.get(variable) == Simple.DONT_CARE;
  }

  /** The number in the arguments that leaves a type without a width. */
  private Node withoutWidth() {
    return arguments.stream()
        .flatMap(a -> withoutWidth(a.value()).stream())
        .findFirst()
        .map(Node.class::cast)
        .orElse(at);
  }

  private Optional<Expr> withoutWidth(Expr e) {
    if (checking.typeOf(e) == Simple.INFINITE_INT) {
      return Optional.of(e);
    }
    List<Expr> parts =
        e instanceof Expr.ListExpr l
            ? l.elements()
            : e instanceof Expr.StructExpr s
                ? s.fields().stream().map(Argument::value).toList()
                : List.of();
    return parts.stream().flatMap(p -> withoutWidth(p).stream()).findFirst();
  }

  /** {@code _} and what only omitted parameters mention may stay open. */
  private boolean isNeeded(Signature s, int variable) {
    if (variable < typeArguments.size() && typeArguments.get(variable) == Simple.DONT_CARE) {
      return false;
    }
    Map<P4Type.Variable, P4Type> probe = Map.of(s.variables().get(variable), Simple.UNKNOWN);
    Optional<List<Optional<Argument>>> assigned = assign(s, false);
    boolean omitted = false;
    for (int i = 0; assigned.isPresent() && i < s.parameters().size(); i++) {
      P4Type type = s.parameters().get(i).type();
      if (!checking.generics.substitute(type, probe).equals(type)) {
        if (assigned.get().get(i).isPresent()) {
          return true;
        }
        // A default value has a type, so that nothing is left open.
        omitted |= s.parameters().get(i).declaration().defaultValue().isEmpty();
      }
    }
    return !omitted;
  }

  private List<CallTarget.Bound> convert(Signature closed, List<Optional<Argument>> assigned) {
    List<CallTarget.Bound> bound = new ArrayList<>();
    for (int i = 0; i < assigned.size(); i++) {
      Signature.Param p = closed.parameters().get(i);
      Optional<Expr> value = assigned.get(i).map(Argument::value);
      if (value.isPresent()) {
        if (p.type() == Simple.DONT_CARE && isDefinite(checking.typeOf(value.get()))) {
          // What an instance leaves open unifies with any type (spec, "Don't care types").
          bound.add(new CallTarget.Bound(p.declaration(), checking.typeOf(value.get()), value));
          continue;
        }
        if (p.type() == Simple.DONT_CARE) {
          checking.report.add(
              CheckCode.CANNOT_INFER,
              value.get(),
              Reporter.declaredHere(p.declaration()),
              "_",
              p.name());
        } else if (checking.typeOf(value.get()) == Simple.DONT_CARE
            && p.declaration().direction() != Direction.OUT) {
          checking.report.add(
              CheckCode.DONT_CARE_ARGUMENT,
              value.get(),
              Reporter.declaredHere(p.declaration()),
              p.name());
        } else if (p.isWritten()) {
          written(value.get(), p);
        } else {
          checking.conversionRules.convert(value.get(), p.type());
          mayFlow(value.get(), p, closed.kind());
          atCompileTime(value.get(), p, closed.kind());
        }
      }
      bound.add(new CallTarget.Bound(p.declaration(), p.type(), value));
    }
    return bound;
  }

  /** Whether nothing but this can be the value's type: no plain number, no list, no struct. */
  private static boolean isDefinite(P4Type type) {
    return type != Simple.INFINITE_INT
        && type != Simple.DONT_CARE
        && type != Simple.DEFAULT
        && !(type instanceof P4Type.Tuple)
        && !(type instanceof P4Type.UnknownStruct);
  }

  /** What flows into a call when packets flow has a width, and is no parser, control or table. */
  private void mayFlow(Expr value, Signature.Param p, CallTarget.Kind kind) {
    boolean flows =
        p.declaration().direction() != Direction.NONE || kind == CallTarget.Kind.FUNCTION;
    boolean unit =
        p.type() instanceof P4Type.TableType
            || p.type() instanceof P4Type.ActionType
            || (p.type() instanceof P4Type.Instance i
                && !(i.declaration() instanceof Decl.ExternObject));
    if (flows && p.type() == Simple.INFINITE_INT) {
      checking.report.add(CheckCode.NUMBER_WITHOUT_WIDTH, value);
    } else if (flows && p.type() == Simple.STRING) {
      checking.report.add(CheckCode.BAD_DIRECTION, value, p.name(), p.type());
    } else if (unit && kind != CallTarget.Kind.CONSTRUCTOR) {
      checking.report.add(CheckCode.BAD_PARAMETER_TYPE, value, p.type());
    }
  }

  /**
   * What a parameter without a direction gets is known at compile time, but for actions (spec,
   * "Calling convention"). {@link ConstructorRules} looks at constructors.
   */
  private void atCompileTime(Expr value, Signature.Param p, CallTarget.Kind kind) {
    boolean run = kind != CallTarget.Kind.ACTION && kind != CallTarget.Kind.CONSTRUCTOR;
    if (run && p.declaration().direction() == Direction.NONE) {
      checking.compileTime.require(value);
    }
  }

  /** out and inout: something that can be written, of exactly the parameter's type. */
  private void written(Expr value, Signature.Param p) {
    P4Type type = checking.typeOf(value);
    if (!LValues.check(checking, value)) {
      return;
    }
    if (type == Simple.DONT_CARE) {
      checking.conversions.put(value, p.type());
    } else if (type != Simple.UNKNOWN && p.type() != Simple.UNKNOWN && !type.equals(p.type())) {
      checking.report.add(
          CheckCode.TYPE_MISMATCH, value, Reporter.declaredHere(p.declaration()), p.type(), type);
    }
  }
}
