package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.language.api.CallTarget;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.types.P4Type;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Methods of headers, unions and stacks. */
final class BuiltInCalls {

  private static final int INDEX_WIDTH = 32;

  private final Context c;

  BuiltInCalls(Context c) {
    this.c = c;
  }

  Val call(Expr.Call call, CallTarget target, Scope scope) {
    Expr receiver =
        target.receiver().orElseThrow(() -> new CompilerBug("no receiver at " + call.span()));
    return switch (target.kind()) {
      case IS_VALID -> new Val.Scalar(isValid(receiver, scope));
      case SET_VALID -> setValid(receiver, true, call, scope);
      case SET_INVALID -> setValid(receiver, false, call, scope);
      case PUSH_FRONT -> shift(receiver, target, call, true, scope);
      case POP_FRONT -> shift(receiver, target, call, false, scope);
      case MIN_SIZE_IN_BITS, MAX_SIZE_IN_BITS -> size(receiver, 1, scope);
      case MIN_SIZE_IN_BYTES, MAX_SIZE_IN_BYTES -> size(receiver, 8, scope);
      case ACTION,
          FUNCTION,
          EXTERN_FUNCTION,
          EXTERN_METHOD,
          PARSER_APPLY,
          CONTROL_APPLY,
          TABLE_APPLY,
          CONSTRUCTOR ->
          throw new CompilerBug("not a built-in method: " + target.kind());
    };
  }

  private Operand isValid(Expr receiver, Scope scope) {
    Optional<LValue> place = c.lvalues.find(receiver, scope);
    c.emit.at(receiver.span());
    if (place.isPresent() && TypeModel.isHeader(place.get().type())) {
      return c.memory.valid(place.get());
    }
    return anyValid(place.map(c.memory::read).orElseGet(() -> c.exprs.value(receiver, scope)));
  }

  /** A union is valid when one of its members is. */
  private Operand anyValid(Val value) {
    if (value instanceof Val.Header header) {
      return header.valid();
    }
    Operand result = Emitter.bool(false);
    if (value instanceof Val.Struct union) {
      for (Val member : union.parts()) {
        result = c.emit.or(result, anyValid(member));
      }
    }
    return result;
  }

  private Val setValid(Expr receiver, boolean valid, Expr.Call call, Scope scope) {
    LValue place = c.lvalues.place(receiver, scope);
    c.emit.at(call.span());
    c.memory.setValid(place, Emitter.bool(valid));
    return Val.VOID;
  }

  /** The new elements are invalid (P4 specification, section 8.18). */
  private Val shift(Expr receiver, CallTarget target, Expr.Call call, boolean push, Scope scope) {
    LValue stack = c.lvalues.place(receiver, scope);
    Optional<BigInteger> count =
        target.arguments().get(0).value().flatMap(e -> c.exprs.number(e, scope));
    if (count.isEmpty()) {
      throw CompilerBug.notConstant(call.span());
    }
    c.emit.at(call.span());
    List<P4Type> elements = c.types.parts(stack.type());
    int size = elements.size();
    int by = count.get().min(BigInteger.valueOf(size)).intValue();
    for (int i = 0; i < size; i++) {
      int to = push ? size - 1 - i : i;
      int from = push ? to - by : to + by;
      boolean inside = from >= 0 && from < size;
      c.memory.write(
          Memory.part(stack, to),
          inside ? c.memory.read(Memory.part(stack, from)) : c.types.zero(elements.get(to)));
    }
    c.memory.setNext(stack, moved(c.memory.next(stack), by, size, push));
    return Val.VOID;
  }

  private Operand moved(Operand next, int by, int size, boolean push) {
    Const distance = Const.of(by, INDEX_WIDTH);
    if (push) {
      Operand sum = c.emit.plus(next, distance);
      Const limit = Const.of(size, INDEX_WIDTH);
      return c.emit.select(c.emit.compare(CmpOp.ULT, limit, sum), limit, sum);
    }
    Operand below = c.emit.compare(CmpOp.ULT, next, distance);
    return c.emit.select(below, Const.of(0, INDEX_WIDTH), c.emit.minus(next, distance));
  }

  private Val size(Expr receiver, int unit, Scope scope) {
    P4Type type = scope.resolve(c.program.typeOf(receiver));
    P4Type meant = type instanceof P4Type.TypeOfType t ? t.type() : type;
    int bits =
        c.types.wireWidths(meant, receiver.span()).stream().mapToInt(Integer::intValue).sum();
    return new Val.Scalar(Const.of((bits + unit - 1) / unit, INDEX_WIDTH));
  }
}
