package dev.p4u.runtime.flow;

import dev.p4u.runtime.flow.Match.Term;

/**
 * Reads the values of match fields; a wrong one is a {@link NumberFormatException} that says why.
 */
final class FieldText {

  private FieldText() {}

  /** Decimal or 0x number of at most max. */
  static long number(String text, long max) {
    long value;
    try {
      value = Long.decode(text.matches("0+\\d+") ? text.replaceFirst("^0+(?=\\d)", "") : text);
    } catch (NumberFormatException e) {
      throw numberError("'" + text + "' is no number", e);
    }
    if (value < 0 || value > max) {
      throw new NumberFormatException("'" + text + "' is not between 0 and " + max);
    }
    return value;
  }

  private static NumberFormatException numberError(String message, Throwable cause) {
    NumberFormatException error = new NumberFormatException(message);
    error.initCause(cause);
    return error;
  }

  /** {@code value} or {@code value/mask}. */
  static Term number(MatchField field, String text) {
    int slash = text.indexOf('/');
    long max = field.onesLow();
    return slash < 0
        ? Term.exact(field, number(text, max))
        : Term.masked(
            field, number(text.substring(0, slash), max), number(text.substring(slash + 1), max));
  }

  static Term mac(MatchField field, String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? Term.exact(field, Addresses.parseMac(text))
        : Term.masked(
            field,
            Addresses.parseMac(text.substring(0, slash)),
            Addresses.parseMac(text.substring(slash + 1)));
  }

  /** {@code a.b.c.d}, with {@code /length} or {@code /mask}. */
  static Term ipv4(MatchField field, String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Term.exact(field, Addresses.parseIpv4(text));
    }
    long address = Addresses.parseIpv4(text.substring(0, slash));
    String mask = text.substring(slash + 1);
    return mask.indexOf('.') >= 0
        ? Term.masked(field, address, Addresses.parseIpv4(mask))
        : Term.masked(field, address, 0xffff_ffffL & 0xffff_ffffL << (32 - number(mask, 32)));
  }

  /** An IPv6 address, with {@code /length} or {@code /mask}. */
  static Term ipv6(MatchField field, String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    long[] value = Addresses.parseIpv6(address);
    String mask = slash < 0 ? "128" : text.substring(slash + 1);
    if (mask.indexOf(':') >= 0) {
      long[] bits = Addresses.parseIpv6(mask);
      return new Term(field, value[0], value[1], bits[0], bits[1]);
    }
    return ipv6Prefix(field, value, (int) number(mask, 128));
  }

  static Term ipv6Prefix(MatchField field, long[] value, int length) {
    // A shift by 64 would be a shift by 0.
    long high = length == 0 ? 0 : -1L << Math.max(0, 64 - length);
    long low = length <= 64 ? 0 : -1L << (128 - length);
    return new Term(field, value[0], value[1], high, low);
  }

  /** {@code dl_vlan}: a VLAN number, or 0xffff for packets without a tag. */
  static Term vlan(String text) {
    long id = number(text, 0xffff);
    if (id == 0xffff) {
      return Term.exact(MatchField.VLAN_TCI, 0);
    }
    if (id > 0xfff) {
      throw new NumberFormatException("'" + text + "' is no VLAN number (0 to 4095, or 0xffff)");
    }
    return Term.masked(MatchField.VLAN_TCI, Match.TAGGED | id, 0x1fff);
  }

  /** {@code vlan_vid}: a VLAN number with bit 0x1000 set, optionally with a mask; 0 for no tag. */
  static Term vlanVid(String text) {
    int slash = text.indexOf('/');
    long value = number(slash < 0 ? text : text.substring(0, slash), 0x1fff);
    long mask = slash < 0 ? 0x1fff : number(text.substring(slash + 1), 0x1fff);
    if (slash < 0 && value != 0 && value < Match.TAGGED) {
      throw new NumberFormatException(
          "'%s' lacks the bit 0x1000 that says that there is a tag; write 0x%x or dl_vlan=%d"
              .formatted(text, value | Match.TAGGED, value));
    }
    return Term.masked(MatchField.VLAN_TCI, value, mask);
  }
}
