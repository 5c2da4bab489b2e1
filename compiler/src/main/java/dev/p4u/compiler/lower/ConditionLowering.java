package dev.p4u.compiler.lower;

import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Var;
import dev.p4u.language.api.CallTarget;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.types.P4Type;

/** Conditions as control flow, and expressions that evaluate only some of their operands. */
final class ConditionLowering {

  private final Context c;

  ConditionLowering(Context c) {
    this.c = c;
  }

  /** Ends the current block with jumps that depend on a boolean expression. */
  void branch(Expr e, int whenTrue, int whenFalse, Scope scope) {
    boolean known = c.program.constantOf(e).isPresent();
    if (!known && e instanceof Expr.Unary unary && unary.op() == Expr.UnaryOp.NOT) {
      branch(unary.operand(), whenFalse, whenTrue, scope);
    } else if (!known && e instanceof Expr.Binary binary && binary.op() == Expr.BinaryOp.AND) {
      int second = c.emit.newBlock("and");
      branch(binary.left(), second, whenFalse, scope);
      c.emit.moveTo(second);
      branch(binary.right(), whenTrue, whenFalse, scope);
    } else if (!known && e instanceof Expr.Binary binary && binary.op() == Expr.BinaryOp.OR) {
      int second = c.emit.newBlock("or");
      branch(binary.left(), whenTrue, second, scope);
      c.emit.moveTo(second);
      branch(binary.right(), whenTrue, whenFalse, scope);
    } else {
      Operand condition = c.exprs.scalar(e, scope);
      c.emit.at(e.span());
      c.emit.branch(condition, whenTrue, whenFalse);
    }
  }

  /** {@code &&} or {@code ||} as a value. */
  Operand shortCircuit(Expr.Binary e, Scope scope) {
    Operand left = c.exprs.scalar(e.left(), scope);
    boolean and = e.op() == Expr.BinaryOp.AND;
    if (isPure(e.right())) {
      Operand right = c.exprs.scalar(e.right(), scope);
      return and ? c.emit.and(left, right) : c.emit.or(left, right);
    }
    Var result = c.emit.variable(and ? "and" : "or", 1);
    int second = c.emit.newBlock(and ? "and" : "or");
    int end = c.emit.newBlock("end");
    c.emit.write(result, left);
    c.emit.branch(left, and ? second : end, and ? end : second);
    c.emit.moveTo(second);
    c.emit.write(result, c.exprs.scalar(e.right(), scope));
    c.emit.jump(end);
    c.emit.moveTo(end);
    return c.emit.read(result);
  }

  /** {@code condition ? a : b}. */
  Val conditional(Expr.Conditional e, P4Type type, Scope scope) {
    if (isPure(e.whenTrue()) && isPure(e.whenFalse())) {
      Operand condition = c.exprs.scalar(e.condition(), scope);
      Val whenTrue = c.exprs.valueAs(e.whenTrue(), type, scope);
      Val whenFalse = c.exprs.valueAs(e.whenFalse(), type, scope);
      c.emit.at(e.span());
      return Memory.zip(whenTrue, whenFalse, (a, b) -> c.emit.select(condition, a, b));
    }
    Storage result = c.storages.create("choice", type, e.span());
    int yes = c.emit.newBlock("true");
    int no = c.emit.newBlock("false");
    int end = c.emit.newBlock("end");
    branch(e.condition(), yes, no, scope);
    c.emit.moveTo(yes);
    c.memory.write(result, c.exprs.valueAs(e.whenTrue(), type, scope));
    c.emit.jump(end);
    c.emit.moveTo(no);
    c.memory.write(result, c.exprs.valueAs(e.whenFalse(), type, scope));
    c.emit.jump(end);
    c.emit.moveTo(end);
    return c.memory.read(result);
  }

  /** {@code table.apply().hit} or {@code .miss}. */
  Operand hitOrMiss(Expr.Member e, Scope scope) {
    TableLowering.Result result = c.tables.applyCall((Expr.Call) e.target(), scope);
    c.emit.at(e.span());
    Operand hit = c.emit.read(result.hit());
    return e.name().text().equals("hit") ? hit : c.emit.complement(hit);
  }

  /** Whether evaluating has no effect but its value, so that it may be evaluated in vain. */
  boolean isPure(Expr e) {
    if (e instanceof Expr.Call call) {
      return c.program.callOf(call).map(t -> isPure(t.kind())).orElse(false)
          && (!(call.callee() instanceof Expr.Member m) || isPure(m.target()));
    }
    if (e instanceof Expr.Member member) {
      // next and last can be parser errors.
      String name = member.name().text();
      return !name.equals("next") && !name.equals("last") && isPure(member.target());
    }
    if (e instanceof Expr.Index index) {
      return isPure(index.target()) && isPure(index.index());
    }
    if (e instanceof Expr.Slice slice) {
      return isPure(slice.target());
    }
    if (e instanceof Expr.PlusSlice slice) {
      return isPure(slice.target()) && isPure(slice.low());
    }
    if (e instanceof Expr.Unary unary) {
      return isPure(unary.operand());
    }
    if (e instanceof Expr.Binary binary) {
      return isPure(binary.left()) && isPure(binary.right());
    }
    if (e instanceof Expr.Conditional conditional) {
      return isPure(conditional.condition())
          && isPure(conditional.whenTrue())
          && isPure(conditional.whenFalse());
    }
    if (e instanceof Expr.Cast cast) {
      return isPure(cast.operand());
    }
    if (e instanceof Expr.ListExpr list) {
      return list.elements().stream().allMatch(this::isPure);
    }
    if (e instanceof Expr.StructExpr struct) {
      return struct.fields().stream().allMatch(f -> isPure(f.value()));
    }
    return true;
  }

  private static boolean isPure(CallTarget.Kind kind) {
    return switch (kind) {
      case IS_VALID, MIN_SIZE_IN_BITS, MIN_SIZE_IN_BYTES, MAX_SIZE_IN_BITS, MAX_SIZE_IN_BYTES ->
          true;
      case ACTION,
          FUNCTION,
          EXTERN_FUNCTION,
          EXTERN_METHOD,
          PARSER_APPLY,
          CONTROL_APPLY,
          TABLE_APPLY,
          CONSTRUCTOR,
          SET_VALID,
          SET_INVALID,
          PUSH_FRONT,
          POP_FRONT ->
          false;
    };
  }
}
