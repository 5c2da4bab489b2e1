package dev.p4u.runtime.helper;

/**
 * Bob Jenkins's lookup3 hash of 2006, byte-wise form for little-endian machines ({@code
 * hashlittle}; public domain, burtleburtle.net/bob/c/lookup3.c).
 */
public final class Lookup3 {

  private static final int GOLDEN = 0xdeadbeef;
  private static final int BLOCK = 12;

  private Lookup3() {}

  /** Hash of length bytes from offset on. */
  public static int hash(byte[] bytes, int offset, int length, int seed) {
    int a = GOLDEN + length + seed;
    int b = a;
    int c = a;
    int at = offset;
    int left = length;
    while (left > BLOCK) {
      a += word(bytes, at, 4);
      b += word(bytes, at + 4, 4);
      c += word(bytes, at + 8, 4);
      // mix(a, b, c): reversible, so that no information of earlier blocks is lost.
      a = (a - c) ^ Integer.rotateLeft(c, 4);
      c += b;
      b = (b - a) ^ Integer.rotateLeft(a, 6);
      a += c;
      c = (c - b) ^ Integer.rotateLeft(b, 8);
      b += a;
      a = (a - c) ^ Integer.rotateLeft(c, 16);
      c += b;
      b = (b - a) ^ Integer.rotateLeft(a, 19);
      a += c;
      c = (c - b) ^ Integer.rotateLeft(b, 4);
      b += a;
      at += BLOCK;
      left -= BLOCK;
    }
    if (left == 0) {
      return c;
    }
    a += word(bytes, at, Math.min(4, left));
    b += word(bytes, at + 4, Math.min(4, left - 4));
    c += word(bytes, at + 8, Math.min(4, left - 8));
    // final(a, b, c)
    c = (c ^ b) - Integer.rotateLeft(b, 14);
    a = (a ^ c) - Integer.rotateLeft(c, 11);
    b = (b ^ a) - Integer.rotateLeft(a, 25);
    c = (c ^ b) - Integer.rotateLeft(b, 16);
    a = (a ^ c) - Integer.rotateLeft(c, 4);
    b = (b ^ a) - Integer.rotateLeft(a, 14);
    c = (c ^ b) - Integer.rotateLeft(b, 24);
    return c;
  }

  /** Up to 4 bytes, little endian; none when count is not positive. */
  private static int word(byte[] bytes, int at, int count) {
    int word = 0;
    for (int i = 0; i < count; i++) {
      word |= (bytes[at + i] & 0xff) << (8 * i);
    }
    return word;
  }
}
