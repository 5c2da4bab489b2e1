package dev.p4u.compiler.bpf;

import dev.p4u.compiler.ir.FunctionBuilder;
import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.BinOp;
import dev.p4u.compiler.ir.Inst.CastOp;
import dev.p4u.compiler.ir.Inst.CmpOp;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Position;
import dev.p4u.compiler.ir.Terminator;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operator at many widths, with both operands, one, or none constant. */
class OperatorsTest {

  private static final int[] WIDTHS = {1, 3, 8, 13, 16, 20, 32, 33, 48, 63, 64};
  private static final int[] WIDE = {65, 96, 128, 160};
  private static final Position HERE = Position.NONE;

  /** Where operands stand in the packet, and where results go. */
  private static final int LEFT = 0;

  private static final int RIGHT = 300;
  private static final int RESULT = 600;

  private interface Operation {
    Inst make(Value result, Operand left, Operand right);
  }

  /** Runs an operation on operands from the packet, and on constants in their places. */
  private static void check(int left, int right, int result, Operation operation) {
    Random random = new Random(31L * left + 17L * right + result);
    BigInteger[] constants = {
      BigInteger.ZERO,
      BigInteger.ONE,
      BigInteger.ONE.shiftLeft(right).subtract(BigInteger.ONE),
      BigInteger.ONE.shiftLeft(right - 1),
      new BigInteger(right, random)
    };
    check(left, right, result, operation, null, null, random);
    for (BigInteger constant : constants) {
      check(left, right, result, operation, null, Const.of(constant, right), random);
      check(left, right, result, operation, Const.of(constant, left), null, random);
    }
  }

  private static void check(
      int leftWidth,
      int rightWidth,
      int width,
      Operation operation,
      Const left,
      Const right,
      Random random) {
    FunctionBuilder b = new FunctionBuilder();
    Operand first = left == null ? load(b, LEFT, leftWidth) : left;
    Operand second = right == null ? load(b, RIGHT, rightWidth) : right;
    Value result = b.value(width);
    b.add(operation.make(result, first, second));
    // Stored alone, and read whole: the one does not mind what stands above the width.
    b.add(new Inst.PacketStore(HERE, Const.of(RESULT / 8, 32), 0, result));
    Operand returned = result;
    if (width < 64) {
      Value wide = b.value(64);
      b.add(new Inst.Cast(HERE, wide, CastOp.ZEXT, result));
      returned = wide;
    }
    b.end(new Terminator.Return(HERE, returned));
    Trial trial = Trial.of(b.build());
    for (int i = 0; i < 12; i++) {
      byte[] packet = new byte[400];
      random.nextBytes(packet);
      if (i % 4 == 1) {
        Arrays.fill(packet, (byte) 0xff);
      } else if (i % 4 == 2) {
        // Equal operands.
        System.arraycopy(packet, LEFT / 8, packet, RIGHT / 8, 20);
      } else if (i % 4 == 3) {
        // Small ones, as shift amounts are.
        Arrays.fill(packet, 0, 120, (byte) 0);
        packet[(RIGHT + rightWidth - 1) / 8] = (byte) random.nextInt(256);
      }
      trial.run(packet);
    }
  }

  private static Operand load(FunctionBuilder b, int bit, int width) {
    Value value = b.value(width);
    b.add(new Inst.PacketLoad(HERE, value, Const.of(bit / 8, 32), bit % 8));
    return value;
  }

  private static boolean isShift(BinOp op) {
    return op == BinOp.SHL || op == BinOp.LSHR || op == BinOp.ASHR;
  }

  @ParameterizedTest
  @EnumSource
  void binary(BinOp op) {
    for (int width : WIDTHS) {
      int amount = isShift(op) ? 8 : width;
      check(width, amount, width, (r, x, y) -> new Inst.Binary(HERE, r, op, x, y));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ADD", "SUB", "AND", "OR", "XOR"})
  void wideBinary(BinOp op) {
    for (int width : WIDE) {
      check(width, width, width, (r, x, y) -> new Inst.Binary(HERE, r, op, x, y));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SHL", "LSHR", "ASHR"})
  void wideShiftsByConstants(BinOp op) {
    for (int width : WIDE) {
      for (int amount : new int[] {0, 1, 31, 63, 64, 65, 100, width - 1, width, width + 9}) {
        Const by = Const.of(amount, 32);
        check(width, width, width, (r, x, y) -> new Inst.Binary(HERE, r, op, x, by));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shiftsOfAnyAmountWidth(CmpOp unused) {
    int amount = WIDTHS[2 + unused.ordinal()];
    for (BinOp op : List.of(BinOp.SHL, BinOp.LSHR, BinOp.ASHR)) {
      check(32, amount, 32, (r, x, y) -> new Inst.Binary(HERE, r, op, x, y));
      check(64, amount, 64, (r, x, y) -> new Inst.Binary(HERE, r, op, x, y));
    }
  }

  @ParameterizedTest
  @EnumSource
  void compare(CmpOp op) {
    for (int width : WIDTHS) {
      check(width, width, 1, (r, x, y) -> new Inst.Compare(HERE, r, op, x, y));
    }
    for (int width : WIDE) {
      check(width, width, 1, (r, x, y) -> new Inst.Compare(HERE, r, op, x, y));
    }
  }

  @ParameterizedTest
  @EnumSource
  void cast(CastOp op) {
    for (int from : new int[] {1, 3, 8, 13, 16, 20, 32, 33, 48, 63, 64, 65, 128}) {
      for (int to : new int[] {1, 3, 8, 13, 16, 32, 33, 63, 64, 65, 128, 160}) {
        if (op == CastOp.TRUNC ? from >= to : from <= to) {
          check(from, from, to, (r, x, y) -> new Inst.Cast(HERE, r, op, x));
        }
      }
    }
  }

  @Test
  void slice() {
    for (int width : new int[] {8, 13, 32, 33, 64, 128, 160}) {
      for (int low : new int[] {0, 1, 5, 31, 60, 64, 70}) {
        for (int taken : new int[] {1, 7, 8, 32, 40, 64, 80}) {
          if (low + taken <= width) {
            check(width, width, taken, (r, x, y) -> new Inst.Slice(HERE, r, x, low));
          }
        }
      }
    }
  }

  @Test
  void concat() {
    for (int high : new int[] {1, 8, 13, 32, 60, 64, 96}) {
      for (int low : new int[] {1, 3, 16, 32, 51, 64, 100}) {
        check(high, low, high + low, (r, x, y) -> new Inst.Concat(HERE, r, x, y));
      }
    }
  }

  @Test
  void select() {
    for (int width : new int[] {1, 8, 16, 33, 64, 96, 160}) {
      check(
          width, width, width, (r, x, y) -> new Inst.Select(HERE, r, Const.of(width % 2, 1), x, y));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2048, 1999})
  void veryWideFieldsAreMovedAndCompared(int width) {
    FunctionBuilder b = new FunctionBuilder();
    Operand value = load(b, 0, width);
    Value equal = b.value(1);
    b.add(new Inst.Compare(HERE, equal, CmpOp.EQ, value, Const.of(-1, width)));
    Value inverted = b.value(width);
    b.add(new Inst.Binary(HERE, inverted, BinOp.XOR, value, Const.of(-1, width)));
    b.add(new Inst.PacketStore(HERE, Const.of(256, 32), 0, inverted));
    b.end(new Terminator.Return(HERE, equal));
    Trial trial = Trial.of(b.build());
    byte[] packet = new byte[600];
    trial.run(packet);
    new Random(1).nextBytes(packet);
    trial.run(packet);
    Arrays.fill(packet, (byte) 0xff);
    trial.run(packet);
  }
}
