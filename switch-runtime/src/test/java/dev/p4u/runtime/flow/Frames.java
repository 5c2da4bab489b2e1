package dev.p4u.runtime.flow;

import java.util.HexFormat;

/** Hand-made packets; blanks in the hex are for people. */
public final class Frames {

  public static final String MACS = "0200000000ab 0200000000cd ";

  /** IPv4 header 10.0.0.1 to 192.168.1.2 with a protocol and a payload of 8 bytes. */
  public static final String UDP =
      MACS + "0800 4500001c 00000000 40110000 0a000001 c0a80102 1234 0035 0008 0000";

  private Frames() {}

  public static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
