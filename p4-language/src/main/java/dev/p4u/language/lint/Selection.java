package dev.p4u.language.lint;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.check.CheckResult;
import dev.p4u.language.types.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can come of a select expression.
 *
 * @param possible cases that some packet may take, in order
 * @param dead cases behind one that always matches, in order
 * @param decider the case that always matches if it is reached
 * @param constant whether all subjects are known at compile time
 */
record Selection(
    List<Decl.SelectCase> possible,
    List<Decl.SelectCase> dead,
    Optional<Decl.SelectCase> decider,
    boolean constant) {

  /** Whether a case matches. */
  private enum Match {
    YES,
    NO,
    UNKNOWN
  }

  static Selection of(Decl.Select select, CheckResult facts) {
    List<Value> subjects = new ArrayList<>();
    select.subjects().forEach(s -> facts.constantOf(s).ifPresent(subjects::add));
    boolean constant = subjects.size() == select.subjects().size();
    List<Decl.SelectCase> possible = new ArrayList<>();
    List<Decl.SelectCase> dead = new ArrayList<>();
    Decl.SelectCase decider = null;
    for (Decl.SelectCase c : select.cases()) {
      Match match =
          isWhole(c.keySet())
              ? Match.YES
              : constant
                  ? match(elements(c.keySet(), subjects.size()), subjects, facts)
                  : Match.UNKNOWN;
      if (decider != null) {
        dead.add(c);
      } else if (match != Match.NO) {
        possible.add(c);
        decider = match == Match.YES ? c : null;
      }
    }
    return new Selection(possible, dead, Optional.ofNullable(decider), constant);
  }

  static boolean isWhole(Expr e) {
    return e instanceof Expr.Default || e instanceof Expr.DontCare;
  }

  private static List<Expr> elements(Expr keySet, int subjects) {
    return keySet instanceof Expr.ListExpr l && subjects > 1 ? l.elements() : List.of(keySet);
  }

  private static Match match(List<Expr> keys, List<Value> subjects, CheckResult facts) {
    if (keys.size() != subjects.size()) {
      return Match.UNKNOWN;
    }
    for (int i = 0; i < keys.size(); i++) {
      Match match = match(keys.get(i), subjects.get(i), facts);
      if (match != Match.YES) {
        return match;
      }
    }
    return Match.YES;
  }

  private static Match match(Expr key, Value subject, CheckResult facts) {
    if (isWhole(key)) {
      return Match.YES;
    }
    if (key instanceof Expr.Mask m) {
      Optional<BigInteger> value = KeySetLint.number(facts.constantOf(m.value()));
      Optional<BigInteger> mask = KeySetLint.number(facts.constantOf(m.mask()));
      Optional<BigInteger> given = KeySetLint.number(Optional.of(subject));
      return value.isEmpty() || mask.isEmpty() || given.isEmpty()
          ? Match.UNKNOWN
          : match(value.get().and(mask.get()).equals(given.get().and(mask.get())));
    }
    if (key instanceof Expr.Range r) {
      Optional<BigInteger> low = KeySetLint.number(facts.constantOf(r.low()));
      Optional<BigInteger> high = KeySetLint.number(facts.constantOf(r.high()));
      Optional<BigInteger> given = KeySetLint.number(Optional.of(subject));
      return low.isEmpty() || high.isEmpty() || given.isEmpty()
          ? Match.UNKNOWN
          : match(low.get().compareTo(given.get()) <= 0 && given.get().compareTo(high.get()) <= 0);
    }
    return facts.constantOf(key).map(v -> match(v.equals(subject))).orElse(Match.UNKNOWN);
  }

  private static Match match(boolean matches) {
    return matches ? Match.YES : Match.NO;
  }

  /**
   * The state that every packet goes to, though cases seem to tell packets apart: each possible
   * case is a plain value, and those that differ from the default are only repetitions.
   */
  Optional<String> onlyTarget(CheckResult facts) {
    if (decider.isEmpty() || !isWhole(decider.get().keySet())) {
      return Optional.empty();
    }
    String target = decider.get().state().text();
    boolean repeats = !dead.isEmpty();
    Set<Value> seen = new HashSet<>();
    for (Decl.SelectCase c : possible) {
      if (c.id() == decider.get().id()) {
        continue;
      }
      Optional<Value> value = facts.constantOf(c.keySet());
      boolean repetition = value.isPresent() && !seen.add(value.get());
      if (value.isEmpty() || (!repetition && !c.state().text().equals(target))) {
        return Optional.empty();
      }
      repeats = true;
    }
    return repeats ? Optional.of(target) : Optional.empty();
  }
}
