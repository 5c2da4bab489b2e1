package dev.p4u.language.lint.flow;

import dev.p4u.language.arch.BundledIncludes;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.check.CheckResult;
import dev.p4u.language.diag.Diagnostic;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Warnings about values that may not have been set and headers that may not be valid. Follows each
 * parser, control and function of a program along all ways that it can take.
 */
public final class FlowLints {

  private final CheckResult facts;
  private final Layouts layouts = new Layouts();
  private final BitSet referenced;
  private final FlowReports reports;

  private FlowLints(CheckResult facts) {
    this.facts = facts;
    referenced = facts.referenced();
    reports = new FlowReports(facts);
  }

  /**
   * The warnings, in no particular order; none for what bundled includes declare.
   *
   * @param tree a program without errors
   */
  public static List<Diagnostic> run(P4Program tree, CheckResult facts) {
    FlowLints lints = new FlowLints(facts);
    tree.declarations().forEach(lints::declaration);
    return List.copyOf(lints.reports.diagnostics());
  }

  private void declaration(Decl d) {
    if (BundledIncludes.isBundled(d.span().file())) {
      return;
    }
    if (d instanceof Decl.Parser p) {
      walk(flow -> new Parsers(flow).walk(p));
    } else if (d instanceof Decl.Control c) {
      walk(flow -> control(c, flow));
    } else if (d instanceof Decl.Function f) {
      walk(flow -> flow.calls.function(f));
    }
  }

  private void walk(Consumer<Flow> block) {
    reports.restart();
    block.accept(new Flow(facts, layouts, reports, referenced));
  }

  private static void control(Decl.Control c, Flow flow) {
    flow.enter(c.parameters());
    flow.locals(c.locals());
    flow.statements.block(c.body());
    flow.state = FlowState.join(FlowState.join(flow.state, flow.returns), flow.exits);
    flow.leave(c.name().text(), c.parameters());
  }
}
