package dev.p4u.language.lint.flow;

import dev.p4u.language.api.CallTarget;
import dev.p4u.language.arch.BundledIncludes;
import dev.p4u.language.ast.Argument;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Parameter;
import dev.p4u.language.ast.Parameter.Direction;
import dev.p4u.language.check.CheckResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parsers, controls and functions that the program uses. Each is walked once, when the first
 * instance or call of it is met, and its callers are told what it leaves in its {@code out}
 * parameters.
 */
final class Blocks {

  private final CheckResult facts;
  private final Layouts layouts = new Layouts();
  private final FlowReports.Found found = new FlowReports.Found();
  private final Map<Integer, Map<Integer, FlowState.Ending>> endings = new HashMap<>();

  Blocks(CheckResult facts) {
    this.facts = facts;
  }

  CheckResult facts() {
    return facts;
  }

  Layouts layouts() {
    return layouts;
  }

  FlowReports.Found found() {
    return found;
  }

  boolean isReferenced(Decl d) {
    return facts.isReferenced(d);
  }

  /** What is instantiated with an instance, and the methods that it implements. */
  void instance(Decl.Instance i) {
    facts.constructionOf(i).flatMap(CallTarget::declaration).ifPresent(this::walk);
    i.arguments().forEach(a -> constructed(a.value()));
    for (Decl d : i.initializer()) {
      if (d instanceof Decl.Function f) {
        walk(f);
      }
    }
  }

  private void constructed(Expr e) {
    if (e instanceof Expr.Call c) {
      facts.callOf(c).flatMap(CallTarget::declaration).ifPresent(this::walk);
      c.arguments().stream().map(Argument::value).forEach(this::constructed);
    } else if (e instanceof Expr.NameRef
        && facts.declarationOf(e).orElse(null) instanceof Decl.Instance i) {
      instance(i);
    }
  }

  /**
   * What a callee leaves in its {@code out} parameters, by their ids; nothing for those that it
   * certainly sets and for callees without a body.
   */
  Map<Integer, FlowState.Ending> endings(CallTarget target) {
    return target.declaration().map(this::walk).orElse(Map.of());
  }

  private Map<Integer, FlowState.Ending> walk(Node block) {
    Map<Integer, FlowState.Ending> known = endings.get(block.id());
    if (known != null) {
      return known;
    }
    endings.put(block.id(), Map.of());
    if (BundledIncludes.isBundled(block.span().file())) {
      return Map.of();
    }
    Flow flow = new Flow(this);
    Optional<List<Parameter>> parameters = Optional.empty();
    if (block instanceof Decl.Parser p) {
      new Parsers(flow).walk(p);
      parameters = Optional.of(p.parameters());
    } else if (block instanceof Decl.Control c) {
      control(c, flow);
      parameters = Optional.of(c.parameters());
    } else if (block instanceof Decl.Function f) {
      flow.calls.function(f);
      parameters = Optional.of(f.parameters());
    }
    Map<Integer, FlowState.Ending> leaves = new HashMap<>();
    if (flow.state.isLive()) {
      for (Parameter p : parameters.orElse(List.of())) {
        if (p.direction() == Direction.OUT) {
          flow.place(p).ifPresent(place -> leaves.put(p.id(), flow.state.ending(place)));
        }
      }
    }
    endings.put(block.id(), leaves);
    return leaves;
  }

  private void control(Decl.Control c, Flow flow) {
    for (Decl d : c.locals()) {
      if (d instanceof Decl.Table t && isReferenced(t)) {
        new TableKeys(facts, flow.reports).check(t);
      }
    }
    flow.enter(c.parameters());
    flow.locals(c.locals());
    flow.statements.block(c.body());
    flow.state = FlowState.join(FlowState.join(flow.state, flow.returns), flow.exits);
    flow.leave(c.name().text(), c.parameters());
  }
}
