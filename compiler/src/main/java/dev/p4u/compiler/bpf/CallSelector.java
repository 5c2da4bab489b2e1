package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Inst.HelperArg;
import dev.p4u.compiler.ir.Inst.HelperCall;
import dev.p4u.compiler.ir.Inst.MapLookup;
import dev.p4u.compiler.ir.Inst.MapUpdate;
import dev.p4u.compiler.ir.Inst.ValueLoad;
import dev.p4u.compiler.ir.Inst.ValueStore;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import java.util.Iterator;
import java.util.List;

/** Selects code for helper calls, argument registers included, and for what they lead to. */
final class CallSelector {

  private static final int MAP_LOOKUP = 1;
  private static final int MAP_UPDATE = 2;

  private final CodeBuilder code;
  private final Values values;
  private final BufferSelector buffers;
  private final ByteAccess bytes;

  CallSelector(CodeBuilder code, Values values, BufferSelector buffers) {
    this.code = code;
    this.values = values;
    this.buffers = buffers;
    this.bytes = new ByteAccess(code, values);
  }

  /**
   * @param marks trace points that belong to the call itself
   */
  void lookup(MapLookup inst, List<MachineInst.Trace> marks) {
    buffers.finish();
    code.function.buffers.need(inst.keySize(), inst.position(), "the key of " + inst.map());
    code.add(new MachineInst.MapHandle(code.position(), 1, inst.map()));
    code.add(new MachineInst.BufferAddress(code.position(), 2, 0));
    marks.forEach(code::add);
    call(MAP_LOOKUP, "ubpf_map_lookup", 2);
    values.define(inst.result(), code.copy(Registers.R0), 64);
  }

  void update(MapUpdate inst) {
    CallBuffer value = buffers.finish().get(1);
    code.function.buffers.need(value.end(), inst.position(), "key and value of " + inst.map());
    code.add(new MachineInst.MapHandle(code.position(), 1, inst.map()));
    code.add(new MachineInst.BufferAddress(code.position(), 2, 0));
    code.add(new MachineInst.BufferAddress(code.position(), 3, value.place()));
    call(MAP_UPDATE, "ubpf_map_update", 3);
  }

  void helper(HelperCall inst) {
    Iterator<CallBuffer> built = buffers.finish().iterator();
    int size = 0;
    for (int i = 0; i < inst.arguments().size(); i++) {
      HelperArg argument = inst.arguments().get(i);
      if (argument instanceof HelperArg.Scalar scalar) {
        argument(i + 1, scalar.value());
      } else {
        CallBuffer buffer = built.next();
        code.add(new MachineInst.BufferAddress(code.position(), i + 1, buffer.place()));
        size = buffer.end();
      }
    }
    code.function.buffers.need(size, inst.position(), "the arguments of " + inst.name());
    call(inst.id(), inst.name(), inst.arguments().size());
    inst.result().ifPresent(result -> values.define(result, code.copy(Registers.R0), 64));
  }

  void argument(int register, Operand operand) {
    if (operand instanceof Const constant) {
      code.constant(register, constant.bits().longValue());
    } else {
      code.move(register, values.use(operand));
    }
  }

  void call(int id, String name, int arguments) {
    code.add(new MachineInst.Call(code.position(), id, name, arguments));
  }

  void load(ValueLoad inst) {
    int address = values.use(inst.address());
    int register = bytes.load(address, inst.offset(), inst.size(), inst.order());
    values.define(inst.result(), register, 8 * inst.size());
  }

  void store(ValueStore inst) {
    bytes.store(values.use(inst.address()), inst.offset(), inst.size(), inst.order(), inst.value());
  }
}
