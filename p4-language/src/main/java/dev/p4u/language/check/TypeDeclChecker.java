package dev.p4u.language.check;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import dev.p4u.language.types.Types;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Declarations of types, externs and of the types of parsers, controls and packages (spec, "P4 data
 * types").
 */
final class TypeDeclChecker {

  private final Checking checking;

  TypeDeclChecker(Checking checking) {
    this.checking = checking;
  }

  /**
   * Errors and match kinds are known in the whole program (spec, "The error type": "irrespective of
   * the place where an error is defined").
   */
  void errorsAndMatchKinds(List<Decl> program) {
    for (Decl d : program) {
      if (d instanceof Decl.ErrorDecl e) {
        members(e.members(), checking.errors, Simple.ERROR);
      } else if (d instanceof Decl.MatchKindDecl m) {
        members(m.members(), checking.matchKinds, Simple.MATCH_KIND);
      }
    }
  }

  private void members(List<Name> members, Map<String, Name> all, P4Type type) {
    for (Name n : members) {
      checking.types.put(n, type);
      Name earlier = n.text().isEmpty() ? null : all.putIfAbsent(n.text(), n);
      if (earlier != null) {
        checking.resolver.duplicate(n, earlier);
      }
    }
  }

  void alias(Decl.TypeAlias d, Env env) {
    P4Type type = checking.typeRefs.resolve(d.type(), env);
    if (!d.distinct()) {
      checking.types.put(d, type);
    } else if (isBase(type)) {
      checking.types.put(d, new P4Type.NewType(d, type));
    } else {
      if (type != Simple.UNKNOWN) {
        checking.report.add(CheckCode.BAD_BASE_TYPE, d.type(), "type", type);
      }
      checking.types.put(d, Simple.UNKNOWN);
    }
    checking.resolver.declare(env, d);
  }

  private static boolean isBase(P4Type type) {
    return type instanceof P4Type.Bit
        || type instanceof P4Type.Int
        || type instanceof P4Type.NewType
        || type == Simple.BOOL;
  }

  void aggregate(Decl.Aggregate d, Env env) {
    Env inside = env.inner();
    declareTypeParameters(d.typeParameters(), inside);
    List<P4Type.Field> fields = new ArrayList<>();
    Map<String, Decl.Field> names = new HashMap<>();
    Env sofar = inside.inner();
    for (Decl.Field f : d.fields()) {
      P4Type type = checking.typeRefs.resolve(f.type(), inside);
      if (!mayBeField(d.kind(), type)) {
        checking.report.add(CheckCode.BAD_FIELD_TYPE, f.type(), describe(d), type);
        type = Simple.UNKNOWN;
      }
      checking.annotations.check(f, sofar);
      sofar.scope().declare(f.name().text(), f);
      checking.types.put(f, type);
      checking.uses.put(f.name(), f);
      Decl.Field earlier = f.name().text().isEmpty() ? null : names.put(f.name().text(), f);
      if (earlier != null) {
        checking.resolver.duplicate(f.name(), earlier);
      } else {
        fields.add(new P4Type.Field(f.name().text(), type, f));
      }
    }
    List<P4Type> variables = List.copyOf(Generics.variables(d.typeParameters()));
    P4Type.Aggregate type = new P4Type.Aggregate(d, variables, fields);
    if (checking.typeRefs.isBounded(fields)) {
      checking.generics.define(type);
      checking.types.put(d, type);
    } else {
      checking.report.add(CheckCode.TYPE_TOO_LARGE, d.name());
      checking.types.put(d, Simple.UNKNOWN);
    }
    checking.resolver.declare(env, d);
  }

  static String describe(Decl.Aggregate d) {
    return d.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " " + d.name();
  }

  /** What may stand in what (spec, "Type nesting rules"). */
  static boolean mayBeField(Decl.AggregateKind kind, P4Type type) {
    if (type == Simple.UNKNOWN || type instanceof P4Type.Variable) {
      return true;
    }
    if (type == Simple.VOID || type instanceof P4Type.Instance) {
      return false;
    }
    return switch (kind) {
      case STRUCT ->
          type != Simple.INFINITE_INT
              && type != Simple.STRING
              && !(type instanceof P4Type.ListOf)
              && !(type instanceof P4Type.Tuple t
                  && !t.elements().stream().allMatch(TypeDeclChecker::mayBeElement));
      case HEADER_UNION -> type instanceof P4Type.Aggregate a && a.isHeader();
      case HEADER -> mayBeInHeader(Types.underlying(type));
    };
  }

  /** A tuple holds what a struct holds; as an element of a list also plain numbers and lists. */
  static boolean mayBeElement(P4Type type) {
    return type instanceof P4Type.ListOf
        || type == Simple.INFINITE_INT
        || mayBeField(Decl.AggregateKind.STRUCT, type);
  }

  private static boolean mayBeInHeader(P4Type t) {
    return t instanceof P4Type.Bit
        || t instanceof P4Type.Int
        || t instanceof P4Type.VarBit
        || t == Simple.BOOL
        || t == Simple.UNKNOWN
        || t == Simple.DONT_CARE
        || (t instanceof P4Type.Stack s && mayBeInHeader(Types.underlying(s.element())))
        || (t instanceof P4Type.Aggregate a && isBits(a));
  }

  /** Structs in headers have a known size: no varbit, nothing that has a validity. */
  private static boolean isBits(P4Type.Aggregate a) {
    return a.kind() == Decl.AggregateKind.STRUCT
        && a.fields().stream()
            .map(f -> Types.underlying(f.type()))
            .allMatch(
                t ->
                    t instanceof P4Type.Variable
                        || (mayBeInHeader(t) && !(t instanceof P4Type.VarBit)));
  }

  void enumeration(Decl.EnumDecl d, Env env) {
    Optional<P4Type> underlying = d.underlying().map(u -> checking.typeRefs.resolve(u, env));
    if (underlying.isPresent() && underlying.get() != Simple.UNKNOWN && !isBits(underlying.get())) {
      checking.report.add(CheckCode.BAD_BASE_TYPE, d.underlying().get(), "enum", underlying.get());
      underlying = Optional.of(Simple.UNKNOWN);
    }
    P4Type.EnumType type = new P4Type.EnumType(d, underlying.map(Types::underlying));
    checking.types.put(d, type);
    Map<String, Node> names = new HashMap<>();
    int index = 0;
    for (Decl.EnumMember m : d.members()) {
      member(m, type, index++, env);
      Node earlier = m.name().text().isEmpty() ? null : names.put(m.name().text(), m);
      if (earlier != null) {
        checking.resolver.duplicate(m.name(), earlier);
      }
    }
    checking.resolver.declare(env, d);
  }

  private static boolean isBits(P4Type type) {
    return type instanceof P4Type.Bit || type instanceof P4Type.Int;
  }

  private void member(Decl.EnumMember m, P4Type.EnumType type, int index, Env env) {
    checking.types.put(m, type);
    checking.uses.put(m.name(), m);
    if (m.value().isPresent()) {
      P4Type target = type.underlying().orElse(Simple.UNKNOWN);
      checking.exprs.check(m.value().get(), env, target);
      if (!fits(m, target, type)) {
        return;
      }
      checking.conversionRules.convert(m.value().get(), target);
      Optional<Value> value = checking.values.value(m.value().get());
      value.ifPresent(v -> checking.constants.put(m, v));
      if (value.isEmpty() && checking.typeOf(m.value().get()) != Simple.UNKNOWN) {
        checking.report.add(CheckCode.NOT_CONSTANT, m.value().get());
      }
    } else if (type.underlying().isEmpty()) {
      checking.constants.put(m, new Value.EnumValue(m.name().text(), index));
    } else if (!m.name().text().isEmpty()) {
      checking.report.add(CheckCode.ENUM_VALUE_MISSING, m, m.name());
    }
  }

  /** A number for a member is not cut to the enum's width, as it would be elsewhere. */
  private boolean fits(Decl.EnumMember m, P4Type target, P4Type.EnumType type) {
    Optional<BigInteger> number = m.value().flatMap(checking.values::number);
    boolean good =
        number.isEmpty()
            || checking.typeOf(m.value().get()) != Simple.INFINITE_INT
            || ConstEvaluator.wrap(number.get(), target).equals(number.get());
    if (!good) {
      checking.report.add(CheckCode.ENUM_VALUE_RANGE, m.value().get(), number.get(), target, type);
    }
    return good;
  }

  void extern(Decl.ExternObject d, Env env) {
    List<P4Type> variables = List.copyOf(Generics.variables(d.typeParameters()));
    checking.types.put(d, new P4Type.Instance(d, variables));
    Env inside = env.inner();
    declareTypeParameters(d.typeParameters(), inside);
    Env methods = Env.top();
    List<Decl.Method> constructors = new ArrayList<>();
    for (Decl.Method m : d.methods()) {
      method(m, CallTarget.Kind.EXTERN_METHOD, inside);
      if (!m.isConstructor() && m.name().text().equals(d.name().text())) {
        checking.report.add(CheckCode.CONSTRUCTOR_RETURNS, m.name(), m.name());
      }
      if (!m.isConstructor()) {
        checking.resolver.declare(methods, m);
      } else {
        checking.parameters.undirected(m.parameters());
        constructor(m, constructors);
      }
    }
    checking.resolver.declare(env, d);
  }

  /** A call chooses among constructors by the number and the names of its arguments. */
  private void constructor(Decl.Method m, List<Decl.Method> earlier) {
    earlier.stream()
        .filter(other -> !Resolver.overloads(other, m))
        .findFirst()
        .ifPresent(other -> checking.resolver.duplicate(m.name(), other));
    earlier.add(m);
  }

  void function(Decl.ExternFunction d, Env env) {
    Signature s = method(d.method(), CallTarget.Kind.EXTERN_FUNCTION, env);
    checking.types.put(d, new P4Type.Callable(s.name()));
    checking.signatures.put(
        d, new Signature(s.kind(), d, s.name(), s.variables(), s.parameters(), s.returnType()));
    checking.resolver.declare(env, d);
  }

  private Signature method(Decl.Method m, CallTarget.Kind kind, Env env) {
    Env inside = env.inner();
    declareTypeParameters(m.typeParameters(), inside);
    P4Type result = m.returnType().map(r -> returnType(r, inside)).orElse(Simple.VOID);
    if (kind == CallTarget.Kind.EXTERN_METHOD && result == Simple.STRING) {
      checking.report.add(CheckCode.BAD_RETURN_TYPE, m.returnType().orElseThrow(), result);
    }
    List<Signature.Param> parameters = checking.parameters.declareApplied(m.parameters(), inside);
    Signature s =
        new Signature(
            kind, m, m.name().text(), Generics.variables(m.typeParameters()), parameters, result);
    checking.types.put(m, new P4Type.Callable(m.name().text()));
    checking.uses.put(m.name(), m);
    checking.signatures.put(m, s);
    return s;
  }

  /** {@code parser P<T>(...)}, {@code control}, {@code package}: a name for a signature. */
  void prototype(
      Decl d,
      CallTarget.Kind kind,
      List<Name> typeParameters,
      List<Parameter> parameters,
      Env env) {
    Env inside = env.inner();
    declareTypeParameters(typeParameters, inside);
    List<Signature.Param> params =
        kind == CallTarget.Kind.CONSTRUCTOR
            ? checking.parameters.declareConstructor(parameters, inside)
            : checking.parameters.declare(parameters, inside);
    checking.signatures.put(d, new Signature(kind, d, "apply", List.of(), params, Simple.VOID));
    checking.types.put(d, new P4Type.Instance(d, List.copyOf(Generics.variables(typeParameters))));
    checking.resolver.declare(env, d);
  }

  void declareTypeParameters(List<Name> names, Env env) {
    for (Name n : names) {
      checking.types.put(n, new P4Type.Variable(n.text(), n.id()));
      checking.resolver.declare(env, n);
    }
  }

  /** A type that a call can give: no plain int, no parsers, controls or packages. */
  P4Type returnType(TypeRef ref, Env env) {
    P4Type type = checking.typeRefs.resolve(ref, env);
    if (type == Simple.INFINITE_INT
        || (type instanceof P4Type.Instance i && !(i.declaration() instanceof Decl.ExternObject))) {
      checking.report.add(CheckCode.BAD_RETURN_TYPE, ref, type);
      return Simple.UNKNOWN;
    }
    return type;
  }
}
