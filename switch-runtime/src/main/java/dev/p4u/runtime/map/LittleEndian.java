package dev.p4u.runtime.map;

/** 32-bit little-endian numbers in keys, values and metadata. */
public final class LittleEndian {

  private LittleEndian() {}

  /** The number at an offset. */
  public static int u32(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff)
        | (bytes[offset + 1] & 0xff) << 8
        | (bytes[offset + 2] & 0xff) << 16
        | (bytes[offset + 3] & 0xff) << 24;
  }

  /** Stores a number at an offset. */
  public static void putU32(byte[] bytes, int offset, int value) {
    bytes[offset] = (byte) value;
    bytes[offset + 1] = (byte) (value >>> 8);
    bytes[offset + 2] = (byte) (value >>> 16);
    bytes[offset + 3] = (byte) (value >>> 24);
  }
}
