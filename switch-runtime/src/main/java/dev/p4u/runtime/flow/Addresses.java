package dev.p4u.runtime.flow;

import java.util.Arrays;

/** Text forms of MAC, IPv4 and IPv6 addresses; never asks a name service. */
final class Addresses {

  private Addresses() {}

  /** Six groups of one or two hex digits. */
  static long parseMac(String text) {
    String[] groups = text.split(":", -1);
    if (groups.length != 6) {
      throw new NumberFormatException("'" + text + "' is no MAC address");
    }
    long value = 0;
    for (String group : groups) {
      if (!group.matches("[0-9a-fA-F]{1,2}")) {
        throw new NumberFormatException("'" + text + "' is no MAC address");
      }
      value = value << 8 | Integer.parseInt(group, 16);
    }
    return value;
  }

  static String formatMac(long mac) {
    StringBuilder text = new StringBuilder();
    for (int shift = 40; shift >= 0; shift -= 8) {
      text.append(shift == 40 ? "" : ":").append("%02x".formatted(mac >>> shift & 0xff));
    }
    return text.toString();
  }

  /** Four decimal groups. */
  static long parseIpv4(String text) {
    String[] groups = text.split("\\.", -1);
    long value = 0;
    boolean good = groups.length == 4;
    for (String group : groups) {
      good = good && group.matches("\\d{1,3}") && Integer.parseInt(group) <= 255;
      value = good ? value << 8 | Integer.parseInt(group) : 0;
    }
    if (!good) {
      throw new NumberFormatException("'" + text + "' is no IPv4 address");
    }
    return value;
  }

  static String formatIpv4(long address) {
    return (address >>> 24 & 0xff)
        + "."
        + (address >>> 16 & 0xff)
        + "."
        + (address >>> 8 & 0xff)
        + "."
        + (address & 0xff);
  }

  /** RFC 4291 text form, with one {@code ::} and an IPv4 tail allowed; upper and lower half. */
  static long[] parseIpv6(String text) {
    int[] words = new int[8];
    int gap = text.indexOf("::");
    String head = gap < 0 ? text : text.substring(0, gap);
    String tail = gap < 0 ? "" : text.substring(gap + 2);
    int[] front = words(text, head);
    int[] back = words(text, tail);
    int count = front.length + back.length;
    if (gap < 0 ? count != 8 : count > 7) {
      throw new NumberFormatException("'" + text + "' is no IPv6 address");
    }
    System.arraycopy(front, 0, words, 0, front.length);
    System.arraycopy(back, 0, words, 8 - back.length, back.length);
    long[] halves = new long[2];
    for (int i = 0; i < 8; i++) {
      halves[i / 4] = halves[i / 4] << 16 | words[i];
    }
    return halves;
  }

  private static int[] words(String whole, String part) {
    if (part.isEmpty()) {
      return new int[0];
    }
    String[] groups = part.split(":", -1);
    int[] words = new int[groups.length + 1];
    int count = 0;
    for (int i = 0; i < groups.length; i++) {
      if (i == groups.length - 1 && groups[i].indexOf('.') >= 0) {
        long tail = parseIpv4(groups[i]);
        words[count++] = (int) (tail >>> 16);
        words[count++] = (int) (tail & 0xffff);
      } else if (groups[i].matches("[0-9a-fA-F]{1,4}")) {
        words[count++] = Integer.parseInt(groups[i], 16);
      } else {
        throw new NumberFormatException("'" + whole + "' is no IPv6 address");
      }
    }
    return Arrays.copyOf(words, count);
  }

  /** RFC 5952: lower case, the longest run of at least two zero groups as {@code ::}. */
  static String formatIpv6(long high, long low) {
    int[] words = new int[8];
    for (int i = 0; i < 8; i++) {
      words[i] = (int) ((i < 4 ? high : low) >>> (48 - 16 * (i % 4)) & 0xffff);
    }
    int bestStart = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int length = 0;
      while (i + length < 8 && words[i + length] == 0) {
        length++;
      }
      if (length > bestLength) {
        bestStart = i;
        bestLength = length;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == bestStart) {
        text.append("::");
        i += bestLength - 1;
      } else {
        boolean separate = text.length() > 0 && text.charAt(text.length() - 1) != ':';
        text.append(separate ? ":" : "").append(Integer.toHexString(words[i]));
      }
    }
    return text.toString();
  }
}
