package dev.p4u.runtime.packet;

import java.util.Arrays;

/**
 * A packet with headroom in front, so that programs can grow and shrink its head in place. Offsets
 * that programs hold are absolute in {@link #array()}.
 */
public final class PacketBuffer {

  /** Bytes kept free in front of a received packet. */
  public static final int HEADROOM = 256;

  /** Largest packet in bytes that a program can make. */
  public static final int MAX_LENGTH = 65_535;

  private byte[] array;
  private int head;
  private int length;

  public PacketBuffer(byte[] packet) {
    this(packet, 0, packet.length);
  }

  public PacketBuffer(byte[] packet, int offset, int length) {
    array = new byte[HEADROOM + length];
    reset(packet, offset, length);
  }

  /** Replaces the contents; the buffer is reused where it is large enough. */
  public void reset(byte[] packet, int offset, int newLength) {
    if (array.length < HEADROOM + newLength) {
      array = new byte[HEADROOM + newLength];
    }
    System.arraycopy(packet, offset, array, HEADROOM, newLength);
    head = HEADROOM;
    length = newLength;
  }

  /**
   * Moves the start of the packet: a positive delta grows it with zero bytes in front, a negative
   * one cuts bytes off (as P4rt-OVS's ubpf_adjust_head does).
   *
   * @return false when the packet would get shorter than 0 or longer than {@link #MAX_LENGTH}; it
   *     is unchanged then
   */
  public boolean adjustHead(int delta) {
    long newLength = (long) length + delta;
    if (newLength < 0 || newLength > MAX_LENGTH) {
      return false;
    }
    if (delta > head) {
      // The array grows to what the packet needs, not at every packet: it lives on after reset().
      int start = HEADROOM + delta;
      byte[] target = array.length >= start + length ? array : new byte[start + length];
      System.arraycopy(array, head, target, start, length);
      array = target;
      head = start;
    }
    head -= delta;
    length = (int) newLength;
    if (delta > 0) {
      Arrays.fill(array, head, head + delta, (byte) 0);
    }
    return true;
  }

  /** Cuts the packet's end off so that at most maxLength bytes stay; returns the bytes cut. */
  public int truncate(int maxLength) {
    int kept = Math.max(0, Math.min(length, maxLength));
    int cut = length - kept;
    length = kept;
    return cut;
  }

  /** The array that holds the packet; replaced when the headroom is used up. */
  public byte[] array() {
    return array;
  }

  /** Offset of the packet's first byte in {@link #array()}. */
  public int head() {
    return head;
  }

  /** Bytes of the packet. */
  public int length() {
    return length;
  }

  /** A copy of the packet's bytes. */
  public byte[] toBytes() {
    return Arrays.copyOfRange(array, head, head + length);
  }
}
