package dev.p4u.compiler.lower;

import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.HelperArg;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Part;
import dev.p4u.language.ast.Parameter.Direction;
import dev.p4u.language.types.P4Type;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A call of an extern function that the user declares and the host implements, by name. Scalars of
 * up to 64 bits go in a register. Headers, structures and wider scalars go as the address of their
 * bytes as on the wire: big endian, without gaps, filled up to whole bytes with zeros at the end.
 */
final class HelperFunctionCall {

  private static final int MAX_ARGUMENTS = 5;
  private static final int REGISTER = 64;
  private static final int BYTE = 8;
  private static final int BY_NAME = -1;

  private HelperFunctionCall() {}

  static Val lower(String name, ExternCall call) {
    if (call.arguments() > MAX_ARGUMENTS) {
      return call.unsupported("an extern function with more than " + MAX_ARGUMENTS + " arguments");
    }
    List<HelperArg> arguments = new ArrayList<>();
    for (int i = 0; i < call.arguments(); i++) {
      Direction direction = call.direction(i);
      if (direction == Direction.OUT || direction == Direction.INOUT) {
        return call.unsupported("an out parameter of an extern function of the host");
      }
      arguments.add(argument(call, i));
    }
    P4Type returned = call.returnType();
    if (returned == P4Type.Simple.VOID) {
      call.emit()
          .add(
              new Inst.HelperCall(
                  call.emit().position(), Optional.empty(), BY_NAME, name, arguments));
      return Val.VOID;
    }
    OptionalInt width = call.types().width(returned);
    if (width.isEmpty() || width.getAsInt() > REGISTER) {
      return call.unsupported("a result of type " + returned + " of an extern function");
    }
    Value result = call.emit().value(width.getAsInt());
    call.emit()
        .add(
            new Inst.HelperCall(
                call.emit().position(), Optional.of(result), BY_NAME, name, arguments));
    return new Val.Scalar(result);
  }

  private static HelperArg argument(ExternCall call, int index) {
    Val value = call.value(index);
    if (value instanceof Val.Scalar scalar && scalar.operand().width() <= REGISTER) {
      boolean signed = call.types().isSigned(call.type(index));
      return new HelperArg.Scalar(
          signed ? call.emit().resize(scalar.operand(), REGISTER, true) : scalar.operand());
    }
    return wire(value, call.emit());
  }

  /** Whole bytes go as they are; fields that share bytes are joined first. */
  private static HelperArg wire(Val value, Emitter emit) {
    List<Part> parts = new ArrayList<>();
    Operand pending = null;
    int offset = 0;
    for (Operand leaf : Leaves.of(value)) {
      pending = pending == null ? leaf : emit.concat(pending, leaf);
      if (pending.width() % BYTE == 0) {
        int size = pending.width() / BYTE;
        parts.add(new Part(offset, size, Order.BIG, pending));
        offset += size;
        pending = null;
      }
    }
    if (pending != null) {
      int rest = BYTE - pending.width() % BYTE;
      Operand padded = emit.concat(pending, Operand.Const.of(BigInteger.ZERO, rest));
      parts.add(new Part(offset, padded.width() / BYTE, Order.BIG, padded));
      offset += padded.width() / BYTE;
    }
    return new HelperArg.Buffer(offset, parts);
  }
}
