package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.ir.Evaluator;
import dev.p4u.compiler.ir.Function;
import dev.p4u.compiler.ir.FunctionBuilder;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.CastOp;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Position;
import dev.p4u.compiler.ir.Terminator;
import dev.p4u.compiler.ir.Terminator.Case;
import dev.p4u.compiler.ir.Var;
import dev.p4u.language.source.Span;
import dev.p4u.runtime.object.ProgramInfo.Event;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes instructions at the current place and source position. Folds constants; what is wider than
 * the IR allows is for the callers to refuse.
 */
public final class Emitter {

  private static final int MAX_INSTRUCTIONS = 400_000;
  private static final int MAX_BLOCKS = 100_000;
  private static final int MAX_VARIABLES = 200_000;

  /** Bits of a register. */
  private static final int WIDEST_SWITCH = 64;

  private static final Const FALSE = Const.of(0, 1);
  private static final Const TRUE = Const.of(1, 1);

  private final FunctionBuilder builder = new FunctionBuilder();
  private final Set<Integer> written = new HashSet<>();
  private Position position = Position.NONE;
  private int instructions;
  private int blocks;
  private int variables;

  // --- Positions

  /** Further instructions come from here. */
  public void at(Span span) {
    position = position(span);
  }

  public Position position() {
    return position;
  }

  void at(Position newPosition) {
    position = newPosition;
  }

  static Position position(Span span) {
    return new Position(span.file().path(), span.line(), span.column());
  }

  // --- Blocks

  public int newBlock(String name) {
    if (++blocks > MAX_BLOCKS) {
      throw new LoweringLimit(CompileCode.INLINED_TOO_LARGE, MAX_BLOCKS, "basic blocks");
    }
    return builder.newBlock(name);
  }

  public void moveTo(int block) {
    builder.moveTo(block);
  }

  public boolean isTerminated() {
    return builder.isTerminated();
  }

  public void jump(int target) {
    builder.end(new Terminator.Jump(position, target));
  }

  public void branch(Operand condition, int whenTrue, int whenFalse) {
    if (condition instanceof Const c) {
      jump(c.bits().signum() != 0 ? whenTrue : whenFalse);
    } else {
      builder.end(new Terminator.Branch(position, condition, whenTrue, whenFalse));
    }
  }

  /**
   * Goes where the case of the subject's value leads. The cases are distinct and fit the subject's
   * width. What is too wide for a register is compared with one case after the other.
   */
  public void switchTo(Operand subject, List<Case> cases, int otherwise) {
    if (subject instanceof Const c) {
      int target =
          cases.stream()
              .filter(k -> k.value().equals(c.bits()))
              .mapToInt(Case::target)
              .findFirst()
              .orElse(otherwise);
      jump(target);
    } else if (subject.width() <= WIDEST_SWITCH) {
      builder.end(new Terminator.Switch(position, subject, cases, otherwise));
    } else {
      for (Case each : cases) {
        int next = newBlock("next_case");
        Operand wanted = new Const(each.value(), subject.width());
        branch(compare(CmpOp.EQ, subject, wanted), each.target(), next);
        moveTo(next);
      }
      jump(otherwise);
    }
  }

  public void returnValue(Operand value) {
    builder.end(new Terminator.Return(position, value));
  }

  // --- Variables

  public Var variable(String name, int width) {
    if (++variables > MAX_VARIABLES) {
      throw new LoweringLimit(CompileCode.INLINED_TOO_LARGE, MAX_VARIABLES, "variables");
    }
    return builder.variable(name, width);
  }

  public Operand read(Var variable) {
    Value result = builder.value(variable.width());
    add(new Inst.ReadVar(position, result, variable));
    return result;
  }

  public void write(Var variable, Operand value) {
    written.add(variable.id());
    add(new Inst.WriteVar(position, variable, value));
  }

  /** The first value of a variable, which does not count as {@link #isWritten}. */
  public void initialise(Var variable, Operand value) {
    add(new Inst.WriteVar(position, variable, value));
  }

  /** Whether any code emitted so far writes the variable. */
  public boolean isWritten(Var variable) {
    return written.contains(variable.id());
  }

  // --- Plain instructions

  public void add(Inst instruction) {
    if (++instructions > MAX_INSTRUCTIONS) {
      throw new LoweringLimit(CompileCode.INLINED_TOO_LARGE, MAX_INSTRUCTIONS, "instructions");
    }
    builder.add(instruction);
  }

  public Value value(int width) {
    return builder.value(width);
  }

  /** A trace point; bits is only meaningful for {@link Event#ADVANCE} and EXTRACT. */
  public void mark(Event event, String name, int bits) {
    add(new Inst.Mark(position, event, name, bits));
  }

  // --- Operators

  public Operand binary(BinOp op, Operand left, Operand right) {
    if (left instanceof Const a && right instanceof Const b) {
      return Evaluator.binary(op, a, b);
    }
    Value result = builder.value(left.width());
    add(new Inst.Binary(position, result, op, left, right));
    return result;
  }

  public Operand plus(Operand left, Operand right) {
    return binary(BinOp.ADD, left, right);
  }

  public Operand minus(Operand left, Operand right) {
    return binary(BinOp.SUB, left, right);
  }

  /** Both are single bits. */
  public Operand and(Operand left, Operand right) {
    if (left instanceof Const a) {
      return isZero(a) ? FALSE : right;
    }
    if (right instanceof Const b) {
      return isZero(b) ? FALSE : left;
    }
    return binary(BinOp.AND, left, right);
  }

  /** Both are single bits. */
  public Operand or(Operand left, Operand right) {
    if (left instanceof Const a) {
      return isZero(a) ? right : TRUE;
    }
    if (right instanceof Const b) {
      return isZero(b) ? left : TRUE;
    }
    return binary(BinOp.OR, left, right);
  }

  /** All bits the other way round. */
  public Operand complement(Operand operand) {
    return binary(BinOp.XOR, operand, ones(operand.width()));
  }

  public Operand compare(CmpOp op, Operand left, Operand right) {
    if (left instanceof Const a && right instanceof Const b) {
      return bool(Evaluator.compare(op, a, b));
    }
    Value result = builder.value(1);
    add(new Inst.Compare(position, result, op, left, right));
    return result;
  }

  /** Compares with a number that fits the operand. */
  public Operand isEqual(Operand operand, long number) {
    return compare(CmpOp.EQ, operand, Const.of(number, operand.width()));
  }

  public Operand select(Operand condition, Operand whenTrue, Operand whenFalse) {
    if (condition instanceof Const c) {
      return isZero(c) ? whenFalse : whenTrue;
    }
    if (whenTrue.equals(whenFalse)) {
      return whenTrue;
    }
    Value result = builder.value(whenTrue.width());
    add(new Inst.Select(position, result, condition, whenTrue, whenFalse));
    return result;
  }

  /** The operand cut or extended to a width. */
  public Operand resize(Operand operand, int width, boolean signed) {
    if (operand.width() == width) {
      return operand;
    }
    if (operand instanceof Const c) {
      return Const.of(signed ? Evaluator.signed(c) : c.bits(), width);
    }
    CastOp op = operand.width() > width ? CastOp.TRUNC : signed ? CastOp.SEXT : CastOp.ZEXT;
    Value result = builder.value(width);
    add(new Inst.Cast(position, result, op, operand));
    return result;
  }

  /** Bits high to low, counted from the least significant one. */
  public Operand slice(Operand operand, int high, int low) {
    int width = high - low + 1;
    if (width == operand.width()) {
      return operand;
    }
    if (operand instanceof Const c) {
      return Const.of(c.bits().shiftRight(low), width);
    }
    Value result = builder.value(width);
    add(new Inst.Slice(position, result, operand, low));
    return result;
  }

  public Operand concat(Operand high, Operand low) {
    int width = high.width() + low.width();
    if (high instanceof Const a && low instanceof Const b) {
      return Const.of(a.bits().shiftLeft(low.width()).or(b.bits()), width);
    }
    Value result = builder.value(width);
    add(new Inst.Concat(position, result, high, low));
    return result;
  }

  public static Const bool(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** The constant with all bits set. */
  public static Const ones(int width) {
    return Const.of(BigInteger.ONE.negate(), width);
  }

  static boolean isZero(Const c) {
    return c.bits().signum() == 0;
  }

  /**
   * The function; behind {@code return} and {@code exit} there are blocks that nothing leads to.
   */
  Function build() {
    return builder.build();
  }
}
