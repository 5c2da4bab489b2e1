package dev.p4u.language.lint;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.P4Program;
import dev.p4u.language.check.CheckResult;
import dev.p4u.language.diag.Diagnostic.Edit;
import dev.p4u.language.diag.Diagnostic.Fix;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.List;
import java.util.Optional;

/** Transitions that are missing or do not do what they seem to (spec 13.5 and 13.6). */
final class ParserLint extends Walk {

  private final CheckResult facts;
  private final LintReport report;
  private final Instantiated instantiated;
  private final KeySetLint keySets;
  private boolean made;

  ParserLint(CheckResult facts, LintReport report, Instantiated instantiated) {
    this.facts = facts;
    this.report = report;
    this.instantiated = instantiated;
    keySets = new KeySetLint(facts, report);
  }

  void run(P4Program tree) {
    program(tree);
  }

  @Override
  void declaration(Decl d) {
    if (d instanceof Decl.Parser p && report.isOwn(p.span().file())) {
      made = instantiated.contains(p);
      p.states().forEach(this::state);
    }
  }

  @Override
  void state(Decl.State s) {
    if (s.transition().isEmpty()) {
      List<Fix> fixes = List.of(transition(s, "accept"), transition(s, "reject"));
      report.add(LintCode.IMPLICIT_REJECT, s.name().span(), List.of(), fixes, s.name());
    } else if (s.transition().get() instanceof Decl.Select select) {
      select(select);
    }
  }

  private static Fix transition(Decl.State s, String to) {
    SourceFile file = s.span().file();
    int brace = s.span().end() - 1;
    int lineStart = file.lineStart(file.line(brace));
    String before = file.text().substring(lineStart, brace);
    // A state stands one level deep, so its indentation is that of a level.
    String text = "transition " + to + ";";
    String inserted = before.isBlank() ? before + text + "\n" + before : " " + text + " ";
    Span at = new Span(file, brace, brace);
    return new Fix("add `" + text + "`", List.of(new Edit(at, inserted)));
  }

  private void select(Decl.Select select) {
    select.cases().forEach(c -> keySets.check(c.keySet()));
    Selection selection = Selection.of(select, facts);
    // One that is never made has been reported as unused; only what surely is wrong counts there.
    if (made || selection.constant()) {
      selection.decider().ifPresent(by -> dead(selection.dead(), by));
    }
    if (selection.constant() && selection.possible().isEmpty()) {
      report.add(LintCode.NO_CASE_MATCHES, subjects(select));
    } else if (made && !selection.constant()) {
      selection.onlyTarget(facts).ifPresent(to -> always(select, to));
    }
  }

  private void dead(List<Decl.SelectCase> dead, Decl.SelectCase by) {
    List<Related> related = List.of(new Related(by.keySet().span(), "this always matches"));
    for (Decl.SelectCase c : dead) {
      Fix remove = Removal.of("remove this case", c.span());
      report.add(LintCode.CASE_NEVER_REACHED, c.span(), related, List.of(remove));
    }
  }

  private void always(Decl.Select select, String to) {
    Optional<Fix> fix = replace(select, "transition " + to + ";");
    report.add(
        LintCode.SELECT_WITHOUT_CHOICE,
        subjects(select),
        List.of(),
        fix.map(List::of).orElse(List.of()),
        to);
  }

  /** Absent when a macro has made a part of it, so that the text is not there. */
  private static Optional<Fix> replace(Decl.Select select, String text) {
    return select.span().text().startsWith("transition")
        ? Optional.of(new Fix("replace by `" + text + "`", List.of(new Edit(select.span(), text))))
        : Optional.empty();
  }

  private static Span subjects(Decl.Select select) {
    return select.subjects().stream().map(s -> s.span()).reduce(Span::to).orElse(select.span());
  }
}
