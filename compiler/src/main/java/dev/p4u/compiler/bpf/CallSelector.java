package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Inst.HelperArg;
import dev.p4u.compiler.ir.Inst.HelperCall;
import dev.p4u.compiler.ir.Inst.MapLookup;
import dev.p4u.compiler.ir.Inst.MapUpdate;
import dev.p4u.compiler.ir.Inst.ValueLoad;
import dev.p4u.compiler.ir.Inst.ValueStore;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Part;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.util.ArrayList;
import java.util.List;

/** Selects code for helper calls: buffers on the stack, argument registers, the call. */
final class CallSelector {

  private static final int MAP_LOOKUP = 1;
  private static final int MAP_UPDATE = 2;

  private final CodeBuilder code;
  private final Values values;
  private final ByteAccess bytes;

  CallSelector(CodeBuilder code, Values values) {
    this.code = code;
    this.values = values;
    this.bytes = new ByteAccess(code, values);
  }

  /**
   * @param marks trace points that belong to the call itself
   */
  void lookup(MapLookup inst, List<MachineInst.Trace> marks) {
    fill(0, inst.keySize(), inst.key());
    code.function.buffers.need(inst.keySize(), inst.position(), "the key of " + inst.map());
    code.add(new MachineInst.MapHandle(code.position(), 1, inst.map()));
    code.add(new MachineInst.BufferAddress(code.position(), 2, 0));
    marks.forEach(code::add);
    call(MAP_LOOKUP, "ubpf_map_lookup", 2);
    values.define(inst.result(), code.copy(Registers.R0), 64);
  }

  void update(MapUpdate inst) {
    int valueAt = BufferArea.align(inst.keySize());
    fill(0, inst.keySize(), inst.key());
    fill(valueAt, inst.valueSize(), inst.value());
    code.function.buffers.need(
        valueAt + inst.valueSize(), inst.position(), "key and value of " + inst.map());
    code.add(new MachineInst.MapHandle(code.position(), 1, inst.map()));
    code.add(new MachineInst.BufferAddress(code.position(), 2, 0));
    code.add(new MachineInst.BufferAddress(code.position(), 3, valueAt));
    call(MAP_UPDATE, "ubpf_map_update", 3);
  }

  void helper(HelperCall inst) {
    List<Integer> places = new ArrayList<>();
    int size = 0;
    for (HelperArg argument : inst.arguments()) {
      places.add(size);
      if (argument instanceof HelperArg.Buffer buffer) {
        fill(size, buffer.size(), buffer.parts());
        size += BufferArea.align(buffer.size());
      }
    }
    code.function.buffers.need(size, inst.position(), "the arguments of " + inst.name());
    for (int i = 0; i < places.size(); i++) {
      argument(i + 1, inst.arguments().get(i), places.get(i));
    }
    call(inst.id(), inst.name(), places.size());
    inst.result().ifPresent(result -> values.define(result, code.copy(Registers.R0), 64));
  }

  private void argument(int register, HelperArg argument, int place) {
    if (argument instanceof HelperArg.Buffer) {
      code.add(new MachineInst.BufferAddress(code.position(), register, place));
    } else if (argument instanceof HelperArg.Scalar scalar) {
      argument(register, scalar.value());
    }
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

  /** Writes a buffer: the parts, and zeros between them. */
  private void fill(int place, int size, List<Part> parts) {
    boolean[] dynamic = new boolean[size];
    byte[] known = new byte[size];
    for (Part part : parts) {
      if (part.value() instanceof Const constant) {
        byte[] image = ByteAccess.image(constant.bits(), part.size(), part.order());
        System.arraycopy(image, 0, known, part.offset(), part.size());
      }
    }
    for (Part part : parts) {
      if (!(part.value() instanceof Const)) {
        int bytesHere = widened(part, parts, size);
        for (int i = 0; i < bytesHere; i++) {
          dynamic[part.offset() + i] = true;
        }
        bytes.store(
            Registers.BUFFERS, place + part.offset(), bytesHere, part.order(), part.value());
      }
    }
    int from = 0;
    while (from < size) {
      int to = from;
      while (to < size && !dynamic[to]) {
        to++;
      }
      if (to > from) {
        byte[] run = new byte[to - from];
        System.arraycopy(known, from, run, 0, run.length);
        bytes.store(Registers.BUFFERS, place + from, run);
      }
      from = to + 1;
    }
  }

  /**
   * A zero-extended register also writes the zeros behind a little-endian part, up to the size of
   * one access.
   */
  private int widened(Part part, List<Part> parts, int size) {
    if (part.order() != Order.LITTLE || values.bound(part.value()) > 8 * part.size()) {
      return part.size();
    }
    int free =
        parts.stream()
            .filter(other -> other.offset() > part.offset())
            .mapToInt(Part::offset)
            .min()
            .orElse(size);
    int room = Math.min(free - part.offset(), 8);
    int widest = Integer.highestOneBit(Math.max(room, 1));
    return Math.max(widest, part.size());
  }
}
