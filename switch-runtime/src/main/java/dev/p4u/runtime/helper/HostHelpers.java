package dev.p4u.runtime.helper;

import dev.p4u.runtime.vm.VmTrap;
import java.util.List;

/** Helpers 5 to 7: clock, hash, text output. */
final class HostHelpers {

  /** Most bytes that one call can hash. */
  private static final int MAX_HASHED = 65_536;

  private HostHelpers() {}

  static List<Helper> all() {
    return List.of(
        new HelperFunction(
            5, "ubpf_time_get_ns", 0, (context, r1, r2, r3, r4, r5) -> context.timeNanos()),
        new HelperFunction(
            6, "ubpf_hash", 2, (context, data, size, r3, r4, r5) -> hash(context, data, size)),
        new HelperFunction(7, "ubpf_printf", 5, HostHelpers::print));
  }

  private static long hash(HelperContext context, long data, long size) {
    if (size < 0 || size > MAX_HASHED) {
      throw new VmTrap(
          "ubpf_hash of %s bytes; at most %d are supported"
              .formatted(Long.toUnsignedString(size), MAX_HASHED));
    }
    int length = (int) size;
    byte[] scratch = context.scratch(length);
    context.memory().read(data, scratch, 0, length);
    return Integer.toUnsignedLong(Lookup3.hash(scratch, 0, length, 0));
  }

  private static long print(
      HelperContext context, long format, long r2, long r3, long r4, long r5) {
    context.print(Printf.format(context.memory(), format, r2, r3, r4, r5));
    return 0;
  }
}
