package dev.p4u.runtime.flow;

import java.util.Arrays;

/**
 * The fields of one packet that flows match. A field that the packet does not have, or that it is
 * too short for, is absent and matches nothing. Used again from packet to packet; not thread-safe.
 */
public final class FlowKey {

  private static final int ETHERNET = 14;
  private static final int TAG = 4;
  private static final int MAX_TAGS = 2;
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final int ARP_PACKET = 28;

  /** A type field below this is a length; Open vSwitch calls such frames type 0x5ff. */
  private static final int FIRST_TYPE = 0x600;

  private static final int LLC = 0x5ff;

  /** IPv6 extension headers that are looked through, to bound the work. */
  private static final int MAX_EXTENSIONS = 8;

  private final long[] high = new long[MatchField.values().length];
  private final long[] low = new long[MatchField.values().length];
  private int present;
  private boolean customerTag;
  private boolean serviceTag;

  private byte[] bytes;
  private int at;
  private int end;

  /** Reads the fields of length bytes at an offset of an array. */
  public void extract(int inPort, byte[] array, int offset, int length) {
    Arrays.fill(high, 0);
    Arrays.fill(low, 0);
    present = 0;
    customerTag = false;
    serviceTag = false;
    bytes = array;
    at = offset;
    end = offset + length;
    set(MatchField.IN_PORT, inPort & 0xffff_ffffL);
    set(MatchField.VLAN_TCI, 0);
    if (length >= ETHERNET) {
      ethernet();
    }
    bytes = null;
  }

  boolean has(MatchField field) {
    return (present & 1 << field.ordinal()) != 0;
  }

  long high(MatchField field) {
    return high[field.ordinal()];
  }

  long low(MatchField field) {
    return low[field.ordinal()];
  }

  /** Whether the packet has a VLAN tag with this EtherType. */
  boolean hasTag(long type) {
    return type == Ether.CUSTOMER_TAG ? customerTag : type == Ether.SERVICE_TAG && serviceTag;
  }

  private void ethernet() {
    set(MatchField.DL_DST, number(at, 6));
    set(MatchField.DL_SRC, number(at + 6, 6));
    int type = (int) number(at + 12, 2);
    at += ETHERNET;
    for (int tags = 0; tags < MAX_TAGS && Ether.isTag(type); tags++) {
      customerTag |= type == Ether.CUSTOMER_TAG;
      serviceTag |= type == Ether.SERVICE_TAG;
      if (!room(TAG)) {
        return;
      }
      if (tags == 0) {
        set(MatchField.VLAN_TCI, number(at, 2) | Match.TAGGED);
      }
      type = (int) number(at + 2, 2);
      at += TAG;
    }
    set(MatchField.DL_TYPE, type < FIRST_TYPE ? LLC : type);
    switch (type) {
      case Ether.IPV4 -> ipv4();
      case Ether.IPV6 -> ipv6();
      case Ether.ARP -> arp();
      default -> {}
    }
  }

  private void ipv4() {
    if (!room(IPV4_HEADER)) {
      return;
    }
    int headerBytes = (bytes[at] & 0xf) * 4;
    int total = (int) number(at + 2, 2);
    if ((bytes[at] & 0xf0) != 0x40 || headerBytes < IPV4_HEADER || total < headerBytes) {
      return;
    }
    set(MatchField.NW_SRC, number(at + 12, 4));
    set(MatchField.NW_DST, number(at + 16, 4));
    set(MatchField.NW_PROTO, bytes[at + 9] & 0xff);
    boolean firstFragment = (number(at + 6, 2) & 0x1fff) == 0;
    // What stands behind the IP packet is Ethernet padding.
    end = Math.min(end, at + total);
    at += headerBytes;
    if (firstFragment) {
      transport(bytes[at - headerBytes + 9] & 0xff);
    }
  }

  private void ipv6() {
    if (!room(IPV6_HEADER) || (bytes[at] & 0xf0) != 0x60) {
      return;
    }
    set(MatchField.IPV6_SRC, number(at + 8, 8), number(at + 16, 8));
    set(MatchField.IPV6_DST, number(at + 24, 8), number(at + 32, 8));
    int next = bytes[at + 6] & 0xff;
    int payload = (int) number(at + 4, 2);
    at += IPV6_HEADER;
    end = Math.min(end, at + payload);
    boolean firstFragment = true;
    for (int i = 0; i < MAX_EXTENSIONS && isExtension(next) && room(8); i++) {
      int length = (bytes[at + 1] & 0xff) * 8 + 8;
      if (next == 44) {
        firstFragment = (number(at + 2, 2) & 0xfff8) == 0;
        length = 8;
      } else if (next == 51) {
        length = (bytes[at + 1] & 0xff) * 4 + 8;
      }
      next = bytes[at] & 0xff;
      at += length;
    }
    set(MatchField.NW_PROTO, next);
    if (firstFragment && !isExtension(next)) {
      transport(next);
    }
  }

  /** Hop-by-hop, routing, fragment, authentication, destination options (RFC 8200, RFC 4302). */
  private static boolean isExtension(int next) {
    return next == 0 || next == 43 || next == 44 || next == 51 || next == 60;
  }

  private void transport(int protocol) {
    switch (protocol) {
      case Ether.TCP, Ether.UDP, Ether.SCTP -> {
        if (room(4)) {
          set(MatchField.TP_SRC, number(at, 2));
          set(MatchField.TP_DST, number(at + 2, 2));
        }
      }
      case Ether.ICMP, Ether.ICMP6 -> {
        if (room(2)) {
          set(MatchField.TP_SRC, number(at, 1));
          set(MatchField.TP_DST, number(at + 1, 1));
        }
      }
      default -> {}
    }
  }

  private void arp() {
    // Hardware type Ethernet, protocol type IPv4, address lengths 6 and 4 (RFC 826).
    if (!room(ARP_PACKET) || number(at, 6) != 0x0001_0800_0604L) {
      return;
    }
    long operation = number(at + 6, 2);
    if (operation <= 0xff) {
      set(MatchField.NW_PROTO, operation);
    }
    set(MatchField.NW_SRC, number(at + 14, 4));
    set(MatchField.NW_DST, number(at + 24, 4));
  }

  private boolean room(int length) {
    return at <= end - length;
  }

  private long number(int from, int length) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | (bytes[from + i] & 0xff);
    }
    return value;
  }

  private void set(MatchField field, long value) {
    set(field, 0, value);
  }

  private void set(MatchField field, long newHigh, long newLow) {
    high[field.ordinal()] = newHigh;
    low[field.ordinal()] = newLow;
    present |= 1 << field.ordinal();
  }
}
