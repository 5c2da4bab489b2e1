package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Var;
import dev.p4u.language.types.P4Type;
import java.util.List;

/**
 * {@code packet_out}. A deparser's body is lowered twice: first it is measured how long the emitted
 * headers are, so that the packet can be given room, then they are written.
 */
final class PacketOut implements ExternInstance {

  private static final int BYTE = 8;

  /** Bytes so far, 32 bits. */
  private final Var size;

  private final boolean writes;

  private PacketOut(Var size, boolean writes) {
    this.size = size;
    this.writes = writes;
  }

  /** Adds up the sizes of what is emitted. */
  static PacketOut measuring(Var size) {
    return new PacketOut(size, false);
  }

  /** Writes what is emitted into the packet. */
  static PacketOut writing(Var position) {
    return new PacketOut(position, true);
  }

  @Override
  public Val call(String method, ExternCall call) {
    if (!method.equals("emit")) {
      return call.unsupported("`packet_out." + method + "`");
    }
    emit(call, call.value(0), call.type(0));
    return Val.VOID;
  }

  /** Of a struct, stack or union the headers inside, in order. */
  private void emit(ExternCall call, Val value, P4Type type) {
    if (value instanceof Val.Header header) {
      emitHeader(call, header, type);
      return;
    }
    List<Val> parts =
        value instanceof Val.Struct struct
            ? struct.parts()
            : value instanceof Val.Stack stack ? stack.elements() : List.of();
    List<P4Type> types = call.types().parts(type);
    if (value instanceof Val.Scalar) {
      call.unsupported("emitting a value of type " + type);
    }
    for (int i = 0; i < Math.min(parts.size(), types.size()); i++) {
      emit(call, parts.get(i), types.get(i));
    }
  }

  private void emitHeader(ExternCall call, Val.Header header, P4Type type) {
    if (call.types().isRefused(type)) {
      return;
    }
    int bits =
        call.types().wireWidths(type, call.span()).stream().mapToInt(Integer::intValue).sum();
    if (bits % BYTE != 0) {
      call.error(CompileCode.NOT_BYTE_ALIGNED, "the width of an emitted header", bits);
      return;
    }
    Emitter emit = call.emit();
    Const bytes = Const.of(bits / BYTE, size.width());
    if (!writes) {
      Operand added = emit.select(header.valid(), bytes, Const.of(0, size.width()));
      emit.write(size, emit.plus(emit.read(size), added));
      return;
    }
    int valid = emit.newBlock("emit");
    int next = emit.newBlock("emitted");
    emit.branch(header.valid(), valid, next);
    emit.moveTo(valid);
    Operand start = emit.read(size);
    store(emit, header, start, 0);
    emit.write(size, emit.plus(start, bytes));
    emit.jump(next);
    emit.moveTo(next);
  }

  /** Stores all scalars from a bit on; gives the first bit behind them. */
  private static int store(Emitter emit, Val value, Operand start, int bit) {
    if (value instanceof Val.Scalar scalar) {
      emit.add(new Inst.PacketStore(emit.position(), start, bit, scalar.operand()));
      return bit + scalar.operand().width();
    }
    List<Val> parts =
        value instanceof Val.Header header
            ? header.fields()
            : value instanceof Val.Struct struct ? struct.parts() : List.of();
    int at = bit;
    for (Val part : parts) {
      at = store(emit, part, start, at);
    }
    return at;
  }
}
