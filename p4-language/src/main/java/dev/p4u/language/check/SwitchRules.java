package dev.p4u.language.check;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Node;
import dev.p4u.language.ast.Stmt;
import dev.p4u.language.diag.Diagnostic.Related;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import dev.p4u.language.types.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Switch statements on what a table did and on values (spec, "Switch statement"). */
final class SwitchRules {

  private final Checking checking;

  SwitchRules(Checking checking) {
    this.checking = checking;
  }

  void check(Stmt.Switch s, Env env) {
    P4Type subject = checking.exprs.check(s.subject(), env);
    if (!(subject instanceof P4Type.ActionRun) && !KeySets.maySwitch(subject)) {
      checking.report.add(CheckCode.BAD_SELECT_TYPE, s.subject(), subject);
      subject = Simple.UNKNOWN;
    }
    Map<Object, Node> seen = new HashMap<>();
    Node defaultLabel = null;
    for (Stmt.SwitchCase c : s.cases()) {
      if (defaultLabel != null) {
        List<Related> related = List.of(new Related(defaultLabel.span(), "default is here"));
        checking.report.add(CheckCode.LABEL_AFTER_DEFAULT, c.label(), related);
      }
      if (c.label() instanceof Expr.Default) {
        checking.exprs.checkAny(c.label(), env, Simple.UNKNOWN);
        defaultLabel = c.label();
      } else {
        label(c.label(), subject, env).ifPresent(key -> unique(seen, key, c.label()));
      }
      c.body().ifPresent(b -> checking.statements.check(b, env));
    }
  }

  private void unique(Map<Object, Node> seen, Object key, Expr label) {
    Node earlier = seen.putIfAbsent(key, label);
    if (earlier != null) {
      checking.report.add(
          CheckCode.DUPLICATE_LABEL,
          label,
          List.of(new Related(earlier.span(), "used first here")),
          label.span().text());
    }
  }

  /** Checks a label and gives what makes it unique. */
  private Optional<Object> label(Expr label, P4Type subject, Env env) {
    if (subject instanceof P4Type.ActionRun run) {
      return actionLabel(label, run.table(), env);
    }
    checking.exprs.check(label, env, subject);
    if (!checking.conversionRules.convert(label, subject)) {
      return Optional.empty();
    }
    checking.compileTime.require(label);
    Optional<Value> value = checking.values.value(label);
    return value.map(Object.class::cast);
  }

  private Optional<Object> actionLabel(Expr label, Decl.Table table, Env env) {
    P4Type type = checking.exprs.check(label, env);
    if (type == Simple.UNKNOWN) {
      return Optional.empty();
    }
    if (!(type instanceof P4Type.ActionType action)) {
      checking.report.add(CheckCode.NOT_AN_ACTION, label, label.span().text());
      return Optional.empty();
    }
    if (!checking.tables.lists(table, action.declaration())) {
      checking.report.add(
          CheckCode.ACTION_NOT_LISTED,
          label,
          Reporter.declaredHere(table),
          action.declaration().name(),
          table.name());
    }
    return Optional.of(action.declaration().id());
  }
}
