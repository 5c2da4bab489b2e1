package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Var;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.ast.Stmt;
import dev.p4u.language.types.P4Type;
import java.util.List;

/** Loops (P4 specification, section 12.8). */
final class LoopLowering {

  private final Context c;

  LoopLowering(Context c) {
    this.c = c;
  }

  void lower(Stmt.For loop, Scope outer) {
    Scope scope = outer.inner();
    for (Stmt statement : loop.init()) {
      c.statements.statement(statement, scope);
    }
    int head = c.emit.newBlock("for");
    int body = c.emit.newBlock("for_body");
    int update = c.emit.newBlock("for_update");
    int end = c.emit.newBlock("end_for");
    c.emit.jump(head);
    c.emit.moveTo(head);
    c.conditions.branch(loop.condition(), body, end, scope);
    c.emit.moveTo(body);
    c.statements.statement(loop.body(), scope.inner(scope.frame().loop(end, update)));
    c.emit.jump(update);
    c.emit.moveTo(update);
    for (Stmt statement : loop.update()) {
      c.statements.statement(statement, scope);
    }
    c.emit.jump(head);
    c.emit.moveTo(end);
  }

  void lower(Stmt.ForIn loop, Scope outer) {
    Scope scope = outer.inner();
    LValue variable;
    if (loop.declared().isPresent()) {
      c.statements.declare(loop.declared().get(), scope);
      variable = ((Binding.Place) scope.lookup(loop.declared().get()).orElseThrow()).place();
    } else {
      variable = c.lvalues.place(loop.target().orElseThrow(), scope);
    }
    if (loop.collection() instanceof Expr.Range range) {
      overRange(loop, range, variable, scope);
    } else {
      overElements(loop, variable, scope);
    }
  }

  /** Both bounds belong to the range, so the counter must not step beyond the upper one. */
  private void overRange(Stmt.ForIn loop, Expr.Range range, LValue variable, Scope scope) {
    P4Type type = variable.type();
    int width = c.types.width(type).orElse(1);
    Operand low = c.exprs.scalarAs(range.low(), type, scope);
    Operand high = c.exprs.scalarAs(range.high(), type, scope);
    Var counter = c.emit.variable("counter", width);
    int body = c.emit.newBlock("for_body");
    int update = c.emit.newBlock("for_update");
    int step = c.emit.newBlock("for_step");
    int end = c.emit.newBlock("end_for");
    c.emit.write(counter, low);
    Operand any = c.operators.binary(Expr.BinaryOp.LE, low, high, type, loop.collection().span());
    c.emit.branch(any, body, end);
    c.emit.moveTo(body);
    c.memory.write(variable, new Val.Scalar(c.emit.read(counter)));
    c.statements.statement(loop.body(), scope.inner(scope.frame().loop(end, update)));
    c.emit.jump(update);
    c.emit.moveTo(update);
    c.emit.at(loop.span());
    Operand now = c.emit.read(counter);
    c.emit.branch(c.emit.compare(CmpOp.EQ, now, high), end, step);
    c.emit.moveTo(step);
    c.emit.write(counter, c.emit.plus(now, Const.of(1, width)));
    c.emit.jump(body);
    c.emit.moveTo(end);
  }

  /** Over a stack or list the body is written once for each element. */
  private void overElements(Stmt.ForIn loop, LValue variable, Scope scope) {
    Val collection = c.exprs.value(loop.collection(), scope);
    P4Type type = scope.resolve(c.program.finalTypeOf(loop.collection()));
    List<Val> elements = List.of();
    if (collection instanceof Val.Stack stack) {
      elements = stack.elements();
    } else if (collection instanceof Val.Struct struct) {
      elements = struct.parts();
    } else {
      c.report.error(
          CompileCode.UNSUPPORTED_TYPE, loop.collection().span(), "a loop over a value", type);
    }
    List<P4Type> types = c.types.parts(type);
    int end = c.emit.newBlock("end_for");
    for (int i = 0; i < elements.size(); i++) {
      P4Type from = i < types.size() ? types.get(i) : variable.type();
      int next = c.emit.newBlock("for_next");
      c.memory.write(variable, c.coercions.convert(elements.get(i), from, variable.type()));
      c.statements.statement(loop.body(), scope.inner(scope.frame().loop(end, next)));
      c.emit.jump(next);
      c.emit.moveTo(next);
    }
    c.emit.jump(end);
    c.emit.moveTo(end);
  }
}
