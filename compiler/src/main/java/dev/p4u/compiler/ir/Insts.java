package dev.p4u.compiler.ir;

import dev.p4u.compiler.ir.Inst.HelperArg;
import dev.p4u.compiler.ir.Operand.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What an instruction defines and reads, and how to make the same one over other values. */
public final class Insts {

  private Insts() {}

  /** The value that an instruction defines. */
  public static Optional<Value> definition(Inst inst) {
    return inst.accept(InstDefinition.VISITOR);
  }

  /** All operands in the order in which they are written. */
  public static List<Operand> operands(Inst inst) {
    List<Operand> found = new ArrayList<>();
    rewrite(
        inst,
        operand -> {
          found.add(operand);
          return operand;
        });
    return found;
  }

  /** The same instruction over other operands. */
  public static Inst rewrite(Inst inst, UnaryOperator<Operand> operands) {
    return rewrite(inst, operands, UnaryOperator.identity());
  }

  /** The same instruction over other operands that defines another value. */
  public static Inst rewrite(
      Inst inst, UnaryOperator<Operand> operands, UnaryOperator<Value> results) {
    return inst.accept(new InstRewriter(operands, results));
  }

  /** Whether an instruction can go when nobody reads its result. */
  public static boolean isRemovable(Inst inst) {
    if (inst instanceof Inst.HelperCall call) {
      return call.result().isPresent() && PureHelpers.contains(call.id());
    }
    return definition(inst).isPresent() && !(inst instanceof Inst.AdjustHead);
  }

  /** Whether the result depends on the operands alone: no memory, no state. */
  public static boolean isPure(Inst inst) {
    return inst instanceof Inst.Binary
        || inst instanceof Inst.Compare
        || inst instanceof Inst.Cast
        || inst instanceof Inst.Slice
        || inst instanceof Inst.Concat
        || inst instanceof Inst.Select
        || inst instanceof Inst.PacketLength;
  }

  /** The operands of a part list over other operands. */
  static List<Part> rewriteParts(List<Part> parts, UnaryOperator<Operand> operands) {
    List<Part> changed = new ArrayList<>();
    for (Part part : parts) {
      changed.add(new Part(part.offset(), part.size(), part.order(), operands.apply(part.value())));
    }
    return changed;
  }

  /** The operands of an argument list over other operands. */
  static List<HelperArg> rewriteArguments(
      List<HelperArg> arguments, UnaryOperator<Operand> operands) {
    List<HelperArg> changed = new ArrayList<>();
    for (HelperArg argument : arguments) {
      if (argument instanceof HelperArg.Buffer buffer) {
        changed.add(new HelperArg.Buffer(buffer.size(), rewriteParts(buffer.parts(), operands)));
      } else if (argument instanceof HelperArg.Scalar scalar) {
        changed.add(new HelperArg.Scalar(operands.apply(scalar.value())));
      }
    }
    return changed;
  }

  /** Helpers without an effect: time and hash (p4c-ubpf's numbers). */
  private static final class PureHelpers {
    private static final int TIME_GET_NS = 5;
    private static final int HASH = 6;

    static boolean contains(int id) {
      return id == TIME_GET_NS || id == HASH;
    }
  }
}
