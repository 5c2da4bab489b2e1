package dev.p4u.compiler.bpf;

import dev.p4u.compiler.bpf.MachineFunction.MachineBlock;
import dev.p4u.compiler.ir.Position;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The stack frame: spill slots at its end, the area for buffers below. Slots that never hold a
 * value at the same time share a place.
 */
final class Frame {

  private static final int SLOT_BYTES = 8;

  private final MachineFunction function;

  /** Place of each slot, in units of slots. */
  private final int[] places;

  private int slotPlaces;

  private Frame(MachineFunction function, int slots) {
    this.function = function;
    places = new int[slots];
    share(interference(slots));
  }

  /** Lays the frame out. */
  static Frame of(MachineFunction function, int slots, int limit) {
    Frame frame = new Frame(function, slots);
    if (frame.size() > limit) {
      throw new BackendLimit(frame.culprit(), frame.explain(limit));
    }
    return frame;
  }

  private List<BitSet> interference(int slots) {
    List<BitSet> apart = new ArrayList<>();
    for (int i = 0; i < slots; i++) {
      apart.add(new BitSet());
    }
    Liveness liveness =
        new Liveness(
            function,
            new Liveness.Model(SpillCode::slotDefs, SpillCode::slotUses, end -> MachineInst.NONE));
    for (int id : function.cfg().order()) {
      liveness.walk(
          function.block(id),
          (inst, live) -> {
            for (int def : SpillCode.slotDefs(inst)) {
              int slot = def - Registers.FIRST_VIRTUAL;
              for (int other = live.nextSetBit(0); other >= 0; other = live.nextSetBit(other + 1)) {
                apart.get(slot).set(other - Registers.FIRST_VIRTUAL);
                apart.get(other - Registers.FIRST_VIRTUAL).set(slot);
              }
            }
          });
    }
    return apart;
  }

  private void share(List<BitSet> apart) {
    for (int slot = 0; slot < places.length; slot++) {
      BitSet taken = new BitSet();
      for (int other = 0; other < slot; other++) {
        if (apart.get(slot).get(other)) {
          taken.set(places[other]);
        }
      }
      places[slot] = taken.nextClearBit(0);
      slotPlaces = Math.max(slotPlaces, places[slot] + 1);
    }
  }

  /** Bytes of the frame. */
  int size() {
    return slotPlaces * SLOT_BYTES + function.buffers.size();
  }

  /** Offset from r10 of a byte in the area for buffers. */
  int bufferOffset(int offset) {
    return offset - size();
  }

  /** Offset from r10 of a slot. */
  int slotOffset(int slot) {
    return -(places[slot] + 1) * SLOT_BYTES;
  }

  private String explain(int limit) {
    String slots = slotPlaces + " values that do not fit the registers";
    String buffers = function.buffers.size() + " bytes for " + function.buffers.user();
    return "the program needs %d bytes of stack, the target has %d: %s"
        .formatted(
            size(),
            limit,
            function.buffers.size() == 0
                ? slots
                : slotPlaces == 0 ? buffers : buffers + ", and " + slots);
  }

  private Position culprit() {
    if (function.buffers.size() >= slotPlaces * SLOT_BYTES) {
      return function.buffers.position();
    }
    for (MachineBlock block : function.blocks()) {
      for (MachineInst inst : block.code) {
        if (SpillCode.slotDefs(inst).length > 0 && inst.position().line() > 0) {
          return inst.position();
        }
      }
    }
    return Position.NONE;
  }
}
