package dev.p4u.runtime.helper;

import dev.p4u.runtime.packet.PacketBuffer;
import dev.p4u.runtime.vm.Memory;
import java.util.List;

/** Helpers 8 to 11: the packet behind the context handle in their first argument. */
final class PacketHelpers {

  private PacketHelpers() {}

  static List<Helper> all() {
    return List.of(
        new HelperFunction(
            8,
            "ubpf_adjust_head",
            2,
            (context, ctx, delta, r3, r4, r5) ->
                context.packet().adjustHead((int) delta) ? dataAddress(context) : 0),
        new HelperFunction(
            9, "ubpf_packet_data", 1, (context, ctx, r2, r3, r4, r5) -> dataAddress(context)),
        new HelperFunction(
            10, "ubpf_get_rss_hash", 1, (context, ctx, r2, r3, r4, r5) -> hash(context.packet())),
        new HelperFunction(
            11,
            "ubpf_truncate_packet",
            2,
            (context, ctx, length, r3, r4, r5) -> context.packet().truncate((int) length)));
  }

  private static long dataAddress(HelperContext context) {
    return Memory.address(Memory.PACKET, context.packet().head());
  }

  /**
   * No network card computes a receive-side-scaling hash for us: it is lookup3 over all bytes that
   * the packet has now. Equal packets have equal hashes; packets of one flow need not.
   */
  private static long hash(PacketBuffer packet) {
    int hash = Lookup3.hash(packet.array(), packet.head(), packet.length(), 0);
    return Integer.toUnsignedLong(hash);
  }
}
