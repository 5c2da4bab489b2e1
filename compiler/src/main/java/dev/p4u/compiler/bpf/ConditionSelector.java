package dev.p4u.compiler.bpf;

import dev.p4u.compiler.bpf.MachineFunction.MachineBlock;
import dev.p4u.compiler.ir.Inst.Compare;
import dev.p4u.compiler.ir.Inst.Select;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Terminator;
import dev.p4u.compiler.ir.Terminator.Case;
import dev.p4u.runtime.isa.JumpOp;
import dev.p4u.runtime.isa.Width;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Selects code for comparisons and what decides on them. */
final class ConditionSelector {

  /** Up to this many cases are compared one after the other. */
  private static final int CHAIN = 8;

  private final CodeBuilder code;
  private final Values values;
  private final ValueUses uses;
  private final ArithmeticSelector arithmetic;
  private final MachineFeatures features;

  /** Conditions that hold when a register is not zero. */
  private final Map<Integer, Integer> nonZero = new HashMap<>();

  ConditionSelector(
      CodeBuilder code,
      Values values,
      ValueUses uses,
      ArithmeticSelector arithmetic,
      MachineFeatures features) {
    this.code = code;
    this.values = values;
    this.uses = uses;
    this.arithmetic = arithmetic;
    this.features = features;
  }

  /** A comparison becomes a number only when somebody wants one. */
  void compare(Compare inst) {
    if (!uses.isDecidedOnly(inst.result())) {
      materialise(inst.result(), (whenTrue, whenFalse) -> branch(inst, whenTrue, whenFalse));
    }
  }

  /** The value is 1 when the register is not zero, else 0. */
  void defineNonZero(Value result, int register) {
    if (uses.isDecidedOnly(result)) {
      nonZero.put(result.id(), register);
    } else {
      materialise(
          result,
          (whenTrue, whenFalse) -> code.compareImm(JumpOp.JNE, register, 0, whenTrue, whenFalse));
    }
  }

  private interface Decision {
    void end(MachineBlock whenTrue, MachineBlock whenFalse);
  }

  private void materialise(Value result, Decision decision) {
    int register = code.fresh();
    MachineBlock no = code.function.newBlock();
    MachineBlock after = code.function.newBlock();
    code.constant(register, 1);
    decision.end(after, no);
    code.moveTo(no);
    code.constant(register, 0);
    code.jumpTo(after);
    code.moveTo(after);
    values.define(result, register, 1);
  }

  void select(Select inst) {
    MachineBlock no = code.function.newBlock();
    MachineBlock after = code.function.newBlock();
    int register = code.fresh();
    assign(register, inst.whenTrue());
    branch(inst.condition(), after, no);
    code.moveTo(no);
    assign(register, inst.whenFalse());
    code.jumpTo(after);
    code.moveTo(after);
    int bound = Math.max(values.bound(inst.whenTrue()), values.bound(inst.whenFalse()));
    values.define(inst.result(), register, bound);
  }

  /** register = operand. */
  void assign(int register, Operand operand) {
    if (operand instanceof Const constant) {
      code.constant(register, constant.bits().longValue());
    } else {
      code.move(register, values.use(operand));
    }
  }

  /** Ends the block with a decision on a one-bit operand. */
  void branch(Operand condition, MachineBlock whenTrue, MachineBlock whenFalse) {
    if (condition instanceof Const constant) {
      code.jumpTo(constant.bits().signum() != 0 ? whenTrue : whenFalse);
      return;
    }
    Value value = (Value) condition;
    Integer tested = nonZero.get(value.id());
    if (tested != null) {
      code.compareImm(JumpOp.JNE, tested, 0, whenTrue, whenFalse);
      return;
    }
    Optional<Compare> compare = uses.definition(value, Compare.class);
    if (compare.isPresent() && uses.isDecidedOnly(value)) {
      branch(compare.get(), whenTrue, whenFalse);
      return;
    }
    code.compareImm(JumpOp.JNE, values.use(value), 0, whenTrue, whenFalse);
  }

  private void branch(Compare inst, MachineBlock whenTrue, MachineBlock whenFalse) {
    switch (inst.op()) {
      case EQ -> equal(inst, whenTrue, whenFalse);
      case NE -> equal(inst, whenFalse, whenTrue);
      case ULT -> unsigned(JumpOp.JLT, inst, whenTrue, whenFalse);
      case ULE -> unsigned(JumpOp.JLE, inst, whenTrue, whenFalse);
      case SLT -> signed(JumpOp.JSLT, inst, whenTrue, whenFalse);
      case SLE -> signed(JumpOp.JSLE, inst, whenTrue, whenFalse);
    }
  }

  private void equal(Compare inst, MachineBlock whenTrue, MachineBlock whenFalse) {
    if (inst.right() instanceof Const constant) {
      isConstant(inst.left(), constant, whenTrue, whenFalse);
    } else {
      registers(JumpOp.JEQ, values.use(inst.left()), values.use(inst.right()), whenTrue, whenFalse);
    }
  }

  private void isConstant(
      Operand operand, Const constant, MachineBlock whenTrue, MachineBlock whenFalse) {
    int width = operand.width();
    if (values.isNetworkOrder(operand)) {
      long swapped = swap(constant.bits().longValue(), width);
      constant(JumpOp.JEQ, values.networkRegister(operand), swapped, width, whenTrue, whenFalse);
      return;
    }
    constant(
        JumpOp.JEQ,
        values.use(operand),
        constant.bits().longValue(),
        Math.max(width, values.bound(operand)),
        whenTrue,
        whenFalse);
  }

  static long swap(long bits, int width) {
    return Long.reverseBytes(bits) >>> 64 - width;
  }

  private void unsigned(JumpOp op, Compare inst, MachineBlock whenTrue, MachineBlock whenFalse) {
    int width = inst.left().width();
    if (inst.right() instanceof Const constant) {
      int left = values.use(inst.left());
      constant(op, left, constant.bits().longValue(), width, whenTrue, whenFalse);
    } else if (inst.left() instanceof Const constant) {
      int right = values.use(inst.right());
      constant(
          JumpOps.mirrored(op), right, constant.bits().longValue(), width, whenTrue, whenFalse);
    } else {
      registers(op, values.use(inst.left()), values.use(inst.right()), whenTrue, whenFalse);
    }
  }

  private void signed(JumpOp op, Compare inst, MachineBlock whenTrue, MachineBlock whenFalse) {
    if (inst.right() instanceof Const constant) {
      long number = ArithmeticSelector.signed(constant);
      constant(op, arithmetic.signed(inst.left()), number, 64, whenTrue, whenFalse);
    } else if (inst.left() instanceof Const constant) {
      long number = ArithmeticSelector.signed(constant);
      constant(
          JumpOps.mirrored(op), arithmetic.signed(inst.right()), number, 64, whenTrue, whenFalse);
    } else {
      int left = arithmetic.signed(inst.left());
      registers(op, left, arithmetic.signed(inst.right()), whenTrue, whenFalse);
    }
  }

  private void registers(
      JumpOp op, int left, int right, MachineBlock whenTrue, MachineBlock whenFalse) {
    code.end(
        new MachineEnd.Compare(
            code.position(), op, Width.W64, left, right, whenTrue.id, whenFalse.id));
  }

  private void constant(
      JumpOp op, int left, long right, int width, MachineBlock whenTrue, MachineBlock whenFalse) {
    if (CodeBuilder.fitsImm(right)) {
      code.compareImm(op, left, (int) right, whenTrue, whenFalse);
    } else if (width <= 32 && features.jumps32()) {
      // As 32 bits the constant fits whatever its top bit.
      code.end(
          new MachineEnd.CompareImm(
              code.position(), op, Width.W32, left, (int) right, whenTrue.id, whenFalse.id));
    } else {
      registers(op, left, code.constant(right), whenTrue, whenFalse);
    }
  }

  /** Ends the block with a decision between constants. */
  void select(Terminator.Switch end, IntFunction<MachineBlock> blocks) {
    Operand subject = end.subject();
    boolean network = values.isNetworkOrder(subject);
    int register = network ? values.networkRegister(subject) : values.use(subject);
    List<Choice> choices = new ArrayList<>();
    for (Case each : end.cases()) {
      long bits = each.value().longValue();
      choices.add(
          new Choice(network ? swap(bits, subject.width()) : bits, blocks.apply(each.target())));
    }
    MachineBlock otherwise = blocks.apply(end.otherwise());
    if (choices.size() > CHAIN) {
      choices.sort(Comparator.comparing(Choice::value, Long::compareUnsigned));
    }
    search(register, subject.width(), choices, otherwise);
  }

  private record Choice(long value, MachineBlock target) {}

  private void search(int register, int width, List<Choice> choices, MachineBlock otherwise) {
    if (choices.size() > CHAIN) {
      int middle = choices.size() / 2;
      MachineBlock lower = code.function.newBlock();
      MachineBlock upper = code.function.newBlock();
      constant(JumpOp.JGE, register, choices.get(middle).value(), width, upper, lower);
      code.moveTo(lower);
      search(register, width, choices.subList(0, middle), otherwise);
      code.moveTo(upper);
      search(register, width, choices.subList(middle, choices.size()), otherwise);
      return;
    }
    for (int i = 0; i < choices.size(); i++) {
      MachineBlock next = i == choices.size() - 1 ? otherwise : code.function.newBlock();
      Choice choice = choices.get(i);
      constant(JumpOp.JEQ, register, choice.value(), width, choice.target(), next);
      if (i < choices.size() - 1) {
        code.moveTo(next);
      }
    }
  }
}
