package dev.p4u.compiler.arch.ubpf;

import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.HelperArg;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Part;
import dev.p4u.compiler.lower.Emitter;
import dev.p4u.compiler.lower.ExternCall;
import dev.p4u.compiler.lower.Externs;
import dev.p4u.compiler.lower.Leaves;
import dev.p4u.compiler.lower.Val;
import dev.p4u.compiler.meta.StructLayout;
import dev.p4u.language.types.Value.EnumValue;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The externs of ubpf_model.p4. */
final class UbpfExterns {

  private static final int TIME_HELPER = 5;
  private static final int HASH_HELPER = 6;

  private UbpfExterns() {}

  static Externs with(Verdict verdict) {
    return new Externs(
        Map.of(
            "mark_to_drop", call -> verdict.markToDrop(),
            "mark_to_pass", call -> verdict.markToPass(),
            "truncate", verdict::truncate,
            "ubpf_time_get_ns", UbpfExterns::time,
            "hash", UbpfExterns::hash,
            "csum_replace2", Checksums::replace2,
            "csum_replace4", Checksums::replace4),
        Map.of("Register", Register::new));
  }

  private static Val time(ExternCall call) {
    Emitter emit = call.emit();
    Value result = emit.value(48);
    emit.add(
        new Inst.HelperCall(
            emit.position(), Optional.of(result), TIME_HELPER, "ubpf_time_get_ns", List.of()));
    return new Val.Scalar(result);
  }

  /**
   * p4c-ubpf hashes a C structure of the fields in which each field of an odd number of bytes is
   * followed by one byte of padding.
   */
  private static Val hash(ExternCall call) {
    boolean lookup3 =
        call.constant(1).orElse(null) instanceof EnumValue e && e.member().equals("lookup3");
    if (!lookup3) {
      return call.unsupported("a hash algorithm other than lookup3");
    }
    Emitter emit = call.emit();
    StructLayout layout = new StructLayout(0);
    List<Part> parts = new ArrayList<>();
    for (Operand field : Leaves.of(call.value(2))) {
      int size = StructLayout.size(field.width());
      parts.add(new Part(layout.add(field.width()), size, Order.LITTLE, field));
      layout.pad(size % 2);
    }
    Value result = emit.value(32);
    int size = layout.size();
    emit.add(
        new Inst.HelperCall(
            emit.position(),
            Optional.of(result),
            HASH_HELPER,
            "ubpf_hash",
            List.of(new HelperArg.Buffer(size, parts), new HelperArg.Scalar(Const.of(size, 64)))));
    call.memory().write(call.place(0), new Val.Scalar(result));
    return Val.VOID;
  }
}
