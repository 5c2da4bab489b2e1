package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.language.ast.Expr;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Types;
import java.util.Optional;

/** Expressions to places (P4 specification, section 6.7). */
final class LValueLowering {

  private final Context c;

  LValueLowering(Context c) {
    this.c = c;
  }

  /** The place that an expression names; reports what is none. */
  LValue place(Expr e, Scope scope) {
    Optional<LValue> found = find(e, scope);
    if (found.isEmpty() && !(e instanceof Expr.DontCare)) {
      c.report.error(CompileCode.UNSUPPORTED, e.span(), "this as a place to write to");
    }
    return found.orElseGet(() -> new LValue.Discard(scope.resolve(c.program.typeOf(e))));
  }

  /** The place that an expression names, if it names one. */
  Optional<LValue> find(Expr e, Scope scope) {
    if (e instanceof Expr.NameRef || e instanceof Expr.This) {
      return c.program
          .declarationOf(e)
          .flatMap(scope::lookup)
          .filter(Binding.Place.class::isInstance)
          .map(b -> ((Binding.Place) b).place());
    }
    if (e instanceof Expr.Member member) {
      return member(member, scope);
    }
    if (e instanceof Expr.Index index) {
      return find(index.target(), scope)
          .filter(stack -> c.types.parts(stack.type()).size() > 0)
          .map(stack -> element(stack, index, scope));
    }
    if (e instanceof Expr.Slice slice) {
      return find(slice.target(), scope).map(base -> bits(base, slice, scope));
    }
    return Optional.empty();
  }

  private LValue element(LValue stack, Expr.Index e, Scope scope) {
    Operand index = c.exprs.scalar(e.index(), scope);
    return c.memory.element(stack, index, stack.path() + "[" + e.index().span().text() + "]");
  }

  private Optional<LValue> member(Expr.Member e, Scope scope) {
    Optional<LValue> target = find(e.target(), scope);
    if (target.isEmpty()) {
      return Optional.empty();
    }
    P4Type type = target.get().type();
    String name = e.name().text();
    if (Types.underlying(type) instanceof P4Type.Stack stack) {
      return switch (name) {
        case "next" -> Optional.of(nextOrLast(target.get(), stack, false, scope));
        case "last" -> Optional.of(nextOrLast(target.get(), stack, true, scope));
        default -> Optional.empty();
      };
    }
    int index = TypeModel.fieldIndex(type, name);
    return index < 0 ? Optional.empty() : Optional.of(Memory.part(target.get(), index));
  }

  /** Outside of the stack is a parser error (P4 specification, section 8.18). */
  private LValue nextOrLast(LValue target, P4Type.Stack stack, boolean last, Scope scope) {
    Operand next = c.memory.next(target);
    Operand index = last ? c.emit.minus(next, Const.of(1, 32)) : next;
    int inside = c.emit.newBlock("in_stack");
    int outside = c.emit.newBlock("out_of_stack");
    Operand fits = c.emit.compare(CmpOp.ULT, index, Const.of(stack.size(), 32));
    c.emit.branch(fits, inside, outside);
    c.emit.moveTo(outside);
    if (scope.frame().onReject().isPresent()) {
      scope.frame().onReject().get().reject("StackOutOfBounds");
    } else {
      c.emit.jump(inside);
    }
    c.emit.moveTo(inside);
    return c.memory.element(target, index, target.path() + (last ? ".last" : ".next"));
  }

  private LValue bits(LValue base, Expr.Slice slice, Scope scope) {
    int width = c.types.width(base.type()).orElse(1);
    int high = c.exprs.bound(slice.high(), width - 1, scope);
    int low = c.exprs.bound(slice.low(), high, scope);
    return base instanceof LValue.Bits inner
        ? new LValue.Bits(inner.base(), inner.low() + high, inner.low() + low)
        : new LValue.Bits(base, high, low);
  }
}
