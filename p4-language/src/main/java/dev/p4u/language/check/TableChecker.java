package dev.p4u.language.check;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tables (spec, "Tables"). Keys and actions are read first: the other properties need them. */
final class TableChecker {

  private final Checking checking;

  /** The actions of each table, by the declarations' ids. */
  private final Map<Integer, List<Integer>> listed = new HashMap<>();

  TableChecker(Checking checking) {
    this.checking = checking;
  }

  private record Listed(int table, int action) {}

  /** How a table lists an action, with the arguments that it binds. */
  private final Map<Listed, Decl.ActionRef> boundBy = new HashMap<>();

  boolean lists(Decl.Table table, Decl.Action action) {
    return listed.getOrDefault(table.id(), List.of()).contains(action.id());
  }

  void check(Decl.Table table, Env outer) {
    Env env = outer.at(Env.Place.TABLE);
    List<P4Type> keys = new ArrayList<>();
    boolean hasKey = false;
    boolean hasActions = false;
    Map<String, Node> names = new HashMap<>();
    for (Decl.TableProperty p : table.properties()) {
      if (isEarly(p, table, names.keySet())) {
        String first = p instanceof Decl.EntriesProperty ? "key" : "actions";
        checking.report.add(CheckCode.PROPERTY_ORDER, p, name(p), first);
      }
      Node earlier = names.putIfAbsent(name(p), p);
      if (earlier != null) {
        checking.report.add(
            CheckCode.DUPLICATE_PROPERTY, p, Reporter.declaredHere(earlier), name(p));
      }
      if (p instanceof Decl.KeyProperty k) {
        k.elements().forEach(e -> keys.add(key(e, table, env)));
        hasKey = true;
      } else if (p instanceof Decl.ActionsProperty a) {
        hasActions = true;
        List<Integer> actions = new ArrayList<>();
        Set<String> actionNames = new HashSet<>();
        for (Decl.ActionRef r : a.actions()) {
          Optional<Decl.Action> action = listedAction(r, env);
          // Two actions of one name are as bad as one action twice: entries name them.
          if (action.isPresent() && !actionNames.add(action.get().name().text())) {
            checking.report.add(CheckCode.DUPLICATE_ACTION, r, action.get().name(), table.name());
          }
          action.ifPresent(d -> actions.add(d.id()));
          action.ifPresent(d -> boundBy.put(new Listed(table.id(), d.id()), r));
        }
        listed.put(table.id(), actions);
      }
    }
    if (!hasActions) {
      checking.report.add(CheckCode.NO_ACTIONS, table.name(), table.name());
    } else if (!names.containsKey("default_action") && wrongNoAction(env).isPresent()) {
      checking.report.add(
          CheckCode.BAD_NO_ACTION,
          Names.nameOf(wrongNoAction(env).get()).orElseThrow(),
          Reporter.declaredHere(table),
          table.name());
    } else if (!names.containsKey("default_action")
        && !hasNoAction(env)
        && !checking.includes.tell(BundledNames.CORE)) {
      checking.report.add(
          CheckCode.NO_DEFAULT_ACTION,
          table.name().span(),
          List.of(),
          List.of(checking.includes.fix(BundledNames.CORE)),
          table.name());
    }
    for (Decl.TableProperty p : table.properties()) {
      if (p instanceof Decl.DefaultActionProperty d) {
        action(d.action(), table, hasActions, env);
        reserved(d.action(), table, "tableonly");
      } else if (p instanceof Decl.EntriesProperty e) {
        if (!hasKey) {
          List<Related> here = List.of(new Related(e.span(), "entries"));
          checking.report.add(CheckCode.ENTRIES_WITHOUT_KEY, table.name(), here, table.name());
        }
        boolean known = hasKey;
        e.entries().forEach(x -> entry(x, table, known ? keys : List.of(), env));
      } else if (p instanceof Decl.CustomProperty c) {
        custom(c, env);
      }
    }
    checking.entries.check(table);
    checking.types.put(table, new P4Type.TableType(table));
    checking.resolver.declare(outer, table);
  }

  /** What a table without default_action does is declared in core.p4 (spec, "Default action"). */
  private static boolean hasNoAction(Env env) {
    return env.scope().outermost().find("NoAction").stream()
        .anyMatch(
            d ->
                d instanceof Decl.Action a
                    && a.parameters().isEmpty()
                    && a.body().statements().isEmpty());
  }

  private static Optional<Node> wrongNoAction(Env env) {
    return hasNoAction(env)
        ? Optional.empty()
        : env.scope().outermost().find("NoAction").stream().findFirst();
  }

  private static boolean isEarly(Decl.TableProperty p, Decl.Table table, Set<String> before) {
    boolean hasKey = table.properties().stream().anyMatch(x -> x instanceof Decl.KeyProperty);
    boolean hasActions =
        table.properties().stream().anyMatch(x -> x instanceof Decl.ActionsProperty);
    return (p instanceof Decl.EntriesProperty && hasKey && !before.contains("key"))
        || (p instanceof Decl.DefaultActionProperty && hasActions && !before.contains("actions"));
  }

  private static String name(Decl.TableProperty p) {
    if (p instanceof Decl.KeyProperty) {
      return "key";
    }
    if (p instanceof Decl.ActionsProperty) {
      return "actions";
    }
    if (p instanceof Decl.EntriesProperty) {
      return "entries";
    }
    return p instanceof Decl.CustomProperty c ? c.name().text() : "default_action";
  }

  /** The table's name hides what it stands for outside. */
  private boolean namesItself(Expr key, Decl.Table table) {
    if (key instanceof Expr.Member m) {
      return namesItself(m.target(), table);
    }
    boolean itself =
        key instanceof Expr.NameRef n && !n.global() && n.name().text().equals(table.name().text());
    if (itself) {
      checking.report.add(
          CheckCode.TABLE_IN_ITSELF, key, Reporter.declaredHere(table), table.name());
    }
    return itself;
  }

  private P4Type key(Decl.KeyElement k, Decl.Table table, Env env) {
    P4Type type =
        namesItself(k.expression(), table)
            ? Simple.UNKNOWN
            : checking.exprs.check(k.expression(), env);
    if (!hasName(k.expression()) && !Names.has(k.annotations(), "name")) {
      checking.report.add(CheckCode.KEY_NAME_NEEDED, k.expression());
    }
    if (!KeySets.mayBeKey(type)) {
      checking.report.add(CheckCode.BAD_SELECT_TYPE, k.expression(), type);
      type = Simple.UNKNOWN;
    }
    checking.types.put(k, type);
    Name kind = k.matchKind();
    Name declared = checking.matchKinds.get(kind.text());
    if (declared != null) {
      checking.uses.put(kind, declared);
    } else if (!kind.text().isEmpty()) {
      checking.resolver.reportMissing(kind, checking.matchKinds.keySet());
    }
    return type;
  }

  /** Whether the control plane can name the key as it is written (spec, "Keys"). */
  private boolean hasName(Expr e) {
    if (e instanceof Expr.Member m) {
      return hasName(m.target());
    }
    if (e instanceof Expr.Index i) {
      return hasName(i.target()) && hasName(i.index());
    }
    if (e instanceof Expr.Slice s) {
      return hasName(s.target());
    }
    if (e instanceof Expr.PlusSlice s) {
      return hasName(s.target());
    }
    if (e instanceof Expr.Binary b && b.op() == Expr.BinaryOp.BIT_AND) {
      return hasName(b.left()) && hasName(b.right());
    }
    if (e instanceof Expr.Call c) {
      return isValidity(c);
    }
    boolean computed =
        e instanceof Expr.Binary
            || e instanceof Expr.Unary
            || e instanceof Expr.Conditional
            || e instanceof Expr.Cast;
    return !computed || checking.values.number(e).isPresent();
  }

  private boolean isValidity(Expr.Call c) {
    return c.callee() instanceof Expr.Member m
        && m.name().text().equals("isValid")
        && c.arguments().isEmpty()
        && hasName(m.target());
  }

  /** The action that an expression names, with or without arguments. */
  private Optional<Decl.Action> named(Expr e, Env env) {
    Expr callee = e instanceof Expr.Call c ? c.callee() : e;
    if (!(callee instanceof Expr.NameRef n)) {
      checking.exprs.checkAny(e, env, Simple.UNKNOWN);
      if (!(e instanceof Expr.Error)) {
        checking.report.add(CheckCode.NOT_AN_ACTION, e, callee.span().text());
      }
      return Optional.empty();
    }
    P4Type type = checking.exprs.checkAny(n, env, Simple.UNKNOWN);
    if (type instanceof P4Type.ActionType a) {
      return Optional.of(a.declaration());
    }
    if (e instanceof Expr.Call c) {
      checking.calls.checkArguments(c.arguments(), env);
    }
    if (type != Simple.UNKNOWN) {
      checking.report.add(CheckCode.NOT_AN_ACTION, n, n.name());
    }
    return Optional.empty();
  }

  /** An element of the actions list: binds the parameters that have a direction. */
  private Optional<Decl.Action> listedAction(Decl.ActionRef ref, Env env) {
    Optional<Decl.Action> action = named(ref.action(), env);
    Optional<Signature> s = action.flatMap(checking.signatures::get);
    if (s.isEmpty()) {
      return action;
    }
    List<Signature.Param> directed =
        s.get().parameters().stream()
            .filter(p -> p.declaration().direction() != Parameter.Direction.NONE)
            .toList();
    if (ref.action() instanceof Expr.Call c) {
      Signature bindable =
          new Signature(
              s.get().kind(),
              s.get().declaration(),
              s.get().name(),
              List.of(),
              directed,
              Simple.VOID);
      invoke(c, bindable, c.arguments(), env.at(Env.Place.ACTION))
          .ifPresent(t -> checking.callTargets.put(c, withControlPlane(t, s.get())));
      checking.types.put(c, Simple.VOID);
    } else if (!directed.isEmpty()) {
      checking.report.add(
          CheckCode.MISSING_ARGUMENT,
          ref.action(),
          Reporter.declaredHere(directed.get(0).declaration()),
          s.get().name(),
          directed.get(0).name());
    }
    return action;
  }

  private Optional<CallTarget> invoke(Node at, Signature s, List<Argument> arguments, Env env) {
    return new Invocation(
            checking, at, List.of(s), List.of(), arguments, Optional.empty(), env, Simple.UNKNOWN)
        .bind();
  }

  /** Adds the parameters that the control plane gives, without a value. */
  private static CallTarget withControlPlane(CallTarget target, Signature s) {
    List<CallTarget.Bound> all = new ArrayList<>(target.arguments());
    for (Signature.Param p : s.parameters()) {
      if (p.declaration().direction() == Parameter.Direction.NONE) {
        all.add(new CallTarget.Bound(p.declaration(), p.type(), Optional.empty()));
      }
    }
    return new CallTarget(
        target.kind(),
        target.declaration(),
        target.receiver(),
        target.typeArguments(),
        all,
        target.returnType());
  }

  /** The action of an entry or the default action: one of the list, with all its arguments. */
  private void action(Expr e, Decl.Table table, boolean hasActions, Env env) {
    Optional<Decl.Action> action = named(e, env);
    Optional<Signature> s = action.flatMap(checking.signatures::get);
    if (s.isEmpty()) {
      return;
    }
    if (hasActions && !lists(table, action.get())) {
      checking.report.add(
          CheckCode.ACTION_NOT_LISTED,
          e,
          Reporter.declaredHere(table),
          action.get().name(),
          table.name());
    }
    List<Argument> arguments = e instanceof Expr.Call c ? c.arguments() : List.of();
    Optional<CallTarget> target = invoke(e, s.get(), arguments, env);
    target.ifPresent(this::controlPlaneArguments);
    if (e instanceof Expr.Call c) {
      checking.types.put(c, Simple.VOID);
      target.ifPresent(t -> checking.callTargets.put(c, t));
      Listed key = new Listed(table.id(), action.get().id());
      target.ifPresent(t -> sameBinding(t, Optional.ofNullable(boundBy.get(key))));
    }
  }

  /** What the control plane would give is known at compile time (spec, "Default action"). */
  private void controlPlaneArguments(CallTarget target) {
    for (CallTarget.Bound b : target.arguments()) {
      if (b.parameter().direction() == Parameter.Direction.NONE) {
        b.value().ifPresent(checking.compileTime::require);
      }
    }
  }

  /** Arguments that the actions list binds are repeated as they are (spec, "Default action"). */
  private void sameBinding(CallTarget target, Optional<Decl.ActionRef> listed) {
    if (listed.isEmpty() || !(listed.get().action() instanceof Expr.Call call)) {
      return;
    }
    Optional<CallTarget> first = checking.callTargets.get(call);
    for (int i = 0; first.isPresent() && i < target.arguments().size(); i++) {
      Optional<Expr> wanted = first.get().arguments().get(i).value();
      Optional<Expr> given = target.arguments().get(i).value();
      if (wanted.isPresent() && given.isPresent() && !same(wanted.get(), given.get())) {
        checking.report.add(
            CheckCode.BOUND_ARGUMENT_DIFFERS,
            given.get(),
            List.of(new Related(wanted.get().span(), "bound here")),
            wanted.get().span().text());
      }
    }
  }

  private static boolean same(Argument f, Argument g) {
    return f.name().isPresent()
        && g.name().isPresent()
        && f.name().get().text().equals(g.name().get().text())
        && same(f.value(), g.value());
  }

  private static boolean same(Expr a, Expr b) {
    if (a instanceof Expr.StructExpr x && b instanceof Expr.StructExpr y) {
      return x.fields().size() == y.fields().size()
          && x.fields().stream().allMatch(f -> y.fields().stream().anyMatch(g -> same(f, g)));
    }
    return a.span().text().replaceAll("\\s", "").equals(b.span().text().replaceAll("\\s", ""));
  }

  private void entry(Decl.Entry entry, Decl.Table table, List<P4Type> keys, Env env) {
    entry.priority().ifPresent(p -> checking.typeRefs.number(p, env));
    if (keys.isEmpty()) {
      checking.exprs.checkAny(entry.keySet(), env, Simple.UNKNOWN);
    } else {
      int before = checking.report.errors();
      checking.keySets.check(entry.keySet(), keys, env);
      if (checking.report.errors() == before) {
        checking.compileTime.require(entry.keySet());
      }
    }
    action(entry.action(), table, true, env);
    reserved(entry.action(), table, "defaultonly");
  }

  /**
   * Actions that are listed for the entries or for the default alone (spec, "Annotations on the
   * table action list").
   */
  private void reserved(Expr action, Decl.Table table, String annotation) {
    Expr callee = action instanceof Expr.Call c ? c.callee() : action;
    Optional<Decl.ActionRef> ref =
        checking.declarationOf(callee).map(d -> boundBy.get(new Listed(table.id(), d.id())));
    if (ref.isPresent() && Names.has(ref.get().annotations(), annotation)) {
      List<Related> listed = List.of(new Related(ref.get().span(), "listed here"));
      checking.report.add(CheckCode.RESERVED_ACTION, action, listed, annotation);
    }
  }

  private void custom(Decl.CustomProperty c, Env env) {
    P4Type type = checking.exprs.check(c.value(), env);
    if (type == Simple.UNKNOWN) {
      return;
    }
    Optional<BigInteger> number = checking.values.number(c.value());
    switch (c.name().text()) {
      case "size" -> size(c.value(), type, number);
      case "priority_delta" -> {
        if (number.isEmpty() || number.get().signum() <= 0) {
          checking.report.add(
              CheckCode.BAD_PRIORITY_PROPERTY, c.value(), c.name(), "positive number");
        }
      }
      case "largest_priority_wins" -> {
        if (!(checking.values.value(c.value()).orElse(null) instanceof Value.BoolValue)) {
          checking.report.add(CheckCode.BAD_PRIORITY_PROPERTY, c.value(), c.name(), "bool");
        }
      }
      default -> {}
    }
  }

  private void size(Expr value, P4Type type, Optional<BigInteger> number) {
    if (!ExprChecker.isInteger(type) || (number.isPresent() && number.get().signum() < 0)) {
      checking.report.add(CheckCode.BAD_TABLE_SIZE, value);
    } else if (number.isEmpty()) {
      // A parameter of the constructor is known, but not yet.
      checking.compileTime.require(value);
    }
  }
}
