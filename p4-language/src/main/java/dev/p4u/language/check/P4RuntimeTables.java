package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tables as P4Runtime sees them: their entries and what is attached to them. */
final class P4RuntimeTables {

  /** Properties that attach an extern object, with the types that fit. */
  private static final Map<String, Set<String>> ATTACHED =
      Map.of(
          "implementation", Set.of("action_profile", "action_selector"),
          "counters", Set.of("direct_counter"),
          "meters", Set.of("direct_meter"),
          "psa_implementation", Set.of("ActionProfile", "ActionSelector"),
          "psa_direct_counter", Set.of("DirectCounter"),
          "psa_direct_meter", Set.of("DirectMeter"));

  private final Checking checking;

  P4RuntimeTables(Checking checking) {
    this.checking = checking;
  }

  void check(Decl.Table t) {
    List<Decl.KeyElement> keys = List.of();
    for (Decl.TableProperty p : t.properties()) {
      if (p instanceof Decl.KeyProperty k) {
        keys = k.elements();
      }
    }
    for (Decl.TableProperty p : t.properties()) {
      if (p instanceof Decl.ActionsProperty a) {
        a.actions().forEach(this::scope);
      } else if (p instanceof Decl.EntriesProperty e) {
        for (Decl.Entry entry : e.entries()) {
          entry(entry, keys);
        }
      } else if (p instanceof Decl.CustomProperty c) {
        property(c);
      }
    }
  }

  Optional<Decl.Action> action(Decl.ActionRef ref) {
    Expr callee = ref.action() instanceof Expr.Call c ? c.callee() : ref.action();
    return checking
        .declarationOf(callee)
        .filter(Decl.Action.class::isInstance)
        .map(Decl.Action.class::cast);
  }

  private void scope(Decl.ActionRef ref) {
    if (Names.has(ref.annotations(), "tableonly") && Names.has(ref.annotations(), "defaultonly")) {
      checking.report.add(CheckCode.CONTRADICTING_SCOPE, ref.action(), ref.action().span().text());
    }
  }

  private void entry(Decl.Entry entry, List<Decl.KeyElement> keys) {
    List<Expr> values =
        entry.keySet() instanceof Expr.ListExpr l ? l.elements() : List.of(entry.keySet());
    if (values.size() != keys.size()) {
      return;
    }
    for (int i = 0; i < keys.size(); i++) {
      match(values.get(i), keys.get(i));
    }
  }

  private void match(Expr value, Decl.KeyElement key) {
    String kind = key.matchKind().text();
    if (kind.equals("lpm") && value instanceof Expr.Mask m) {
      P4Type type = P4RuntimeRules.base(checking.types.get(key, Simple.UNKNOWN));
      Optional<BigInteger> mask = checking.values.number(m.mask());
      if (type instanceof P4Type.Bit b && mask.isPresent() && !isPrefix(mask.get(), b.width())) {
        checking.report.add(CheckCode.BAD_PREFIX_MASK, m);
      }
    } else if (kind.equals("range") && value instanceof Expr.Range r) {
      Optional<BigInteger> low = checking.values.number(r.low());
      Optional<BigInteger> high = checking.values.number(r.high());
      if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
        checking.report.add(CheckCode.EMPTY_RANGE, r, low.get(), high.get());
      }
    }
  }

  /** Ones from the left and then zeros. */
  private static boolean isPrefix(BigInteger mask, int width) {
    BigInteger rest = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE).subtract(mask);
    return rest.signum() < 0 || rest.and(rest.add(BigInteger.ONE)).signum() == 0;
  }

  private void property(Decl.CustomProperty c) {
    String name = c.name().text();
    if (name.equals("support_timeout")) {
      boolean known = checking.values.value(c.value()).orElse(null) instanceof Value.BoolValue;
      if (!known && checking.typeOf(c.value()) != Simple.UNKNOWN) {
        checking.report.add(CheckCode.BAD_TIMEOUT, c.value(), name, "true or false");
      }
    } else if (name.equals("psa_idle_timeout")) {
      boolean constant = c.value() instanceof Expr.Member;
      if (!constant && checking.typeOf(c.value()) != Simple.UNKNOWN) {
        checking.report.add(
            CheckCode.BAD_TIMEOUT, c.value(), name, "a member of PSA_IdleTimeout_t");
      }
    } else if (ATTACHED.containsKey(name)) {
      attached(c, ATTACHED.get(name));
    }
  }

  private void attached(Decl.CustomProperty c, Set<String> types) {
    P4Type type = checking.typeOf(c.value());
    if (type == Simple.UNKNOWN) {
      return;
    }
    if (!(type instanceof P4Type.Instance i) || !(i.declaration() instanceof Decl.ExternObject)) {
      checking.report.add(CheckCode.NOT_ATTACHABLE, c.value(), c.name(), names(types));
    } else if (!types.contains(i.declaration().name().text())) {
      checking.report.add(CheckCode.WRONG_ATTACHMENT, c.value(), c.name(), names(types), i);
    } else if (c.value() instanceof Expr.Call && !Names.has(c.annotations(), "name")) {
      checking.report.add(CheckCode.UNNAMED_ATTACHMENT, c.value(), c.name());
    }
  }

  private static String names(Set<String> types) {
    return types.stream()
        .sorted()
        .map(t -> "`" + t + "`")
        .collect(java.util.stream.Collectors.joining(" or "));
  }
}
