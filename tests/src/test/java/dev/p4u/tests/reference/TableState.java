package dev.p4u.tests.reference;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.api.CallTarget.Bound;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Value;
import dev.p4u.tests.reference.TypeFacts.Scalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A table with its entries, looked up one by one. */
final class TableState {

  /**
   * What an entry wants of a key field: equality in the bits of the mask.
   *
   * @param mask all ones for an exact match
   */
  record Match(BigInteger value, BigInteger mask) {}

  /**
   * @param arguments scalars for the parameters without direction, in order
   */
  record Choice(Decl.Action action, List<V> arguments) {}

  record Entry(List<Match> matches, BigInteger priority, Choice choice) {}

  record Key(String name, String kind, Scalar type) {}

  /** Keys of the last packets, newest last: what a test may want entries for. */
  final List<List<BigInteger>> seen = new ArrayList<>();

  private final Run run;
  private final Env env;
  private final Decl.Table table;
  private final List<Decl.KeyElement> keyElements = new ArrayList<>();
  private final List<Decl.ActionRef> actionRefs = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private Choice byDefault;
  private boolean constantEntries;
  private boolean constantDefault;

  TableState(Run run, Decl.Table table, Env env) {
    this.run = run;
    this.env = env;
    this.table = table;
    Expr defaultAction = null;
    List<Decl.Entry> given = List.of();
    boolean largestWins = true;
    BigInteger delta = BigInteger.ONE;
    for (Decl.TableProperty p : table.properties()) {
      if (p instanceof Decl.KeyProperty k) {
        keyElements.addAll(k.elements());
      } else if (p instanceof Decl.ActionsProperty a) {
        actionRefs.addAll(a.actions());
      } else if (p instanceof Decl.DefaultActionProperty d) {
        defaultAction = d.action();
        constantDefault = d.isConst();
      } else if (p instanceof Decl.EntriesProperty e) {
        given = e.entries();
        constantEntries = e.isConst();
      } else if (p instanceof Decl.CustomProperty c) {
        Optional<Value> value = run.program.constantOf(c.value());
        if (c.name().text().equals("largest_priority_wins")) {
          largestWins = ((Value.BoolValue) value.orElseThrow()).value();
        } else if (c.name().text().equals("priority_delta")) {
          delta = ((Value.IntValue) value.orElseThrow()).value();
        }
      }
    }
    byDefault = defaultAction == null ? noAction() : choice(defaultAction);
    initial(given, largestWins, delta);
  }

  private Choice noAction() {
    return run.program.tree().declarations().stream()
        .filter(d -> d instanceof Decl.Action && d.name().text().equals("NoAction"))
        .map(d -> new Choice((Decl.Action) d, List.of()))
        .findFirst()
        .orElseThrow();
  }

  // --- Entries

  private void initial(List<Decl.Entry> given, boolean largestWins, BigInteger delta) {
    BigInteger last = null;
    for (Decl.Entry e : given) {
      BigInteger next;
      if (last == null) {
        BigInteger room = delta.multiply(BigInteger.valueOf(given.size() - 1L));
        next = largestWins ? room.add(BigInteger.ONE) : BigInteger.ONE;
      } else {
        next = largestWins ? last.subtract(delta) : last.add(delta);
      }
      last = e.priority().isPresent() ? run.exprs.number(e.priority().get(), env) : next;
      BigInteger most = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE);
      add(
          new Entry(
              matches(e.keySet()), largestWins ? last : most.subtract(last), choice(e.action())));
    }
  }

  private List<Match> matches(Expr keySet) {
    List<Expr> sets =
        keySet instanceof Expr.ListExpr l && l.elements().size() == keyElements.size()
            ? l.elements()
            : List.of(keySet);
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < keyElements.size(); i++) {
      P4Type type = run.program.finalTypeOf(keyElements.get(i).expression());
      Scalar scalar = run.types.scalar(type).orElseThrow();
      Expr set = sets.get(Math.min(i, sets.size() - 1));
      if (set instanceof Expr.Default || set instanceof Expr.DontCare) {
        matches.add(new Match(BigInteger.ZERO, BigInteger.ZERO));
      } else if (set instanceof Expr.Mask m) {
        BigInteger mask = scalar.bits(run.exprs.as(m.mask(), type, env).number());
        BigInteger value = scalar.bits(run.exprs.as(m.value(), type, env).number());
        matches.add(new Match(value.and(mask), mask));
      } else {
        BigInteger value = scalar.bits(run.exprs.as(set, type, env).number());
        matches.add(new Match(value, ones(scalar)));
      }
    }
    return matches;
  }

  private static BigInteger ones(Scalar scalar) {
    return BigInteger.ONE.shiftLeft(scalar.width()).subtract(BigInteger.ONE);
  }

  private Choice choice(Expr e) {
    Expr name = e instanceof Expr.Call c ? c.callee() : e;
    Decl.Action action = (Decl.Action) run.program.declarationOf(name).orElseThrow();
    List<V> arguments = new ArrayList<>();
    List<Bound> given =
        e instanceof Expr.Call c
            ? run.program.callOf(c).map(CallTarget::arguments).orElse(List.of())
            : List.of();
    for (Parameter p : action.parameters()) {
      if (p.direction() == Parameter.Direction.NONE) {
        P4Type type = run.program.typeOfDeclaration(p);
        Optional<Expr> value =
            given.stream()
                .filter(b -> b.parameter().id() == p.id())
                .findFirst()
                .flatMap(Bound::value)
                .or(p::defaultValue);
        V v = value.isPresent() ? run.exprs.as(value.get(), type, env) : run.types.zero(type);
        arguments.addAll(TypeFacts.leaves(v));
      }
    }
    return new Choice(action, arguments);
  }

  /** Adds an entry; of two that are alike the first stays. */
  boolean add(Entry entry) {
    boolean ternary = kinds().stream().anyMatch(k -> k.equals("ternary") || k.equals("optional"));
    for (Entry e : entries) {
      boolean same = e.matches().equals(entry.matches());
      if (same && (!ternary || e.priority().equals(entry.priority()))) {
        return false;
      }
    }
    entries.add(entry);
    return true;
  }

  /** Takes back the entry that was added last. */
  void removeLast() {
    entries.remove(entries.size() - 1);
  }

  void setDefault(Choice choice) {
    byDefault = choice;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  boolean constantEntries() {
    return constantEntries;
  }

  boolean constantDefault() {
    return constantDefault;
  }

  List<Key> keys() {
    return keyElements.stream()
        .map(
            k ->
                new Key(
                    run.program.controlPlaneName(k),
                    k.matchKind().text(),
                    run.types.scalar(run.program.finalTypeOf(k.expression())).orElseThrow()))
        .toList();
  }

  private List<String> kinds() {
    return keyElements.stream().map(k -> k.matchKind().text()).toList();
  }

  /** Actions that entries may have. */
  List<Decl.Action> entryActions() {
    return actionRefs.stream()
        .filter(r -> r.annotations().stream().noneMatch(a -> a.name().text().equals("defaultonly")))
        .map(this::action)
        .toList();
  }

  /** Actions that can be the default. */
  List<Decl.Action> defaultActions() {
    return actionRefs.stream()
        .filter(r -> r.annotations().stream().noneMatch(a -> a.name().text().equals("tableonly")))
        .map(this::action)
        .toList();
  }

  private Decl.Action action(Decl.ActionRef ref) {
    Expr name = ref.action() instanceof Expr.Call c ? c.callee() : ref.action();
    return (Decl.Action) run.program.declarationOf(name).orElseThrow();
  }

  /** Types of the scalars that the control plane gives for an action. */
  List<Scalar> dataOf(Decl.Action action) {
    return action.parameters().stream()
        .filter(p -> p.direction() == Parameter.Direction.NONE)
        .flatMap(p -> run.types.leaves(run.program.typeOfDeclaration(p)).stream())
        .toList();
  }

  // --- Packets

  Calls.Applied apply(Run r, Env site) {
    List<BigInteger> keys = new ArrayList<>();
    for (Decl.KeyElement k : keyElements) {
      V value = r.exprs.value(k.expression(), site);
      P4Type type = site.resolve(r.program.finalTypeOf(k.expression()));
      keys.add(r.types.scalar(type).orElseThrow().bits(value.number()));
    }
    if (!keys.isEmpty()) {
      seen.add(keys);
      if (seen.size() > 16) {
        seen.remove(0);
      }
    }
    Optional<Entry> entry = keys.isEmpty() ? Optional.empty() : find(keys);
    r.path.add((entry.isPresent() ? "hit " : "miss ") + table.name());
    Choice choice = entry.map(Entry::choice).orElse(byDefault);
    run(choice, site);
    return new Calls.Applied(entry.isPresent(), choice.action());
  }

  private Optional<Entry> find(List<BigInteger> keys) {
    Comparator<Entry> better =
        kinds().stream().anyMatch(k -> k.equals("ternary") || k.equals("optional"))
            ? Comparator.comparing(Entry::priority)
            : Comparator.comparing(TableState::bits);
    Entry best = null;
    for (Entry e : entries) {
      boolean fits = true;
      for (int i = 0; i < keys.size(); i++) {
        fits &= keys.get(i).and(e.matches().get(i).mask()).equals(e.matches().get(i).value());
      }
      if (fits && (best == null || better.compare(e, best) > 0)) {
        best = e;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Longer prefixes have more bits in their masks. */
  private static int bits(Entry e) {
    return e.matches().stream().mapToInt(m -> m.mask().bitCount()).sum();
  }

  private void run(Choice choice, Env site) {
    CallTarget bound = null;
    for (Decl.ActionRef ref : actionRefs) {
      if (ref.action() instanceof Expr.Call c && action(ref).equals(choice.action())) {
        bound = run.program.callOf(c).orElseThrow();
      }
    }
    List<Calls.Passed> passed = new ArrayList<>();
    int at = 0;
    for (Parameter p : choice.action().parameters()) {
      P4Type type = run.program.typeOfDeclaration(p);
      if (p.direction() == Parameter.Direction.NONE) {
        int count = run.types.leaves(type).size();
        passed.add(
            new Calls.Passed(p, assembled(type, choice.arguments().subList(at, at + count)), null));
        at += count;
      } else {
        Optional<Expr> argument =
            Optional.ofNullable(bound).stream()
                .flatMap(t -> t.arguments().stream())
                .filter(b -> b.parameter().id() == p.id())
                .findFirst()
                .flatMap(Bound::value);
        passed.add(run.calls.pass(p, type, argument, site));
      }
    }
    run.calls.action(choice.action(), passed, site);
  }

  private V assembled(P4Type type, List<V> leaves) {
    if (run.types.scalar(type).isPresent()) {
      return leaves.get(0);
    }
    List<V> parts = new ArrayList<>();
    int at = 0;
    for (P4Type part : run.types.parts(type)) {
      int count = run.types.leaves(part).size();
      parts.add(assembled(part, leaves.subList(at, at + count)));
      at += count;
    }
    return run.types.build(type, parts, true);
  }
}
