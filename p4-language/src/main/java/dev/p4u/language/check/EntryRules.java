package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Entries of a table as a whole (spec, "Entries"): their priorities, and that none is given twice.
 */
final class EntryRules {

  private static final Set<String> WITHOUT_PRIORITY = Set.of("exact", "lpm");

  private final Checking checking;

  EntryRules(Checking checking) {
    this.checking = checking;
  }

  void check(Decl.Table table) {
    for (Decl.TableProperty p : table.properties()) {
      if (p instanceof Decl.EntriesProperty entries) {
        property(table, Decl.KeyProperty.class)
            .filter(k -> !k.elements().isEmpty())
            .ifPresent(key -> check(entries, key, table));
      }
    }
  }

  private static <T> Optional<T> property(Decl.Table table, Class<T> kind) {
    return table.properties().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private void check(Decl.EntriesProperty entries, Decl.KeyProperty key, Decl.Table table) {
    List<String> kinds = key.elements().stream().map(k -> k.matchKind().text()).toList();
    Optional<Decl.Entry> given =
        entries.entries().stream().filter(e -> e.priority().isPresent()).findFirst();
    if (given.isPresent() && entries.isConst()) {
      checking.report.add(CheckCode.PRIORITY_OF_CONST_ENTRY, given.get().keySet());
    } else if (WITHOUT_PRIORITY.containsAll(kinds)) {
      withoutMeaning(entries, key);
    } else if (given.isPresent()) {
      priorities(entries, table);
    }
    if (kinds.stream().allMatch("exact"::equals)) {
      duplicates(entries);
    }
  }

  /** An entry without a priority takes the one before it, less or more the delta. */
  private void priorities(Decl.EntriesProperty entries, Decl.Table table) {
    if (entries.entries().get(0).priority().isEmpty()) {
      checking.report.add(CheckCode.PRIORITY_MISSING, entries.entries().get(0).keySet());
      return;
    }
    BigInteger delta =
        custom(table, "priority_delta").flatMap(checking.values::number).orElse(BigInteger.ONE);
    boolean largestWins =
        custom(table, "largest_priority_wins")
            .flatMap(checking.values::value)
            .filter(new Value.BoolValue(false)::equals)
            .isEmpty();
    BigInteger step = largestWins ? delta.negate() : delta;
    Optional<BigInteger> current = Optional.empty();
    for (Decl.Entry e : entries.entries()) {
      current =
          e.priority().isPresent()
              ? checking.values.number(e.priority().get())
              : current.map(step::add);
      if (current.isPresent() && current.get().signum() < 0) {
        below(e, table, current.get());
        return;
      }
    }
  }

  private void below(Decl.Entry e, Decl.Table table, BigInteger priority) {
    if (e.priority().isPresent()) {
      checking.report.add(CheckCode.BAD_PRIORITY, e.priority().get(), priority);
      return;
    }
    List<Related> here = List.of(new Related(e.keySet().span(), "this entry"));
    checking.report.add(CheckCode.PRIORITY_BELOW_ZERO, table.name(), here, table.name(), priority);
  }

  private static Optional<Expr> custom(Decl.Table table, String name) {
    return table.properties().stream()
        .filter(p -> p instanceof Decl.CustomProperty c && c.name().text().equals(name))
        .map(p -> ((Decl.CustomProperty) p).value())
        .findFirst();
  }

  private void withoutMeaning(Decl.EntriesProperty entries, Decl.KeyProperty key) {
    for (Decl.Entry e : entries.entries()) {
      if (e.priority().isPresent()) {
        List<Related> here = List.of(new Related(e.span(), "this entry has one"));
        checking.report.add(CheckCode.PRIORITY_WITHOUT_MEANING, key, here);
        return;
      }
    }
  }

  private void duplicates(Decl.EntriesProperty entries) {
    Map<List<Value>, Decl.Entry> seen = new HashMap<>();
    for (Decl.Entry e : entries.entries()) {
      Optional<List<Value>> values = values(e.keySet());
      Decl.Entry earlier = values.map(v -> seen.putIfAbsent(v, e)).orElse(null);
      if (earlier != null) {
        List<Related> first = List.of(new Related(earlier.keySet().span(), "first given here"));
        checking.report.add(CheckCode.DUPLICATE_ENTRY, e.keySet(), first);
      }
    }
  }

  private Optional<List<Value>> values(Expr keySet) {
    List<Expr> elements = keySet instanceof Expr.ListExpr l ? l.elements() : List.of(keySet);
    List<Value> values = new ArrayList<>();
    for (Expr e : elements) {
      Optional<Value> value = checking.values.value(e);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }
}
