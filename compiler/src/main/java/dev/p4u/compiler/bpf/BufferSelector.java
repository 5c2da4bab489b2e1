package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Insts;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Part;
import dev.p4u.runtime.isa.Size;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Selects the stores that build the buffers of calls. A part is stored as soon as its value is
 * there, so that a wide key passes through the registers word by word: loading it all first would
 * take more stack for the words that wait than for the key.
 */
final class BufferSelector {

  private final Values values;
  private final ByteAccess bytes;

  private List<Inst> block = List.of();

  /** Position in the block of the instruction that is selected now. */
  private int current;

  /** Position of the next instruction that has buffers; the end if there is none. */
  private int call;

  /** The buffers that are being built: only one call's at a time, as all share one area. */
  private List<CallBuffer> open = List.of();

  /** Values whose parts of the open buffers are stored. */
  private final Set<Integer> stored = new HashSet<>();

  BufferSelector(CodeBuilder code, Values values) {
    this.values = values;
    this.bytes = new ByteAccess(code, values);
  }

  /** Begins a block. */
  void enter(List<Inst> instructions) {
    block = instructions;
    current = 0;
    open(0);
  }

  private void open(int from) {
    stored.clear();
    open = List.of();
    for (call = from; call < block.size(); call++) {
      open = CallBuffer.of(block.get(call));
      if (!open.isEmpty()) {
        return;
      }
    }
  }

  /** After each instruction: stores what it computed where a buffer waits for it. */
  void leave() {
    if (current == call) {
      open(call + 1);
    }
    Insts.definition(block.get(current)).ifPresent(this::storeEarly);
    current++;
  }

  private void storeEarly(Value value) {
    for (CallBuffer buffer : open) {
      for (Part part : buffer.parts()) {
        if (part.value().equals(value)) {
          store(buffer, part);
          stored.add(value.id());
        }
      }
    }
  }

  /** Completes the buffers of the instruction that is selected now; none if it has none. */
  List<CallBuffer> finish() {
    if (current != call) {
      return List.of();
    }
    open.forEach(this::finish);
    return open;
  }

  /** What was not stored early, and zeros between the parts. */
  private void finish(CallBuffer buffer) {
    int size = buffer.size();
    boolean[] dynamic = new boolean[size];
    byte[] known = new byte[size];
    for (Part part : buffer.parts()) {
      if (part.value() instanceof Const constant) {
        byte[] image = ByteAccess.image(constant.bits(), part.size(), part.order());
        System.arraycopy(image, 0, known, part.offset(), part.size());
      }
    }
    for (Part part : buffer.parts()) {
      if (part.value() instanceof Value value) {
        int end = part.offset() + widened(buffer, part);
        for (int i = part.offset(); i < end; i++) {
          dynamic[i] = true;
        }
        if (!stored.contains(value.id())) {
          store(buffer, part);
        }
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
        bytes.store(Registers.BUFFERS, buffer.place() + from, run);
      }
      from = to + 1;
    }
  }

  private void store(CallBuffer buffer, Part part) {
    int place = buffer.place() + part.offset();
    bytes.store(Registers.BUFFERS, place, widened(buffer, part), part.order(), part.value());
  }

  /**
   * A zero-extended register also writes the zeros behind a little-endian part, up to the size of
   * one access.
   */
  private int widened(CallBuffer buffer, Part part) {
    if (part.order() != Order.LITTLE || values.bound(part.value()) > 8 * part.size()) {
      return part.size();
    }
    int free =
        buffer.parts().stream()
            .filter(other -> other.offset() > part.offset())
            .mapToInt(Part::offset)
            .min()
            .orElse(buffer.size());
    int room = Math.min(free - part.offset(), Size.DW.bytes());
    int widest = Integer.highestOneBit(Math.max(room, 1));
    return Math.max(widest, part.size());
  }
}
