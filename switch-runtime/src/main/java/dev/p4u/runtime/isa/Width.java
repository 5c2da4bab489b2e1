package dev.p4u.runtime.isa;

/** How many bits of its operands an arithmetic or jump instruction uses. */
public enum Width {
  W32(32),
  W64(64);

  private final int bits;

  Width(int bits) {
    this.bits = bits;
  }

  public int bits() {
    return bits;
  }
}
