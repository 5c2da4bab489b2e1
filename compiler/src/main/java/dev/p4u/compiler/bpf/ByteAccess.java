package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.runtime.isa.AluOp;
import dev.p4u.runtime.isa.Size;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.math.BigInteger;

/** Loads and stores of 1 to 8 whole bytes in either order, at any alignment. */
final class ByteAccess {

  private final CodeBuilder code;
  private final Values values;

  ByteAccess(CodeBuilder code, Values values) {
    this.code = code;
    this.values = values;
  }

  /** The largest single access within some bytes. */
  static Size largest(int bytes) {
    return Size.ofBytes(Integer.highestOneBit(Math.min(bytes, 8)));
  }

  static boolean isSingle(int bytes) {
    return Integer.bitCount(bytes) == 1 && bytes <= 8;
  }

  /** The number that these bytes make, in a new register. */
  int load(int base, int offset, int bytes, Order order) {
    int result = -1;
    int done = 0;
    while (done < bytes) {
      Size size = largest(bytes - done);
      int part = code.load(size, base, offset + done);
      if (order == Order.BIG && size != Size.B) {
        code.swap(size.bits(), part);
      }
      if (result < 0) {
        result = part;
      } else if (order == Order.BIG) {
        code.aluImm(AluOp.LSH, result, size.bits());
        code.alu(AluOp.OR, result, part);
      } else {
        code.aluImm(AluOp.LSH, part, 8 * done);
        code.alu(AluOp.OR, result, part);
      }
      done += size.bytes();
    }
    return result;
  }

  /** Stores the low bytes of an operand. */
  void store(int base, int offset, int bytes, Order order, Operand operand) {
    if (operand instanceof Const constant) {
      store(base, offset, image(constant.bits(), bytes, order));
      return;
    }
    if (order == Order.LITTLE) {
      storeLittle(base, offset, bytes, values.use(operand), false);
    } else if (values.isNetworkOrder(operand)) {
      code.store(Size.ofBytes(bytes), base, offset, values.networkRegister(operand));
    } else if (bytes == 1) {
      code.store(Size.B, base, offset, values.use(operand));
    } else {
      int swapped = values.copy(operand);
      if (isSingle(bytes)) {
        code.swap(8 * bytes, swapped);
      } else {
        code.aluImm(AluOp.LSH, swapped, 64 - 8 * bytes);
        code.swap(64, swapped);
      }
      storeLittle(base, offset, bytes, swapped, true);
    }
  }

  private void storeLittle(int base, int offset, int bytes, int register, boolean mayChange) {
    int from = register;
    boolean own = mayChange;
    int done = 0;
    while (done < bytes) {
      Size size = largest(bytes - done);
      code.store(size, base, offset + done, from);
      done += size.bytes();
      if (done < bytes) {
        if (!own) {
          from = code.copy(from);
          own = true;
        }
        code.aluImm(AluOp.RSH, from, size.bits());
      }
    }
  }

  /** The bytes of a number in memory. */
  static byte[] image(BigInteger number, int bytes, Order order) {
    byte[] image = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      byte each = number.shiftRight(8 * i).byteValue();
      image[order == Order.LITTLE ? i : bytes - 1 - i] = each;
    }
    return image;
  }

  /** Stores known bytes with as few instructions as immediates allow. */
  void store(int base, int offset, byte[] image) {
    int done = 0;
    while (done < image.length) {
      Size size = largest(image.length - done);
      if (size == Size.DW && !code.storesAtOnce(little(image, done, 8))) {
        size = Size.W;
      }
      code.storeConstant(size, base, offset + done, little(image, done, size.bytes()));
      done += size.bytes();
    }
  }

  private static long little(byte[] image, int at, int bytes) {
    long number = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      number = number << 8 | image[at + i] & 0xff;
    }
    return number;
  }
}
