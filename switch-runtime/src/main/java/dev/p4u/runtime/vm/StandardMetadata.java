package dev.p4u.runtime.vm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * View of p4c-ubpf's {@code struct standard_metadata}, 24 bytes, little endian: input_port,
 * packet_length, output_action, output_port (u32 each), clone (u8, padded to 4), clone_port (u32).
 */
public final class StandardMetadata {

  /** Bytes of the structure. */
  public static final int SIZE = 24;

  /** Values of output_action. */
  public static final int ABORT = 0;

  public static final int DROP = 1;
  public static final int PASS = 2;
  public static final int REDIRECT = 3;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes = new byte[SIZE];

  /** Zeroes all fields and sets what the program may read. */
  public void reset(int inputPort, int packetLength) {
    Arrays.fill(bytes, (byte) 0);
    INT.set(bytes, 0, inputPort);
    INT.set(bytes, 4, packetLength);
  }

  public int inputPort() {
    return (int) INT.get(bytes, 0);
  }

  /** Bytes of the packet when the program started, or what the program wrote there. */
  public int packetLength() {
    return (int) INT.get(bytes, 4);
  }

  public int outputAction() {
    return (int) INT.get(bytes, 8);
  }

  public int outputPort() {
    return (int) INT.get(bytes, 12);
  }

  public boolean cloned() {
    return bytes[16] != 0;
  }

  public int clonePort() {
    return (int) INT.get(bytes, 20);
  }

  /** The structure itself, not a copy. */
  byte[] bytes() {
    return bytes;
  }
}
