package dev.p4u.runtime.flow;

/** EtherTypes and IP protocols that the flow tables know. */
final class Ether {

  static final int IPV4 = 0x0800;
  static final int ARP = 0x0806;
  static final int IPV6 = 0x86dd;
  static final int CUSTOMER_TAG = 0x8100;
  static final int SERVICE_TAG = 0x88a8;

  static final int ICMP = 1;
  static final int TCP = 6;
  static final int UDP = 17;
  static final int SCTP = 132;
  static final int ICMP6 = 58;

  private Ether() {}

  static boolean isTag(long type) {
    return type == CUSTOMER_TAG || type == SERVICE_TAG;
  }
}
