package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.types.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Entries of a table as a whole (spec 14.2.1.4): their priorities, and that none is given twice.
 */
final class EntryRules {

  private static final Set<String> WITHOUT_PRIORITY = Set.of("exact", "lpm");

  private final Checking checking;

  EntryRules(Checking checking) {
    this.checking = checking;
  }

  void check(Decl.EntriesProperty entries, Decl.Table table) {
    for (Decl.TableProperty p : table.properties()) {
      if (p instanceof Decl.KeyProperty key) {
        List<String> kinds = key.elements().stream().map(k -> k.matchKind().text()).toList();
        if (WITHOUT_PRIORITY.containsAll(kinds)) {
          priorities(entries, key);
        }
        if (!kinds.isEmpty() && kinds.stream().allMatch("exact"::equals)) {
          duplicates(entries);
        }
      }
    }
  }

  private void priorities(Decl.EntriesProperty entries, Decl.KeyProperty key) {
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
