package dev.p4u.runtime.flow;

/** The packet fields that flows can match, in the order in which they are printed. */
public enum MatchField {
  IN_PORT(32),
  /** TCI of the outermost VLAN tag with bit 0x1000 set; 0 without a tag (as in Open vSwitch). */
  VLAN_TCI(16),
  DL_SRC(48),
  DL_DST(48),
  /** EtherType behind up to two VLAN tags; a tag's own type matches a packet with such a tag. */
  DL_TYPE(16),
  /** IPv4 source; in ARP the sender's protocol address. */
  NW_SRC(32),
  /** IPv4 destination; in ARP the target's protocol address. */
  NW_DST(32),
  IPV6_SRC(128),
  IPV6_DST(128),
  /** Protocol of IPv4; last next-header of IPv6; operation of ARP. */
  NW_PROTO(8),
  /** TCP or UDP source port; ICMP type. */
  TP_SRC(16),
  /** TCP or UDP destination port; ICMP code. */
  TP_DST(16);

  private final int widthBits;

  MatchField(int widthBits) {
    this.widthBits = widthBits;
  }

  /** Width in bits. */
  public int widthBits() {
    return widthBits;
  }

  /** Upper 64 bits of an all-ones value. */
  long onesHigh() {
    return widthBits > 64 ? -1L : 0;
  }

  /** Lower 64 bits of an all-ones value. */
  long onesLow() {
    return widthBits >= 64 ? -1L : (1L << widthBits) - 1;
  }
}
