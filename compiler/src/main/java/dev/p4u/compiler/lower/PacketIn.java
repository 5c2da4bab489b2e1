package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.meta.HeaderInfo;
import dev.p4u.language.types.P4Type;
import dev.p4u.runtime.object.ProgramInfo.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** {@code packet_in}: extract, lookahead, advance, length (P4 specification, section 13.8). */
final class PacketIn implements ExternInstance {

  private static final int BYTE = 8;
  private static final String TOO_SHORT = "PacketTooShort";

  private final PacketCursor cursor;

  PacketIn(PacketCursor cursor) {
    this.cursor = cursor;
  }

  @Override
  public Val call(String method, ExternCall call) {
    return switch (method) {
      case "extract" -> extract(call);
      case "lookahead" -> lookahead(call);
      case "advance" -> advance(call);
      case "length" -> new Val.Scalar(cursor.length());
      default -> call.unsupported("`packet_in." + method + "`");
    };
  }

  private Val extract(ExternCall call) {
    LValue header = call.place(0);
    P4Type type = call.type(0);
    if (call.types().isRefused(type)) {
      return Val.VOID;
    }
    if (call.arguments() > 1) {
      return call.unsupported("extracting a header of variable size");
    }
    int bits = wireWidth(call, type);
    if (!TypeModel.isHeader(type)) {
      return call.unsupported("extracting a value of type " + type);
    }
    if (bits % BYTE != 0) {
      call.error(CompileCode.NOT_BYTE_ALIGNED, "the width of an extracted header", bits);
      return Val.VOID;
    }
    Emitter emit = call.emit();
    if (type instanceof P4Type.Aggregate aggregate) {
      call.parts().addHeader(HeaderInfo.of(header.path(), aggregate));
    }
    Operand start = emit.read(cursor.position());
    Operand end = require(call, start, Const.of(bits / BYTE, 32));
    emit.mark(Event.EXTRACT, header.path(), bits);
    Val read = load(call, type, start);
    call.memory().write(header, read);
    call.countExtracted(0);
    emit.write(cursor.position(), end);
    return Val.VOID;
  }

  private Val lookahead(ExternCall call) {
    P4Type type = call.returnType();
    int bits = wireWidth(call, type);
    Operand start = call.emit().read(cursor.position());
    require(call, start, Const.of((bits + BYTE - 1) / BYTE, 32));
    return load(call, type, start);
  }

  private Val advance(ExternCall call) {
    Emitter emit = call.emit();
    Operand bits = call.scalar(0);
    Operand rest = emit.slice(bits, 2, 0);
    if (rest instanceof Const constant) {
      if (!Emitter.isZero(constant)) {
        call.error(
            CompileCode.NOT_BYTE_ALIGNED, "the distance of advance()", ((Const) bits).bits());
        return Val.VOID;
      }
    } else {
      int aligned = emit.newBlock("aligned");
      int odd = emit.newBlock("not_aligned");
      emit.branch(emit.isEqual(rest, 0), aligned, odd);
      emit.moveTo(odd);
      call.reject("ParserInvalidArgument");
      emit.moveTo(aligned);
    }
    Operand start = emit.read(cursor.position());
    Operand end = require(call, start, emit.binary(BinOp.LSHR, bits, Const.of(3, 32)));
    int distance = bits instanceof Const k && k.bits().bitLength() < 32 ? k.bits().intValue() : -1;
    emit.mark(Event.ADVANCE, "", distance);
    emit.write(cursor.position(), end);
    return Val.VOID;
  }

  /** Rejects when fewer bytes are left; otherwise gives the cursor behind them. */
  private Operand require(ExternCall call, Operand start, Operand bytes) {
    Emitter emit = call.emit();
    Operand end = emit.plus(start, bytes);
    int enough = emit.newBlock("long_enough");
    int tooShort = emit.newBlock("too_short");
    emit.branch(emit.compare(CmpOp.ULT, cursor.length(), end), tooShort, enough);
    emit.moveTo(tooShort);
    call.reject(TOO_SHORT);
    emit.moveTo(enough);
    return end;
  }

  private static int wireWidth(ExternCall call, P4Type type) {
    return call.types().wireWidths(type, call.span()).stream().mapToInt(Integer::intValue).sum();
  }

  /** A value of a fixed width from the packet; a header becomes valid. */
  private static Val load(ExternCall call, P4Type type, Operand start) {
    return new Loader(call, start).load(type);
  }

  /** Reads one scalar after the other. */
  private static final class Loader {
    private final ExternCall call;
    private final Operand start;
    private int bit;

    Loader(ExternCall call, Operand start) {
      this.call = call;
      this.start = start;
    }

    Val load(P4Type type) {
      OptionalInt width = call.types().width(type);
      if (width.isPresent()) {
        Value value = call.emit().value(Math.max(1, width.getAsInt()));
        call.emit().add(new Inst.PacketLoad(call.emit().position(), value, start, bit));
        bit += value.width();
        return new Val.Scalar(value);
      }
      List<Val> parts = new ArrayList<>();
      for (P4Type part : call.types().parts(type)) {
        parts.add(load(part));
      }
      return TypeModel.isHeader(type)
          ? new Val.Header(Emitter.bool(true), parts)
          : new Val.Struct(parts);
    }
  }
}
