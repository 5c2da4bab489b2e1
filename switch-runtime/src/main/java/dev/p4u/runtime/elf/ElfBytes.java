package dev.p4u.runtime.elf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads numbers and strings of a file; every access is checked. */
final class ElfBytes {

  private final byte[] bytes;

  ElfBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  int length() {
    return bytes.length;
  }

  /** Makes sure that the file has these bytes. */
  void require(long offset, long size, String what) throws ElfFormatException {
    if (offset < 0 || size < 0 || offset > bytes.length - size) {
      long shown = Math.max(0, Math.min(offset, bytes.length));
      throw new ElfFormatException(
          shown,
          what
              + " needs bytes "
              + Long.toUnsignedString(offset)
              + " to "
              + Long.toUnsignedString(offset + size)
              + ", the file has "
              + bytes.length);
    }
  }

  int u8(long offset, String what) throws ElfFormatException {
    require(offset, 1, what);
    return bytes[(int) offset] & 0xff;
  }

  int u16(long offset, String what) throws ElfFormatException {
    require(offset, 2, what);
    int at = (int) offset;
    return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
  }

  int s32(long offset, String what) throws ElfFormatException {
    require(offset, 4, what);
    int at = (int) offset;
    return (bytes[at] & 0xff)
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | bytes[at + 3] << 24;
  }

  long u32(long offset, String what) throws ElfFormatException {
    return s32(offset, what) & 0xffff_ffffL;
  }

  long u64(long offset, String what) throws ElfFormatException {
    return u32(offset, what) | u32(offset + 4, what) << 32;
  }

  byte[] copy(long offset, long size, String what) throws ElfFormatException {
    require(offset, size, what);
    return Arrays.copyOfRange(bytes, (int) offset, (int) (offset + size));
  }

  /** The string of at most limit bytes that ends with a zero byte before end. */
  String string(long offset, long end, int limit, String what) throws ElfFormatException {
    require(offset, 1, what);
    long last = Math.min(bytes.length, Math.min(end, offset + limit));
    for (long at = offset; at < last; at++) {
      if (bytes[(int) at] == 0) {
        return new String(bytes, (int) offset, (int) (at - offset), StandardCharsets.UTF_8);
      }
    }
    throw new ElfFormatException(
        offset,
        end > offset + limit
            ? what + " is longer than " + limit + " bytes"
            : what + " has no end within its section");
  }
}
