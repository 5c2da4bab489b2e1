package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.HelperArg;
import dev.p4u.compiler.ir.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes on the stack that a call of a helper reads: a map's key or value, or an argument.
 *
 * @param place first byte, from the start of the {@link BufferArea}
 * @param size bytes
 */
record CallBuffer(int place, int size, List<Part> parts) {

  /** The buffers of an instruction in the order of their places; none unless it is a call. */
  static List<CallBuffer> of(Inst inst) {
    if (inst instanceof Inst.MapLookup lookup) {
      return List.of(new CallBuffer(0, lookup.keySize(), lookup.key()));
    }
    if (inst instanceof Inst.MapUpdate update) {
      CallBuffer key = new CallBuffer(0, update.keySize(), update.key());
      return List.of(key, new CallBuffer(key.end(), update.valueSize(), update.value()));
    }
    List<CallBuffer> buffers = new ArrayList<>();
    if (inst instanceof Inst.HelperCall call) {
      int place = 0;
      for (HelperArg argument : call.arguments()) {
        if (argument instanceof HelperArg.Buffer buffer) {
          buffers.add(new CallBuffer(place, buffer.size(), buffer.parts()));
          place = buffers.get(buffers.size() - 1).end();
        }
      }
    }
    return buffers;
  }

  /** Where the next buffer can start. */
  int end() {
    return place + BufferArea.align(size);
  }
}
