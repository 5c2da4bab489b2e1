package dev.p4u.language.lint.flow;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Name;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Walks the states of a parser until what holds at their starts does not change any more. */
final class Parsers {

  private static final String ACCEPT = "accept";
  private static final String REJECT = "reject";

  private final Flow flow;
  private final Map<String, Decl.State> states = new HashMap<>();
  private final Map<String, FlowState> atStart = new HashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();

  Parsers(Flow flow) {
    this.flow = flow;
  }

  void walk(Decl.Parser parser) {
    flow.enter(parser.parameters());
    flow.locals(parser.locals());
    parser.states().forEach(s -> states.putIfAbsent(s.name().text(), s));
    flow.reports.mute();
    reach("start", flow.state);
    while (!changed.isEmpty() && !flow.isExhausted()) {
      String name = changed.iterator().next();
      changed.remove(name);
      Decl.State state = states.get(name);
      if (state != null) {
        through(state);
        FlowState after = flow.state;
        targets(state).forEach(t -> reach(t, after));
      }
    }
    flow.reports.unmute();
    for (Decl.State s : parser.states()) {
      if (atStart.containsKey(s.name().text())) {
        through(s);
      }
    }
    flow.state =
        FlowState.join(
            atStart.getOrDefault(ACCEPT, FlowState.unreachable()),
            atStart.getOrDefault(REJECT, FlowState.unreachable()));
    flow.leave(parser.name().text(), parser.parameters());
  }

  private void reach(String state, FlowState with) {
    if (!with.isLive()) {
      return;
    }
    flow.step();
    FlowState before = atStart.get(state);
    if (before == null) {
      atStart.put(state, with);
      changed.add(state);
    } else if (!before.covers(with)) {
      atStart.put(state, FlowState.join(before, with));
      changed.add(state);
    }
  }

  private void through(Decl.State state) {
    flow.state = atStart.get(state.name().text()).copy();
    flow.statements.all(state.statements());
    if (state.transition().orElse(null) instanceof Decl.Select select && flow.state.isLive()) {
      select.subjects().forEach(flow.expressions::read);
      for (Decl.SelectCase c : select.cases()) {
        keySet(c.keySet());
      }
    }
  }

  private void keySet(Expr keySet) {
    if (!(keySet instanceof Expr.Default || keySet instanceof Expr.DontCare)) {
      flow.expressions.read(keySet);
    }
  }

  private static Set<String> targets(Decl.State state) {
    Set<String> targets = new LinkedHashSet<>();
    Decl.Transition t = state.transition().orElse(null);
    if (t instanceof Decl.GoTo g) {
      targets.add(g.state().text());
    } else if (t instanceof Decl.Select s) {
      s.cases().stream().map(Decl.SelectCase::state).map(Name::text).forEach(targets::add);
    } else {
      targets.add(REJECT);
    }
    return targets;
  }
}
