package dev.p4u.runtime.helper;

import dev.p4u.runtime.vm.Memory;

/**
 * The conversions of {@code ubpf_printf}: {@code %d %i %u %x %X %c %s %p %%}, with {@code l},
 * {@code ll} or {@code z} for 64-bit values and without for 32-bit ones; up to four arguments.
 * Anything else is printed as it stands. The result has at most 79 characters, as in P4rt-OVS,
 * where the 80th byte ends the string.
 */
final class Printf {

  private static final int MAX_CHARACTERS = 79;
  private static final int MAX_FORMAT = 512;

  private final Memory memory;
  private final long[] arguments;
  private final StringBuilder out = new StringBuilder();
  private int used;

  private Printf(Memory memory, long... arguments) {
    this.memory = memory;
    this.arguments = arguments;
  }

  static String format(Memory memory, long address, long r2, long r3, long r4, long r5) {
    Printf printf = new Printf(memory, r2, r3, r4, r5);
    printf.run(string(memory, address, MAX_FORMAT));
    StringBuilder out = printf.out;
    return out.length() > MAX_CHARACTERS ? out.substring(0, MAX_CHARACTERS) : out.toString();
  }

  private void run(String format) {
    int at = 0;
    while (at < format.length() && out.length() < MAX_CHARACTERS) {
      char c = format.charAt(at);
      if (c != '%') {
        out.append(c);
        at++;
        continue;
      }
      int end = at + 1;
      while (end < format.length() && "lz".indexOf(format.charAt(end)) >= 0) {
        end++;
      }
      boolean wide = end > at + 1;
      boolean known = end < format.length() && convert(format.charAt(end), wide);
      int next = Math.min(format.length(), end + 1);
      if (!known) {
        out.append(format, at, next);
      }
      at = next;
    }
  }

  /** Appends one argument; false when the conversion is unknown or no argument is left. */
  private boolean convert(char conversion, boolean wide) {
    if (conversion == '%') {
      out.append('%');
      return true;
    }
    if ("diuxXcsp".indexOf(conversion) < 0 || used == arguments.length) {
      return false;
    }
    long value = arguments[used++];
    long unsigned = wide ? value : value & 0xffff_ffffL;
    switch (conversion) {
      case 'd', 'i' -> out.append(wide ? value : (int) value);
      case 'u' -> out.append(Long.toUnsignedString(unsigned));
      case 'x' -> out.append(Long.toHexString(unsigned));
      case 'X' -> out.append(Long.toHexString(unsigned).toUpperCase(java.util.Locale.ROOT));
      case 'c' -> out.append((char) (value & 0xff));
      case 'p' -> out.append("0x").append(Long.toHexString(value));
      default -> out.append(value == 0 ? "(null)" : string(memory, value, MAX_CHARACTERS));
    }
    return true;
  }

  /** Reads up to a zero byte or the limit, one character a byte. */
  private static String string(Memory memory, long address, int limit) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < limit; i++) {
      long b = memory.load(address + i, 1);
      if (b == 0) {
        break;
      }
      text.append((char) b);
    }
    return text.toString();
  }
}
