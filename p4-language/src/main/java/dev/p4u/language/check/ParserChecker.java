package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The states of a parser (spec, "Packet parsing"); they may refer to each other in any order. */
final class ParserChecker {

  private static final Set<String> BUILT_IN = Set.of("accept", "reject");

  private final Checking checking;

  ParserChecker(Checking checking) {
    this.checking = checking;
  }

  void check(Decl.Parser parser, Env env) {
    checking.declarations.all(parser.locals(), env);
    Map<String, Decl.State> states = new HashMap<>();
    for (Decl.State s : parser.states()) {
      String name = s.name().text();
      checking.types.put(s, Simple.STATE);
      if (BUILT_IN.contains(name)) {
        checking.report.add(CheckCode.RESERVED_STATE, s.name(), name);
      } else {
        checking.resolver.declare(env, s);
        states.putIfAbsent(name, s);
      }
    }
    if (!states.containsKey("start")) {
      checking.report.add(CheckCode.NO_START_STATE, parser.name(), parser.name());
    }
    for (Decl.State s : parser.states()) {
      Env inside = env.at(Env.Place.STATE);
      checking.statements.all(s.statements(), inside);
      s.transition().ifPresent(t -> transition(t, states, inside));
    }
    if (states.containsKey("start") && !mayEnd(states)) {
      checking.report.add(CheckCode.PARSER_NEVER_ENDS, parser.name(), parser.name());
    }
  }

  /** Whether some way from the start state leads to accept or reject, or out of the text. */
  private static boolean mayEnd(Map<String, Decl.State> states) {
    Set<String> seen = new HashSet<>(Set.of("start"));
    Deque<Decl.State> open = new ArrayDeque<>(List.of(states.get("start")));
    while (!open.isEmpty()) {
      List<String> next = successors(open.remove());
      if (next.isEmpty()) {
        return true;
      }
      for (String name : next) {
        if (!states.containsKey(name)) {
          return true;
        }
        if (seen.add(name)) {
          open.add(states.get(name));
        }
      }
    }
    return false;
  }

  /** The states that may follow; none where the state can end the parser by itself. */
  private static List<String> successors(Decl.State state) {
    if (state.transition().isEmpty()) {
      return List.of();
    }
    if (state.transition().get() instanceof Decl.GoTo g) {
      return List.of(g.state().text());
    }
    // A select in which nothing matches rejects the packet.
    List<Decl.SelectCase> cases = ((Decl.Select) state.transition().get()).cases();
    boolean complete = cases.stream().anyMatch(c -> KeySets.isWhole(c.keySet()));
    return complete ? cases.stream().map(c -> c.state().text()).toList() : List.of();
  }

  private void transition(Decl.Transition t, Map<String, Decl.State> states, Env env) {
    if (t instanceof Decl.GoTo g) {
      target(g.state(), states);
      return;
    }
    Decl.Select select = (Decl.Select) t;
    List<P4Type> subjects = new ArrayList<>();
    for (Expr e : select.subjects()) {
      P4Type type = checking.exprs.check(e, env);
      if (!KeySets.maySelect(type)) {
        checking.report.add(CheckCode.BAD_SELECT_TYPE, e, type);
        type = Simple.UNKNOWN;
      }
      subjects.add(type);
    }
    for (Decl.SelectCase c : select.cases()) {
      checking.keySets.check(c.keySet(), subjects, env);
      checking.compileTime.requireMask(c.keySet());
      target(c.state(), states);
    }
  }

  private void target(Name name, Map<String, Decl.State> states) {
    if (name.text().isEmpty() || BUILT_IN.contains(name.text())) {
      return;
    }
    Optional<Decl.State> state = Optional.ofNullable(states.get(name.text()));
    if (state.isPresent()) {
      checking.uses.put(name, state.get());
      return;
    }
    List<String> candidates = new ArrayList<>(states.keySet());
    candidates.addAll(BUILT_IN);
    checking.resolver.reportMissing(name, candidates);
  }
}
