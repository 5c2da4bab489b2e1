package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.Binary;
import dev.p4u.compiler.ir.Inst.PacketLoad;
import dev.p4u.compiler.ir.Inst.PacketStore;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.runtime.isa.AluOp;
import dev.p4u.runtime.isa.Size;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.math.BigInteger;
import java.util.Optional;

/** Selects code for loads and stores of packet bits. */
final class PacketSelector {

  /** Memory offsets have 16 bits with sign; a margin for what accesses add. */
  private static final int MAX_OFFSET = 32_000;

  private final CodeBuilder code;
  private final Values values;
  private final ByteAccess bytes;
  private final ValueUses uses;
  private final PacketBounds bounds;

  /** Register with the address of the packet's first byte. */
  private final int packet;

  PacketSelector(CodeBuilder code, Values values, ValueUses uses, PacketBounds bounds, int packet) {
    this.code = code;
    this.values = values;
    this.bytes = new ByteAccess(code, values);
    this.uses = uses;
    this.bounds = bounds;
    this.packet = packet;
  }

  /**
   * The address of a byte.
   *
   * @param before bytes that certainly stand in front of it
   * @param after bytes that certainly stand from it on, 0 if nothing is known
   */
  private record Place(int base, int offset, int before, int after) {}

  private Place place(Operand byteOffset, int extraBytes, Object access) {
    if (byteOffset instanceof Const constant) {
      long offset = constant.bits().longValue() + extraBytes;
      if (offset <= MAX_OFFSET) {
        int known = bounds.minimumLength(access);
        return new Place(packet, (int) offset, (int) offset, Math.max(0, known - (int) offset));
      }
    }
    Optional<Binary> sum =
        uses.definition(byteOffset, Binary.class).filter(PacketSelector::isSmallSum);
    Operand dynamic = byteOffset;
    int offset = extraBytes;
    // The sum is an offset inside the packet, so it cannot have wrapped around if what was added to
    // has no top bit.
    if (sum.isPresent() && values.bound(sum.get().left()) < 32) {
      dynamic = sum.get().left();
      offset += ((Const) sum.get().right()).bits().intValue();
    }
    int base = values.copy(dynamic);
    code.alu(AluOp.ADD, base, packet);
    return new Place(base, offset, 0, 0);
  }

  private static boolean isSmallSum(Binary inst) {
    return inst.op() == BinOp.ADD
        && inst.right() instanceof Const constant
        && Math.abs((long) constant.bits().intValue()) <= MAX_OFFSET;
  }

  void load(PacketLoad inst) {
    int width = inst.result().width();
    int first = inst.bitOffset() % 8;
    Place place = place(inst.byteOffset(), inst.bitOffset() / 8, inst);
    int touched = (first + width + 7) / 8;
    if (values.isNetworkOrder(inst.result())) {
      int raw = code.load(Size.ofBytes(touched), place.base(), place.offset());
      values.define(inst.result(), raw, width);
    } else if (touched > 8) {
      loadAcrossNine(inst, place, first);
    } else {
      loadWithin(inst, place, first, touched);
    }
  }

  /** A field inside of one access, or inside of the few accesses that cover it exactly. */
  private void loadWithin(PacketLoad inst, Place place, int first, int touched) {
    int width = inst.result().width();
    int offset = place.offset();
    int container = touched;
    if (!ByteAccess.isSingle(touched)) {
      // One larger access is better than several small ones where the packet is long enough.
      int single = Integer.highestOneBit(touched) * 2;
      if (place.after() >= single) {
        container = single;
      } else if (place.before() >= single - touched) {
        container = single;
        offset -= single - touched;
      }
    }
    int register = bytes.load(place.base(), offset, container, Order.BIG);
    int skipped = 8 * (place.offset() - offset) + first;
    int right = 8 * container - skipped - width;
    int bound = 8 * container - right;
    if (right > 0 && bound > width && width > 32 && values.needsMask(inst.result(), bound)) {
      // Shifting left and right clears both ends.
      code.aluImm(AluOp.LSH, register, 64 - 8 * container + skipped);
      code.aluImm(AluOp.RSH, register, 64 - width);
      bound = width;
    } else if (right > 0) {
      code.aluImm(AluOp.RSH, register, right);
    }
    values.define(inst.result(), register, bound);
  }

  /** Up to 64 bits that lie in nine bytes. */
  private void loadAcrossNine(PacketLoad inst, Place place, int first) {
    int register = bytes.load(place.base(), place.offset(), 8, Order.BIG);
    int last = code.load(Size.B, place.base(), place.offset() + 8);
    code.aluImm(AluOp.LSH, register, first);
    code.aluImm(AluOp.RSH, last, 8 - first);
    code.alu(AluOp.OR, register, last);
    int width = inst.result().width();
    if (width < 64) {
      code.aluImm(AluOp.RSH, register, 64 - width);
    }
    values.define(inst.result(), register, width);
  }

  void store(PacketStore inst) {
    Place place = place(inst.byteOffset(), inst.bitOffset() / 8, inst);
    int first = inst.bitOffset() % 8;
    int width = inst.value().width();
    if (first == 0 && width % 8 == 0) {
      bytes.store(place.base(), place.offset(), width / 8, Order.BIG, inst.value());
      return;
    }
    int offset = place.offset();
    int left = width;
    if (first + left > 8 && first > 0) {
      int here = 8 - first;
      left -= here;
      storeBits(place.base(), offset++, 0, here, inst.value(), left);
    } else if (first > 0) {
      storeBits(place.base(), offset, 8 - first - left, left, inst.value(), 0);
      return;
    }
    int whole = left / 8;
    if (whole > 0) {
      left -= 8 * whole;
      storeMiddle(place.base(), offset, whole, inst.value(), left);
      offset += whole;
    }
    if (left > 0) {
      storeBits(place.base(), offset, 8 - left, left, inst.value(), 0);
    }
  }

  private void storeMiddle(int base, int offset, int whole, Operand value, int low) {
    if (value instanceof Const constant) {
      BigInteger shifted = constant.bits().shiftRight(low);
      bytes.store(base, offset, ByteAccess.image(shifted, whole, Order.BIG));
      return;
    }
    int shifted = values.copy(value);
    if (low > 0) {
      code.aluImm(AluOp.RSH, shifted, low);
    }
    if (whole > 1) {
      // Bits above the bytes that are stored fall off at the left end.
      code.aluImm(AluOp.LSH, shifted, 64 - 8 * whole);
      code.swap(64, shifted);
    }
    int done = 0;
    while (done < whole) {
      Size size = ByteAccess.largest(whole - done);
      code.store(size, base, offset + done, shifted);
      done += size.bytes();
      if (done < whole) {
        code.aluImm(AluOp.RSH, shifted, size.bits());
      }
    }
  }

  /**
   * Replaces some bits of one byte.
   *
   * @param shift their distance from the byte's least significant bit
   * @param low the lowest of the value's bits that go there
   */
  private void storeBits(int base, int offset, int shift, int width, Operand value, int low) {
    int mask = (1 << width) - 1;
    int old = code.load(Size.B, base, offset);
    if (value instanceof Const constant) {
      int bits = constant.bits().shiftRight(low).intValue() & mask;
      if (bits != mask) {
        code.aluImm(AluOp.AND, old, ~(mask << shift) & 0xff);
      }
      if (bits != 0) {
        code.aluImm(AluOp.OR, old, bits << shift);
      }
    } else {
      code.aluImm(AluOp.AND, old, ~(mask << shift) & 0xff);
      int bits = values.copy((Value) value);
      if (low > 0) {
        code.aluImm(AluOp.RSH, bits, low);
      }
      if (values.bound(value) - low > width) {
        code.aluImm(AluOp.AND, bits, mask);
      }
      if (shift > 0) {
        code.aluImm(AluOp.LSH, bits, shift);
      }
      code.alu(AluOp.OR, old, bits);
    }
    code.store(Size.B, base, offset, old);
  }
}
