package dev.p4u.compiler.lower;

import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Terminator.Case;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Stmt;
import dev.p4u.language.types.P4Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Switch statements, on the action that ran and on values. */
final class SwitchLowering {

  private final Context c;

  SwitchLowering(Context c) {
    this.c = c;
  }

  void lower(Stmt.Switch choice, Scope scope) {
    Expr subject = choice.subject();
    if (subject instanceof Expr.Member member
        && c.program.typeOf(subject) instanceof P4Type.ActionRun) {
      TableLowering.Result result = c.tables.applyCall((Expr.Call) member.target(), scope);
      c.emit.at(choice.span());
      lower(
          choice,
          c.emit.read(result.actionRun()),
          label -> c.program.declarationOf(label).flatMap(result.table()::actionNumber),
          scope);
      return;
    }
    P4Type type = scope.resolve(c.program.finalTypeOf(subject));
    Operand value = c.exprs.scalar(subject, scope);
    c.emit.at(choice.span());
    lower(
        choice,
        value,
        label ->
            c.exprs.scalarAs(label, type, scope) instanceof Const k
                ? Optional.of(k.bits())
                : Optional.empty(),
        scope);
  }

  /** A label without body shares the body of the next one. */
  private void lower(
      Stmt.Switch choice,
      Operand subject,
      Function<Expr, Optional<BigInteger>> number,
      Scope scope) {
    int end = c.emit.newBlock("end_switch");
    Map<BigInteger, Integer> cases = new LinkedHashMap<>();
    Map<Integer, Stmt.Block> bodies = new LinkedHashMap<>();
    int otherwise = end;
    int block = c.emit.newBlock("case");
    for (Stmt.SwitchCase kase : choice.cases()) {
      if (kase.label() instanceof Expr.Default) {
        otherwise = block;
      } else {
        int target = block;
        number.apply(kase.label()).ifPresent(n -> cases.putIfAbsent(n, target));
      }
      if (kase.body().isPresent()) {
        bodies.put(block, kase.body().get());
        block = c.emit.newBlock("case");
      }
    }
    List<Case> list = new ArrayList<>();
    cases.forEach((value, target) -> list.add(new Case(value, target)));
    c.emit.switchTo(subject, list, otherwise);
    bodies.forEach(
        (target, body) -> {
          c.emit.moveTo(target);
          c.statements.statement(body, scope);
          c.emit.jump(end);
        });
    c.emit.moveTo(block); // labels at the end without a body do nothing
    c.emit.jump(end);
    c.emit.moveTo(end);
  }
}
