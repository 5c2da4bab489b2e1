package dev.p4u.language.lint;

import dev.p4u.language.ast.Annotation;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.check.CheckResult;

/** Entries of tables that do not mean what they seem to. */
final class TableLint extends Walk {

  private final CheckResult facts;
  private final LintReport report;
  private final Instantiated instantiated;
  private final KeySetLint keySets;

  TableLint(CheckResult facts, LintReport report, Instantiated instantiated) {
    this.facts = facts;
    this.report = report;
    this.instantiated = instantiated;
    keySets = new KeySetLint(facts, report);
  }

  @Override
  void declaration(Decl d) {
    if (d instanceof Decl.Table t && facts.isReferenced(t)) {
      t.properties().forEach(this::property);
    } else if (d instanceof Decl.Control c && instantiated.contains(c)) {
      c.locals().forEach(this::declaration);
    }
  }

  private void property(Decl.TableProperty p) {
    if (p instanceof Decl.EntriesProperty entries) {
      entries.entries().forEach(this::entry);
    }
  }

  private void entry(Decl.Entry e) {
    keySets.check(e.keySet());
    for (Annotation a : e.annotations()) {
      if (a.name().text().equals("priority")) {
        report.add(LintCode.PRIORITY_ANNOTATION, a.span(), String.join("", a.tokens()));
      }
    }
  }
}
