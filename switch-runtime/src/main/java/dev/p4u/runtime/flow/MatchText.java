package dev.p4u.runtime.flow;

import dev.p4u.runtime.flow.Match.Term;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Prints a match as {@code ovs-ofctl dump-flows} does. */
final class MatchText {

  private final Map<MatchField, Term> terms = new EnumMap<>(MatchField.class);
  private final List<String> out = new ArrayList<>();

  private MatchText(Match match) {
    match.terms().forEach(term -> terms.put(term.field(), term));
  }

  static String format(Match match) {
    MatchText text = new MatchText(match);
    String shorthand = text.shorthand();
    if (shorthand != null) {
      text.out.add(shorthand);
    }
    match.terms().forEach(text::term);
    return String.join(",", text.out);
  }

  /** The name for EtherType and protocol together, if there is one; it replaces both fields. */
  private String shorthand() {
    Long type = exact(MatchField.DL_TYPE);
    Long protocol = exact(MatchField.NW_PROTO);
    if (type == null) {
      return null;
    }
    boolean ipv4 = type == Ether.IPV4;
    boolean ipv6 = type == Ether.IPV6;
    String name = ipv4 ? "ip" : ipv6 ? "ipv6" : type == Ether.ARP ? "arp" : null;
    String suffix = ipv6 ? "6" : "";
    if ((ipv4 || ipv6) && protocol != null) {
      int number = protocol.intValue();
      boolean icmp = number == (ipv4 ? Ether.ICMP : Ether.ICMP6);
      String transport =
          number == Ether.TCP ? "tcp" : number == Ether.UDP ? "udp" : icmp ? "icmp" : null;
      if (transport != null) {
        terms.remove(MatchField.NW_PROTO);
        name = transport + suffix;
      }
    }
    if (name != null) {
      terms.remove(MatchField.DL_TYPE);
    }
    return name;
  }

  private Long exact(MatchField field) {
    Term term = terms.get(field);
    return term != null && term.isExact() ? Long.valueOf(term.valueLow()) : null;
  }

  private void term(Term term) {
    if (!terms.containsKey(term.field())) {
      return;
    }
    boolean arp = out.contains("arp");
    boolean icmp = out.contains("icmp") || out.contains("icmp6");
    long value = term.valueLow();
    out.add(
        switch (term.field()) {
          case IN_PORT -> "in_port=" + value;
          case VLAN_TCI -> vlan(term);
          case DL_SRC -> "dl_src=" + mac(term);
          case DL_DST -> "dl_dst=" + mac(term);
          case DL_TYPE -> "dl_type=0x%04x".formatted(value);
          case NW_SRC -> (arp ? "arp_spa=" : "nw_src=") + ipv4(term);
          case NW_DST -> (arp ? "arp_tpa=" : "nw_dst=") + ipv4(term);
          case IPV6_SRC -> "ipv6_src=" + ipv6(term);
          case IPV6_DST -> "ipv6_dst=" + ipv6(term);
          case NW_PROTO -> (arp ? "arp_op=" : "nw_proto=") + value;
          case TP_SRC -> (icmp ? "icmp_type=" : "tp_src=") + port(term);
          case TP_DST -> (icmp ? "icmp_code=" : "tp_dst=") + port(term);
        });
  }

  private static String vlan(Term term) {
    if (term.maskLow() == 0x1fff && (term.valueLow() & Match.TAGGED) != 0) {
      return "dl_vlan=" + (term.valueLow() & 0xfff);
    }
    return "vlan_tci=0x%04x".formatted(term.valueLow())
        + (term.isExact() ? "" : "/0x%04x".formatted(term.maskLow()));
  }

  private static String mac(Term term) {
    return Addresses.formatMac(term.valueLow())
        + (term.isExact() ? "" : "/" + Addresses.formatMac(term.maskLow()));
  }

  private static String ipv4(Term term) {
    String text = Addresses.formatIpv4(term.valueLow());
    if (term.isExact()) {
      return text;
    }
    int length = Long.bitCount(term.maskLow());
    boolean prefix = term.maskLow() == (0xffff_ffffL << (32 - length) & 0xffff_ffffL);
    return text + "/" + (prefix ? String.valueOf(length) : Addresses.formatIpv4(term.maskLow()));
  }

  private static String ipv6(Term term) {
    String text = Addresses.formatIpv6(term.valueHigh(), term.valueLow());
    if (term.isExact()) {
      return text;
    }
    int length = Long.bitCount(term.maskHigh()) + Long.bitCount(term.maskLow());
    Term prefix = FieldText.ipv6Prefix(term.field(), new long[2], length);
    boolean isPrefix = prefix.maskHigh() == term.maskHigh() && prefix.maskLow() == term.maskLow();
    return text
        + "/"
        + (isPrefix
            ? String.valueOf(length)
            : Addresses.formatIpv6(term.maskHigh(), term.maskLow()));
  }

  private static String port(Term term) {
    return term.isExact()
        ? String.valueOf(term.valueLow())
        : "0x%x/0x%x".formatted(term.valueLow(), term.maskLow());
  }
}
