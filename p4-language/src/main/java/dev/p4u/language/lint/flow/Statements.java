package dev.p4u.language.lint.flow;

import dev.p4u.language.api.Trees;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Stmt;
import dev.p4u.language.types.P4Type;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Walks statements in the order in which they run. */
final class Statements {

  private final Flow flow;

  Statements(Flow flow) {
    this.flow = flow;
  }

  void block(Stmt.Block block) {
    all(block.statements());
  }

  void all(List<Stmt> statements) {
    for (Stmt s : statements) {
      if (!flow.state.isLive()) {
        return;
      }
      statement(s);
    }
  }

  private void statement(Stmt s) {
    flow.step();
    if (s instanceof Stmt.Assign a) {
      flow.assignments.assign(a.target(), a.op().isPresent(), a.value());
    } else if (s instanceof Stmt.CallStmt c) {
      flow.calls.call(c.call());
    } else if (s instanceof Stmt.DeclStmt d) {
      declaration(d.declaration());
    } else if (s instanceof Stmt.Block b) {
      block(b);
    } else if (s instanceof Stmt.If i) {
      conditional(i);
    } else if (s instanceof Stmt.Switch w) {
      choice(w);
    } else if (s instanceof Stmt.For f) {
      loop(f);
    } else if (s instanceof Stmt.ForIn f) {
      loopIn(f);
    } else {
      jump(s);
    }
  }

  private void jump(Stmt s) {
    if (s instanceof Stmt.Return r) {
      r.value().ifPresent(flow.expressions::read);
      flow.returns = FlowState.join(flow.returns, flow.state);
    } else if (s instanceof Stmt.Exit) {
      flow.exits = FlowState.join(flow.exits, flow.state);
    } else if (s instanceof Stmt.Break) {
      flow.breaks = FlowState.join(flow.breaks, flow.state);
    } else if (s instanceof Stmt.Continue) {
      flow.continues = FlowState.join(flow.continues, flow.state);
    } else {
      return;
    }
    flow.state = FlowState.unreachable();
  }

  /** A local declaration; an unused variable is another warning's business. */
  void declaration(Decl d) {
    if (d instanceof Decl.Instance i) {
      flow.blocks.instance(i);
    } else if (d instanceof Decl.Variable v) {
      variable(v);
    }
  }

  private void variable(Decl.Variable v) {
    if (!flow.blocks.isReferenced(v) && !v.value().map(Statements::hasCall).orElse(false)) {
      return;
    }
    Optional<Place> place = flow.place(v);
    if (v.value().isEmpty()) {
      flow.declare(v);
    } else if (place.isPresent()) {
      flow.assignments.initialise(place.get(), v.value().get());
    } else {
      flow.expressions.read(v.value().get());
    }
  }

  private static boolean hasCall(Node e) {
    return e instanceof Expr.Call || Trees.children(e).stream().anyMatch(Statements::hasCall);
  }

  private void conditional(Stmt.If s) {
    BitSet asked = flow.state.asked();
    flow.expressions.read(s.condition());
    Optional<Boolean> known = flow.truth(s.condition());
    FlowState otherwise = flow.state.copy();
    FlowState first = FlowState.unreachable();
    if (known.orElse(true)) {
      flow.expressions.assume(s.condition(), true);
      statement(s.whenTrue());
      first = flow.state;
    }
    flow.state = FlowState.unreachable();
    if (!known.orElse(false)) {
      flow.state = otherwise;
      flow.expressions.assume(s.condition(), false);
      s.whenFalse().ifPresent(this::statement);
    }
    flow.state = FlowState.join(first, flow.state);
    flow.state.keepAsked(asked);
  }

  private void choice(Stmt.Switch s) {
    BitSet asked = flow.state.asked();
    flow.expressions.read(s.subject());
    FlowState before = flow.state;
    FlowState after = FlowState.unreachable();
    boolean all = coversAll(s);
    for (Stmt.SwitchCase c : s.cases()) {
      all |= c.label() instanceof Expr.Default;
      if (c.body().isPresent()) {
        flow.state = before.copy();
        block(c.body().get());
        after = FlowState.join(after, flow.state);
      }
    }
    flow.state = all ? after : FlowState.join(after, before);
    flow.state.keepAsked(asked);
  }

  /** Whether each action of a table has a case. */
  private boolean coversAll(Stmt.Switch s) {
    if (!(flow.facts.typeOf(s.subject()) instanceof P4Type.ActionRun run)) {
      return false;
    }
    int actions = 0;
    boolean hasDefault = false;
    for (Decl.TableProperty p : run.table().properties()) {
      if (p instanceof Decl.ActionsProperty a) {
        actions += a.actions().size();
      }
      hasDefault |= p instanceof Decl.DefaultActionProperty;
    }
    return hasDefault && s.cases().size() >= actions;
  }

  private void loop(Stmt.For s) {
    all(s.init());
    FlowState outerBreaks = flow.breaks;
    FlowState outerContinues = flow.continues;
    FlowState head = flow.state;
    flow.reports.mute();
    while (true) {
      FlowState again = around(s, head);
      if (head.covers(again) || flow.isExhausted()) {
        break;
      }
      head = FlowState.join(head, again);
    }
    flow.reports.unmute();
    flow.breaks = FlowState.unreachable();
    flow.state = head.copy();
    flow.expressions.read(s.condition());
    FlowState out = flow.state.copy();
    around(s, head);
    boolean endless = flow.truth(s.condition()).orElse(false);
    flow.state = endless ? flow.breaks : FlowState.join(out, flow.breaks);
    flow.breaks = outerBreaks;
    flow.continues = outerContinues;
  }

  /** Once through condition, body and update. */
  private FlowState around(Stmt.For s, FlowState head) {
    flow.continues = FlowState.unreachable();
    flow.state = head.copy();
    flow.expressions.read(s.condition());
    if (flow.truth(s.condition()).orElse(true)) {
      statement(s.body());
      flow.state = FlowState.join(flow.state, flow.continues);
      all(s.update());
    }
    return flow.state;
  }

  private void loopIn(Stmt.ForIn s) {
    flow.expressions.read(s.collection());
    FlowState outerBreaks = flow.breaks;
    FlowState outerContinues = flow.continues;
    FlowState head = flow.state;
    flow.reports.mute();
    while (true) {
      FlowState again = around(s, head);
      if (head.covers(again) || flow.isExhausted()) {
        break;
      }
      head = FlowState.join(head, again);
    }
    flow.reports.unmute();
    flow.breaks = FlowState.unreachable();
    around(s, head);
    flow.state = FlowState.join(head, flow.breaks);
    flow.breaks = outerBreaks;
    flow.continues = outerContinues;
  }

  private FlowState around(Stmt.ForIn s, FlowState head) {
    flow.continues = FlowState.unreachable();
    flow.state = head.copy();
    s.declared().flatMap(flow::place).ifPresent(flow::initialise);
    s.target().ifPresent(t -> flow.assignments.written(t, flow.assignments.target(t)));
    statement(s.body());
    return FlowState.join(flow.state, flow.continues);
  }
}
