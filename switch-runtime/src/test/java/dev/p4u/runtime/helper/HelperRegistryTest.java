package dev.p4u.runtime.helper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.runtime.map.Maps;
import dev.p4u.runtime.object.MapDef;
import dev.p4u.runtime.object.MapType;
import dev.p4u.runtime.packet.PacketBuffer;
import dev.p4u.runtime.vm.Memory;
import dev.p4u.runtime.vm.VmTrap;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelperRegistryTest {

  private static final int HASH = 0;
  private static final int ARRAY = 1;

  private final HelperRegistry registry = HelperRegistry.builtIn();
  private final FakeContext context = new FakeContext();

  @BeforeEach
  void maps() {
    context.maps.add(Maps.create(new MapDef("h", MapType.HASH, 2, 4, 1)));
    context.maps.add(Maps.create(new MapDef("a", MapType.ARRAY, 4, 4, 2)));
  }

  private long call(String name, long... arguments) {
    long[] r = java.util.Arrays.copyOf(arguments, 5);
    return registry.byName(name).orElseThrow().call(context, r[0], r[1], r[2], r[3], r[4]);
  }

  @ParameterizedTest
  @CsvSource({
    "1,ubpf_map_lookup,2",
    "2,ubpf_map_update,3",
    "3,ubpf_map_delete,2",
    "4,ubpf_map_add,2",
    "5,ubpf_time_get_ns,0",
    "6,ubpf_hash,2",
    "7,ubpf_printf,5",
    "8,ubpf_adjust_head,2",
    "9,ubpf_packet_data,1",
    "10,ubpf_get_rss_hash,1",
    "11,ubpf_truncate_packet,2"
  })
  void numbersNamesAndArities(int id, String name, int arity) {
    Helper helper = registry.byId(id).orElseThrow();

    assertThat(helper.name()).isEqualTo(name);
    assertThat(helper.arity()).isEqualTo(arity);
    assertThat(registry.byName(name)).containsSame(helper);
  }

  @Test
  void unknownHelpersAreAbsent() {
    assertThat(registry.byId(12)).isEmpty();
    assertThat(registry.byId(-1)).isEmpty();
    assertThat(registry.byName("bpf_trace_printk")).isEmpty();
  }

  @Test
  void lookupGivesTheAddressOfTheLiveValue() {
    long key = context.put(0, (byte) 1, (byte) 2);
    long value = context.put(8, (byte) 9, (byte) 8, (byte) 7, (byte) 6);

    assertThat(call("ubpf_map_lookup", context.handle(HASH), key)).isZero();
    assertThat(call("ubpf_map_update", context.handle(HASH), key, value)).isZero();
    assertThat(call("ubpf_map_lookup", context.handle(HASH), key))
        .isEqualTo(Memory.address(Memory.MAP_VALUES + HASH, 0));
    assertThat(context.maps.get(HASH).values()).startsWith(9, 8, 7, 6);
    assertThat(call("ubpf_map_delete", context.handle(HASH), key)).isZero();
    assertThat(call("ubpf_map_lookup", context.handle(HASH), key)).isZero();
  }

  @Test
  void mapReturnCodes() {
    long key = context.put(0, (byte) 1, (byte) 2);
    long other = context.put(4, (byte) 5, (byte) 0, (byte) 0, (byte) 0);
    long hash = context.handle(HASH);
    long array = context.handle(ARRAY);

    assertThat(call("ubpf_map_lookup", 0, key)).isZero();
    assertThat(call("ubpf_map_lookup", hash, 0)).isZero();
    assertThat(call("ubpf_map_update", 0, key, key)).isEqualTo(-1);
    assertThat(call("ubpf_map_update", hash, 0, key)).isEqualTo(-3);
    assertThat(call("ubpf_map_update", hash, key, 0)).isEqualTo(-4);
    assertThat(call("ubpf_map_update", hash, key, key)).isZero();
    assertThat(call("ubpf_map_update", hash, other, key)).as("full").isEqualTo(-4);
    assertThat(call("ubpf_map_update", array, other, key)).as("index 5 of 2").isEqualTo(-5);
    assertThat(call("ubpf_map_delete", 0, key)).isEqualTo(-1);
    assertThat(call("ubpf_map_delete", array, key)).isEqualTo(-2);
    assertThat(call("ubpf_map_delete", hash, 0)).isEqualTo(-3);
    assertThat(call("ubpf_map_delete", hash, other)).as("absent").isEqualTo(-4);
    assertThat(call("ubpf_map_add", 0, key)).isEqualTo(-1);
    assertThat(call("ubpf_map_add", hash, key)).isEqualTo(-2);
  }

  @Test
  void wrongHandlesAndKeysOutsideMemoryTrap() {
    long key = context.put(0, (byte) 1, (byte) 2);
    assertThatThrownBy(() -> call("ubpf_map_lookup", context.handle(7), key))
        .isInstanceOf(VmTrap.class);
    assertThatThrownBy(
            () -> call("ubpf_map_lookup", context.handle(HASH), Memory.address(Memory.STACK, 1023)))
        .isInstanceOf(VmTrap.class);
  }

  @Test
  void timeIsTheHostsClock() {
    context.now = 0x1234_5678_9abcL;

    assertThat(call("ubpf_time_get_ns")).isEqualTo(0x1234_5678_9abcL);
  }

  @Test
  void hashIsLookup3OverMemory() {
    long text = context.put(0, "Four score and seven years ago");

    assertThat(call("ubpf_hash", text, 30)).isEqualTo(0x17770551L);
    assertThat(call("ubpf_hash", text, 0)).isEqualTo(0xdeadbeefL);
    assertThatThrownBy(() -> call("ubpf_hash", text, -1)).isInstanceOf(VmTrap.class);
  }

  @Test
  void headMovesBothWays() {
    context.packet = new PacketBuffer(new byte[] {1, 2, 3, 4});
    long start = call("ubpf_packet_data", 0);

    assertThat(start).isEqualTo(Memory.address(Memory.PACKET, PacketBuffer.HEADROOM));
    assertThat(call("ubpf_adjust_head", 0, -2)).isEqualTo(start + 2);
    assertThat(context.packet.toBytes()).containsExactly(3, 4);
    assertThat(call("ubpf_adjust_head", 0, 3)).isEqualTo(start - 1);
    assertThat(context.packet.toBytes()).containsExactly(0, 0, 0, 3, 4);
    assertThat(call("ubpf_adjust_head", 0, -6)).as("more than there is").isZero();
    assertThat(context.packet.length()).isEqualTo(5);
  }

  @Test
  void truncateTellsTheBytesCut() {
    context.packet = new PacketBuffer(new byte[] {1, 2, 3, 4});

    assertThat(call("ubpf_truncate_packet", 0, 3)).isEqualTo(1);
    assertThat(call("ubpf_truncate_packet", 0, 9)).isZero();
    assertThat(context.packet.toBytes()).containsExactly(1, 2, 3);
  }

  @Test
  void rssHashIsAHashOfThePacketAsItIsNow() {
    context.packet = new PacketBuffer("xFour score and seven years ago".getBytes(UTF_8));
    call("ubpf_adjust_head", 0, -1);

    assertThat(call("ubpf_get_rss_hash", 0)).isEqualTo(0x17770551L);
  }

  @Test
  void printfFormatsLikeC() {
    long name = context.put(200, "core");
    long format = context.put(0, "%s: %d is %u or 0x%x");

    call("ubpf_printf", format, name, -1, -1, 255);
    assertThat(context.printed).containsExactly("core: -1 is 4294967295 or 0xff");
  }

  @ParameterizedTest
  @CsvSource({
    "%lld,-2,-2",
    "%lu,-1,18446744073709551615",
    "%lx,-1,ffffffffffffffff",
    "%X,171,AB",
    "%c,65,A",
    "100%% %d,5,100% 5",
    "%q%d,5,%q5",
    "%,5,%",
    "%s,0,(null)",
    "%d %d %d %d %d,1,1 0 0 0 %d"
  })
  void printfConversions(String format, long argument, String expected) {
    call("ubpf_printf", context.put(0, format), argument);

    assertThat(context.printed).containsExactly(expected);
  }

  @Test
  void printfStopsAt79Characters() {
    call("ubpf_printf", context.put(0, "x".repeat(200)));

    assertThat(context.printed).containsExactly("x".repeat(79));
  }

  @Test
  void checksumUpdateAsInRfc1624() {
    assertThat(call("incremental_checksum", 0xdd2f, 0x5555, 0x3285)).isZero();
    assertThat(call("incremental_checksum", 0xb861, 0x4011_0000L, 0x3f11_0000L))
        .as("TTL 64 to 63")
        .isEqualTo(0xb961);
  }

  @Test
  void ipv4ChecksumIsVerifiedOverWireBytes() {
    byte[] header = HexFormat.of().parseHex("450000730000400040" + "11b861c0a80001c0a800c7");
    assertThat(call("verify_ipv4_checksum", context.put(0, header))).isOne();
    header[8]--;
    assertThat(call("verify_ipv4_checksum", context.put(0, header))).isZero();
  }

  /** Bit by bit from the definition of the CRC, over "1234567". */
  @Test
  void computeHashIsCrc16OverSevenBytes() {
    int crc = 0xffff;
    for (byte b : "1234567".getBytes(UTF_8)) {
      crc ^= b << 8;
      for (int i = 0; i < 8; i++) {
        crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
      }
      crc &= 0xffff;
    }

    assertThat(call("compute_hash", 0x34333231, 0x38373635)).isEqualTo(crc);
    assertThat(call("compute_hash", 0x34333231, 0x00373635)).isEqualTo(crc);
  }

  @Test
  void helpersOfTheClassPathJoinTheStandardOnes() {
    Helper triple = HelperRegistry.standard().byName("test_triple").orElseThrow();

    assertThat(triple.call(context, 14, 0, 0, 0, 0)).isEqualTo(42);
    assertThat(registry.byName("test_triple")).isEmpty();
    assertThat(HelperRegistry.standard().byId(1)).isPresent();
  }

  @Test
  void twoHelpersOfOneNameAreAnError() {
    assertThatThrownBy(
            () ->
                registry.with(
                    List.of(new HelperFunction(99, "ubpf_hash", 0, (c, a, b, d, e, f) -> 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'ubpf_hash'");
    assertThatThrownBy(
            () -> registry.with(List.of(new HelperFunction(6, "mine", 0, (c, a, b, d, e, f) -> 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("number 6");
  }
}
