package dev.p4u.runtime.helper;

import java.util.List;

/**
 * Functions by name that p4c ships as samples of user-written extern modules, so that programs
 * which declare them run. Arguments are numbers; a header or structure argument is the address of
 * its bytes as on the wire.
 */
final class ExternModules {

  private static final int IPV4_HEADER = 20;

  /** compute_hash is given 8 bytes, but the sample sums only the first 7. */
  private static final int HASHED_BYTES = 7;

  private ExternModules() {}

  static List<Helper> all() {
    return List.of(
        new HelperFunction(
            HelperFunction.NO_ID,
            "compute_hash",
            2,
            (context, a, b, r3, r4, r5) -> computeHash((int) a, (int) b)),
        new HelperFunction(
            HelperFunction.NO_ID,
            "incremental_checksum",
            3,
            (context, sum, old, fresh, r4, r5) ->
                incrementalChecksum((int) sum, (int) old, (int) fresh)),
        new HelperFunction(
            HelperFunction.NO_ID,
            "verify_ipv4_checksum",
            1,
            (context, header, r2, r3, r4, r5) -> verifyIpv4Checksum(context, header)));
  }

  /** CRC-16/CCITT (polynomial 0x1021, start 0xffff) of a and b, each stored little endian. */
  static int computeHash(int a, int b) {
    long bytes = (a & 0xffff_ffffL) | (long) b << 32;
    int crc = 0xffff;
    for (int i = 0; i < HASHED_BYTES; i++) {
      int x = (crc >>> 8) ^ (int) (bytes >>> (8 * i) & 0xff);
      x ^= x >>> 4;
      crc = ((crc << 8) ^ (x << 12) ^ (x << 5) ^ x) & 0xffff;
    }
    return crc;
  }

  /** RFC 1624, equation 3, for a 32-bit field: HC' = ~(~HC + ~m + m'). */
  static int incrementalChecksum(int checksum, int oldValue, int newValue) {
    int sum = (~checksum & 0xffff) + words(~oldValue) + words(newValue);
    return ~fold(sum) & 0xffff;
  }

  private static long verifyIpv4Checksum(HelperContext context, long header) {
    byte[] bytes = context.scratch(IPV4_HEADER);
    context.memory().read(header, bytes, 0, IPV4_HEADER);
    int sum = 0;
    for (int i = 0; i < IPV4_HEADER; i += 2) {
      sum += (bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff);
    }
    return fold(sum) == 0xffff ? 1 : 0;
  }

  private static int words(int value) {
    return (value >>> 16) + (value & 0xffff);
  }

  private static int fold(int sum) {
    int folded = sum;
    while (folded >>> 16 != 0) {
      folded = (folded & 0xffff) + (folded >>> 16);
    }
    return folded;
  }
}
