package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.ast.TypeRef;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Written types to types. */
final class TypeResolver {

  /** p4c's limit as well. */
  static final int MAX_WIDTH = 2048;

  private static final int MAX_STACK = 1 << 16;
  private static final int MAX_DEPTH = 100;
  private static final int MAX_WEIGHT = 5000;

  /** Size of a type as text, and how deep it is; recursion over types relies on the bounds. */
  private record Measure(int weight, int depth) {}

  private final Checking checking;
  private final Map<P4Type, Measure> measures = new IdentityHashMap<>();

  TypeResolver(Checking checking) {
    this.checking = checking;
  }

  /** The type; UNKNOWN after an error, which is reported. */
  P4Type resolve(TypeRef ref, Env env) {
    P4Type type = bounded(ref, compute(ref, env, false));
    checking.types.put(ref, type);
    return type;
  }

  /** Like {@link #resolve}, but a generic type may stand without its arguments. */
  P4Type resolveOpen(TypeRef ref, Env env) {
    P4Type type = bounded(ref, compute(ref, env, true));
    checking.types.put(ref, type);
    return type;
  }

  private P4Type compute(TypeRef ref, Env env, boolean open) {
    if (ref instanceof TypeRef.Base b) {
      return base(b, env);
    }
    if (ref instanceof TypeRef.Named n) {
      return named(n, env, open);
    }
    if (ref instanceof TypeRef.Specialized s) {
      return specialized(s, env);
    }
    if (ref instanceof TypeRef.Stack s) {
      return stack(s, env);
    }
    if (ref instanceof TypeRef.Tuple t) {
      List<P4Type> elements = new ArrayList<>();
      for (TypeRef e : t.elements()) {
        elements.add(element(e, resolve(e, env), "a tuple"));
      }
      return new P4Type.Tuple(elements);
    }
    if (ref instanceof TypeRef.ListOf l) {
      P4Type element = resolve(l.element(), env);
      if (element == Simple.VOID) {
        checking.report.add(CheckCode.BAD_ELEMENT_TYPE, l.element(), "a list", element);
        return Simple.UNKNOWN;
      }
      return new P4Type.ListOf(element);
    }
    return ref instanceof TypeRef.DontCare ? Simple.DONT_CARE : Simple.UNKNOWN;
  }

  private P4Type base(TypeRef.Base b, Env env) {
    switch (b.kind()) {
      case BOOL:
        return Simple.BOOL;
      case STRING:
        return Simple.STRING;
      case ERROR:
        return error(b);
      case MATCH_KIND:
        return Simple.MATCH_KIND;
      case VOID:
        return Simple.VOID;
      case BIT:
      case INT:
      case VARBIT:
        break;
    }
    if (b.width().isEmpty()) {
      return b.kind() == TypeRef.BaseKind.INT ? Simple.INFINITE_INT : new P4Type.Bit(1);
    }
    int least = b.kind() == TypeRef.BaseKind.INT ? 1 : 0;
    Optional<Integer> width = width(b.width().get(), env, b.kind(), least);
    if (width.isEmpty()) {
      return Simple.UNKNOWN;
    }
    int w = width.get();
    return b.kind() == TypeRef.BaseKind.BIT
        ? new P4Type.Bit(w)
        : b.kind() == TypeRef.BaseKind.INT ? new P4Type.Int(w) : new P4Type.VarBit(w);
  }

  /** Without a declaration of errors there is no such type; core.p4 has the first. */
  private P4Type error(TypeRef.Base b) {
    if (checking.errors.isEmpty()) {
      checking.includes.reportErrorType(b.span());
      return Simple.UNKNOWN;
    }
    return Simple.ERROR;
  }

  private Optional<Integer> width(Expr e, Env env, TypeRef.BaseKind kind, int least) {
    Optional<BigInteger> value = number(e, env);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String name = kind.name().toLowerCase(java.util.Locale.ROOT);
    if (value.get().compareTo(BigInteger.valueOf(least)) < 0) {
      checking.report.add(CheckCode.BAD_WIDTH, e, value.get(), name);
      return Optional.empty();
    }
    int limit = kind == TypeRef.BaseKind.VARBIT ? MAX_STACK * 8 : MAX_WIDTH;
    if (value.get().compareTo(BigInteger.valueOf(limit)) > 0) {
      checking.report.add(CheckCode.TOO_WIDE, e, value.get(), limit);
      return Optional.empty();
    }
    return Optional.of(value.get().intValue());
  }

  /** A number that must be known at compile time. */
  Optional<BigInteger> number(Expr e, Env env) {
    return number(e, env, CheckCode.NUMBER_NEEDED);
  }

  private Optional<BigInteger> number(Expr e, Env env, CheckCode code) {
    P4Type type = checking.exprs.check(e, env);
    if (type == Simple.UNKNOWN) {
      return Optional.empty();
    }
    Optional<Value> value = checking.values.value(e);
    if (value.isPresent() && value.get() instanceof Value.IntValue i) {
      return Optional.of(i.value());
    }
    checking.report.add(code, e);
    return Optional.empty();
  }

  private P4Type stack(TypeRef.Stack s, Env env) {
    return arrayOf(element(s.element(), resolve(s.element(), env), "an array"), s.size(), env);
  }

  /** An array of so many elements. */
  P4Type arrayOf(P4Type element, Expr written, Env env) {
    Optional<BigInteger> size = number(written, env, CheckCode.NOT_CONSTANT);
    if (size.isEmpty()) {
      return Simple.UNKNOWN;
    }
    if (size.get().signum() < 0 || size.get().compareTo(BigInteger.valueOf(MAX_STACK)) > 0) {
      checking.report.add(CheckCode.BAD_STACK_SIZE, written, size.get());
      return Simple.UNKNOWN;
    }
    return element == Simple.UNKNOWN
        ? Simple.UNKNOWN
        : new P4Type.Stack(element, size.get().intValue());
  }

  /** Arrays of externs are declared with their constructor. */
  private P4Type element(TypeRef at, P4Type type, String container) {
    boolean bad =
        container.equals("an array") ? type == Simple.VOID : !TypeDeclChecker.mayBeElement(type);
    if (bad) {
      checking.report.add(CheckCode.BAD_ELEMENT_TYPE, at, container, type);
      return Simple.UNKNOWN;
    }
    return type;
  }

  private P4Type named(TypeRef.Named n, Env env, boolean open) {
    Optional<Node> declaration = declaration(n, env);
    if (declaration.isEmpty()) {
      return Simple.UNKNOWN;
    }
    int wanted = typeParameters(declaration.get()).size();
    if (wanted > 0 && !open) {
      checking.report.add(
          CheckCode.TYPE_ARGUMENT_COUNT,
          n,
          Reporter.declaredHere(declaration.get()),
          n.name(),
          Plural.of(wanted, "type argument"),
          Plural.are(0));
      return Simple.UNKNOWN;
    }
    return checking.types.get(declaration.get(), Simple.UNKNOWN);
  }

  /** The type declaration that a name denotes; reports names of values. */
  Optional<Node> declaration(TypeRef.Named n, Env env) {
    List<Node> found = checking.resolver.find(n.name(), n.global(), env);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Node declaration = found.get(0);
    checking.use(n, n.name(), declaration);
    if (!Names.isTypeDeclaration(declaration)) {
      checking.report.add(CheckCode.NOT_A_TYPE, n, Reporter.declaredHere(declaration), n.name());
      return Optional.empty();
    }
    return Optional.of(declaration);
  }

  private P4Type specialized(TypeRef.Specialized s, Env env) {
    Optional<Node> declaration = declaration(s.base(), env);
    List<P4Type> arguments = new ArrayList<>();
    for (TypeRef a : s.arguments()) {
      arguments.add(resolve(a, env));
    }
    if (declaration.isEmpty()) {
      return Simple.UNKNOWN;
    }
    List<Name> parameters = typeParameters(declaration.get());
    if (parameters.size() != arguments.size()) {
      checking.report.add(
          CheckCode.TYPE_ARGUMENT_COUNT,
          s,
          Reporter.declaredHere(declaration.get()),
          s.base().name(),
          Plural.of(parameters.size(), "type argument"),
          Plural.are(arguments.size()));
      return Simple.UNKNOWN;
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (mentions(arguments.get(i), declaration.get())) {
        checking.report.add(
            CheckCode.SELF_ARGUMENT,
            s.arguments().get(i),
            Reporter.declaredHere(declaration.get()),
            s.base().name());
        return Simple.UNKNOWN;
      }
    }
    P4Type generic = checking.types.get(declaration.get(), Simple.UNKNOWN);
    P4Type type =
        checking.generics.substitute(
            generic, Generics.map(Generics.variables(parameters), arguments));
    checking.types.put(s.base(), type);
    if (type instanceof P4Type.Instance i && i.declaration() instanceof Decl.ExternObject e) {
      directed(e, s, Generics.map(Generics.variables(parameters), arguments));
    }
    if (type instanceof P4Type.Aggregate a) {
      for (P4Type.Field f : a.fields()) {
        if (!TypeDeclChecker.mayBeField(a.kind(), f.type())) {
          String what = TypeDeclChecker.describe(a.declaration());
          checking.report.add(
              CheckCode.BAD_FIELD_TYPE, s, Reporter.declaredHere(f.declaration()), what, f.type());
        }
      }
    }
    return type;
  }

  /** Texts do not flow in or out of methods, whatever type argument makes them do. */
  private void directed(
      Decl.ExternObject e, TypeRef.Specialized at, Map<P4Type.Variable, P4Type> arguments) {
    for (Decl.Method m : e.methods()) {
      for (Parameter p : m.parameters()) {
        P4Type type =
            checking.generics.substitute(checking.types.get(p, Simple.UNKNOWN), arguments);
        if (p.direction() != Parameter.Direction.NONE && type == Simple.STRING) {
          checking.report.add(
              CheckCode.BAD_DIRECTION, at, Reporter.declaredHere(p), p.name(), type);
          return;
        }
      }
    }
  }

  private static boolean mentions(P4Type type, Node generic) {
    return (type instanceof P4Type.Aggregate a && a.declaration() == generic)
        || (type instanceof P4Type.Instance i && i.declaration() == generic)
        || parts(type).stream().anyMatch(p -> mentions(p, generic));
  }

  /** Whether {@code _} stands in the type: only calls and instances infer what it is. */
  static boolean mentionsDontCare(P4Type type) {
    return type == Simple.DONT_CARE
        || parts(type).stream().anyMatch(TypeResolver::mentionsDontCare);
  }

  static List<Name> typeParameters(Node declaration) {
    if (declaration instanceof Decl.Aggregate d) {
      return d.typeParameters();
    }
    if (declaration instanceof Decl.ExternObject d) {
      return d.typeParameters();
    }
    if (declaration instanceof Decl.ParserType d) {
      return d.typeParameters();
    }
    if (declaration instanceof Decl.ControlType d) {
      return d.typeParameters();
    }
    if (declaration instanceof Decl.PackageType d) {
      return d.typeParameters();
    }
    if (declaration instanceof Decl.Parser d) {
      return d.typeParameters();
    }
    if (declaration instanceof Decl.Control d) {
      return d.typeParameters();
    }
    return List.of();
  }

  private P4Type bounded(Node at, P4Type type) {
    Measure m = measure(type);
    if (checking.generics.takeOverflow() || m.weight() > MAX_WEIGHT || m.depth() > MAX_DEPTH) {
      checking.report.add(CheckCode.TYPE_TOO_LARGE, at);
      return Simple.UNKNOWN;
    }
    return type;
  }

  /** Whether a struct with these fields stays within the bounds. */
  boolean isBounded(List<P4Type.Field> fields) {
    return fields.stream().allMatch(f -> measure(f.type()).depth() < MAX_DEPTH);
  }

  private Measure measure(P4Type type) {
    Measure known = measures.get(type);
    if (known != null) {
      return known;
    }
    int weight = 1;
    int depth = 0;
    for (P4Type part : parts(type)) {
      Measure m = measure(part);
      weight = Math.min(weight + m.weight(), MAX_WEIGHT + 1);
      depth = Math.max(depth, m.depth());
    }
    if (type instanceof P4Type.Aggregate a) {
      for (P4Type.Field f : a.fields()) {
        depth = Math.max(depth, measure(f.type()).depth());
      }
    }
    Measure made = new Measure(weight, depth + 1);
    measures.put(type, made);
    return made;
  }

  /** The types that a type is made of, other than its fields. */
  static List<P4Type> parts(P4Type type) {
    if (type instanceof P4Type.Tuple t) {
      return t.elements();
    }
    if (type instanceof P4Type.Stack s) {
      return List.of(s.element());
    }
    if (type instanceof P4Type.ListOf l) {
      return List.of(l.element());
    }
    if (type instanceof P4Type.Aggregate a) {
      return a.arguments();
    }
    if (type instanceof P4Type.Instance i) {
      return i.arguments();
    }
    return List.of();
  }
}
