package dev.p4u.runtime.vm;

import dev.p4u.runtime.map.BpfMap;
import dev.p4u.runtime.packet.PacketBuffer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The address space of a {@link RunState}: finds the array behind an address and checks bounds. */
public final class RunMemory implements Memory {

  /** Bytes of one stack frame. */
  public static final int FRAME_SIZE = 512;

  /** Deepest nesting of functions, the entry included. */
  public static final int MAX_FRAMES = 8;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final byte[] NOTHING = new byte[0];
  private static final BpfMap[] NO_MAPS = new BpfMap[0];

  private final byte[] stack = new byte[FRAME_SIZE * MAX_FRAMES];
  private int stackTop;
  private PacketBuffer packet = new PacketBuffer(NOTHING);
  private byte[] input = NOTHING;
  private byte[] strings = NOTHING;
  private BpfMap[] maps = NO_MAPS;

  RunMemory() {}

  void bind(byte[] newStrings, BpfMap[] newMaps) {
    strings = newStrings;
    maps = newMaps;
  }

  void packet(PacketBuffer newPacket) {
    packet = newPacket;
  }

  PacketBuffer packet() {
    return packet;
  }

  void input(byte[] newInput) {
    input = newInput;
  }

  byte[] input() {
    return input;
  }

  /** Makes a number of frames accessible; the last one starts as zeros when it is new. */
  void frames(int count, boolean isNew) {
    stackTop = FRAME_SIZE * count;
    if (isNew) {
      // A run must never see what an earlier packet left.
      Arrays.fill(stack, stackTop - FRAME_SIZE, stackTop, (byte) 0);
    }
  }

  @Override
  public long load(long address, int size) {
    return switch (size) {
      case 1 -> load8(address);
      case 2 -> load16(address);
      case 4 -> load32(address);
      case 8 -> load64(address);
      default -> throw new IllegalArgumentException("no load has " + size + " bytes");
    };
  }

  @Override
  public void store(long address, int size, long value) {
    switch (size) {
      case 1 -> store8(address, value);
      case 2 -> store16(address, value);
      case 4 -> store32(address, value);
      case 8 -> store64(address, value);
      default -> throw new IllegalArgumentException("no store has " + size + " bytes");
    }
  }

  /** Loads a byte, zero-extended. */
  public long load8(long address) {
    return array(address, 1, false)[(int) address] & 0xffL;
  }

  /** Loads 2 bytes, zero-extended. */
  public long load16(long address) {
    return (short) SHORT.get(array(address, 2, false), (int) address) & 0xffffL;
  }

  /** Loads 4 bytes, zero-extended. */
  public long load32(long address) {
    return (int) INT.get(array(address, 4, false), (int) address) & 0xffff_ffffL;
  }

  /** Loads 8 bytes. */
  public long load64(long address) {
    return (long) LONG.get(array(address, 8, false), (int) address);
  }

  /** Stores the low byte. */
  public void store8(long address, long value) {
    array(address, 1, true)[(int) address] = (byte) value;
  }

  /** Stores the low 2 bytes. */
  public void store16(long address, long value) {
    SHORT.set(array(address, 2, true), (int) address, (short) value);
  }

  /** Stores the low 4 bytes. */
  public void store32(long address, long value) {
    INT.set(array(address, 4, true), (int) address, (int) value);
  }

  /** Stores 8 bytes. */
  public void store64(long address, long value) {
    LONG.set(array(address, 8, true), (int) address, value);
  }

  @Override
  public void read(long address, byte[] to, int toOffset, int length) {
    System.arraycopy(array(address, length, false), (int) address, to, toOffset, length);
  }

  @Override
  public void write(long address, byte[] from, int fromOffset, int length) {
    System.arraycopy(from, fromOffset, array(address, length, true), (int) address, length);
  }

  /** The array that an access of size bytes hits, at index {@code (int) address}. */
  byte[] array(long address, int size, boolean write) {
    int region = (int) (address >>> 32);
    int offset = (int) address;
    byte[] array;
    int low = 0;
    int high;
    switch (region) {
      case STACK -> {
        array = stack;
        high = stackTop;
      }
      case PACKET -> {
        array = packet.array();
        low = packet.head();
        high = low + packet.length();
      }
      case INPUT -> {
        array = input;
        high = array.length;
      }
      case STRINGS -> {
        if (write) {
          throw trap("strings are read-only", address, size, true);
        }
        array = strings;
        high = array.length;
      }
      default -> {
        int map = region - MAP_VALUES;
        if (map < 0 || map >= maps.length) {
          throw trap("no memory there", address, size, write);
        }
        array = maps[map].values();
        high = array.length;
      }
    }
    // Offsets above 2^31 are negative here and fail the first comparison.
    if (offset < low || size < 0 || offset > high - size) {
      throw trap("bounds are [" + low + ", " + high + ")", address, size, write);
    }
    return array;
  }

  private static VmTrap trap(String why, long address, int size, boolean write) {
    return new VmTrap(
        (write ? "write" : "read")
            + " of "
            + size
            + (size == 1 ? " byte at " : " bytes at ")
            + describe(address)
            + ": "
            + why);
  }

  /** How messages write an address: region and decimal offset. */
  static String describe(long address) {
    int region = (int) (address >>> 32);
    long offset = address & 0xffff_ffffL;
    String name =
        switch (region) {
          case STACK -> "stack";
          case PACKET -> "packet buffer";
          case INPUT -> "input";
          case STRINGS -> "strings";
          case CONTEXT -> "context handle";
          case MAP_HANDLE -> "map handle";
          default -> region >= MAP_VALUES ? "values of map " + (region - MAP_VALUES) : null;
        };
    return address == 0
        ? "null"
        : name == null || offset > Integer.MAX_VALUE
            ? "0x" + Long.toHexString(address)
            : name + " + " + offset;
  }
}
