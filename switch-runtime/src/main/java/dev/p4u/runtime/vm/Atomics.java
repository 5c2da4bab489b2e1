package dev.p4u.runtime.vm;

import dev.p4u.runtime.isa.AtomicOp;
import dev.p4u.runtime.isa.Width;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Atomic operations on {@link RunMemory}. They are atomic among each other: map values can be
 * shared by threads. The JVM has no atomic access to unaligned bytes, hence the lock on the array.
 */
public final class Atomics {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Atomics() {}

  /**
   * Applies an operation to memory.
   *
   * @param operand src's value
   * @param expected r0's value, which cmpxchg compares
   * @return what memory held before, zero-extended
   */
  public static long apply(
      RunMemory memory, AtomicOp op, Width width, long address, long operand, long expected) {
    int index = (int) address;
    if (width == Width.W64) {
      byte[] array = memory.array(address, 8, true);
      synchronized (array) {
        long old = (long) LONG.get(array, index);
        LONG.set(array, index, result(op, old, operand, old == expected));
        return old;
      }
    }
    byte[] array = memory.array(address, 4, true);
    synchronized (array) {
      int old = (int) INT.get(array, index);
      INT.set(array, index, (int) result(op, old, operand, old == (int) expected));
      return old & 0xffff_ffffL;
    }
  }

  private static long result(AtomicOp op, long old, long operand, boolean matches) {
    return switch (op) {
      case ADD -> old + operand;
      case OR -> old | operand;
      case AND -> old & operand;
      case XOR -> old ^ operand;
      case XCHG -> operand;
      case CMPXCHG -> matches ? operand : old;
    };
  }
}
