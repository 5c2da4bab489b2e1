package dev.p4u.language.lint;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.ast.Stmt;
import dev.p4u.language.check.CheckResult;
import dev.p4u.language.diag.Diagnostic.Related;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parsers that reject every packet: no way leads from start to accept. */
final class AcceptLint {

  private static final String ACCEPT = "accept";

  private final CheckResult facts;
  private final LintReport report;
  private final Instantiated instantiated;

  /** Parsers that never accept, by their ids. A parser applies only parsers that stand above it. */
  private final Map<Integer, Decl.Parser> rejecting = new HashMap<>();

  AcceptLint(CheckResult facts, LintReport report, Instantiated instantiated) {
    this.facts = facts;
    this.report = report;
    this.instantiated = instantiated;
  }

  void run(P4Program tree) {
    for (Decl d : tree.declarations()) {
      if (d instanceof Decl.Parser p && !accepts(p)) {
        rejecting.put(p.id(), p);
        if (instantiated.contains(p)) {
          report.add(LintCode.NEVER_ACCEPTS, p.name().span(), why(p), List.of(), p.name());
        }
      }
    }
  }

  private boolean accepts(Decl.Parser parser) {
    Map<String, Decl.State> states = new HashMap<>();
    parser.states().forEach(s -> states.put(s.name().text(), s));
    Set<String> seen = new HashSet<>(Set.of("start"));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Decl.State state = states.get(open.remove());
      if (state != null && appliedRejecting(state).isEmpty()) {
        for (String next : successors(state)) {
          if (seen.add(next)) {
            open.add(next);
          }
        }
      }
    }
    return seen.contains(ACCEPT);
  }

  private List<String> successors(Decl.State state) {
    if (state.transition().isEmpty()) {
      return List.of();
    }
    if (state.transition().get() instanceof Decl.GoTo g) {
      return List.of(g.state().text());
    }
    return Selection.of((Decl.Select) state.transition().get(), facts).possible().stream()
        .map(c -> c.state().text())
        .toList();
  }

  /** A parser that a state applies in any case and that never comes back. */
  private Optional<Decl.Parser> appliedRejecting(Decl.State state) {
    for (Stmt s : state.statements()) {
      if (s instanceof Stmt.CallStmt c) {
        Optional<Decl.Parser> rejected =
            Instantiated.applied(facts, c.call()).map(d -> rejecting.get(d.id()));
        if (rejected.isPresent()) {
          return rejected;
        }
      }
    }
    return Optional.empty();
  }

  private List<Related> why(Decl.Parser parser) {
    return parser.states().stream()
        .flatMap(s -> appliedRejecting(s).stream())
        .map(p -> new Related(p.name().span(), "it applies this parser, which never accepts"))
        .limit(1)
        .toList();
  }
}
