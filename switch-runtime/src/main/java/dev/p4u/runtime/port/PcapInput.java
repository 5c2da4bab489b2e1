package dev.p4u.runtime.port;

import java.io.IOException;
import java.io.InputStream;

/** A stream that knows its position, reads whole records only, and turns ends into errors. */
final class PcapInput {

  private final InputStream in;
  private boolean bigEndian;
  private long position;
  private long packet;

  PcapInput(InputStream in) {
    this.in = in;
  }

  void bigEndian(boolean isBigEndian) {
    bigEndian = isBigEndian;
  }

  boolean isBigEndian() {
    return bigEndian;
  }

  long position() {
    return position;
  }

  /** Says that what follows belongs to the next packet. */
  void nextPacket() {
    packet++;
  }

  /** Reads up to length bytes; fewer only at the end of the file. */
  byte[] readUpTo(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    position += bytes.length;
    return bytes;
  }

  /** Reads exactly length bytes of a part whose name is for the error message. */
  byte[] read(int length, String part) throws IOException {
    byte[] bytes = readUpTo(length);
    if (bytes.length < length) {
      throw error("the file ends inside the " + part, position);
    }
    return bytes;
  }

  void skip(long length, String part) throws IOException {
    long left = length;
    while (left > 0) {
      left -= read((int) Math.min(left, 8192), part).length;
    }
  }

  long u32(byte[] bytes, int offset) {
    return (long) u16(bytes, offset + (bigEndian ? 0 : 2)) << 16
        | u16(bytes, offset + (bigEndian ? 2 : 0));
  }

  int u16(byte[] bytes, int offset) {
    int first = bytes[offset] & 0xff;
    int second = bytes[offset + 1] & 0xff;
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  PcapFormatException error(String message, long at) {
    return new PcapFormatException(message, at, packet);
  }

  void close() throws IOException {
    in.close();
  }
}
