package dev.p4u.runtime.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapTest {

  private static final String LITTLE =
      "d4c3b2a1 0200 0400 00000000 00000000 00000400 01000000"
          + "05000000 07000000 03000000 40000000 aabbcc";

  private static final String BIG_NANOS =
      "a1b23c4d 0002 0004 00000000 00000000 00040000 00000001"
          + "00000005 00000007 00000002 00000002 aabb";

  /** Section, an unknown block, an interface with nanoseconds, an enhanced and a simple packet. */
  private static final String NG =
      "0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000"
          + "0b000000 10000000 00112233 10000000"
          + "01000000 20000000 0100 0000 00000400 0900 0100 09000000 0000 0000 20000000"
          + "06000000 24000000 00000000 01000000 05000000 03000000 03000000 aabbcc00 24000000"
          + "03000000 14000000 02000000 ddee0000 14000000";

  @TempDir Path dir;

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  private static List<String> read(byte[] file) throws IOException {
    List<String> packets = new ArrayList<>();
    try (PcapReader reader = PcapReader.open(new ByteArrayInputStream(file))) {
      Optional<CapturedPacket> packet = reader.next();
      while (packet.isPresent()) {
        CapturedPacket p = packet.get();
        packets.add(p.timeNanos() + " " + HexFormat.of().formatHex(p.data()));
        packet = reader.next();
      }
    }
    return packets;
  }

  @Test
  void classicInBothByteOrdersAndResolutions() throws IOException {
    assertThat(read(hex(LITTLE))).containsExactly("5000007000 aabbcc");
    assertThat(read(hex(BIG_NANOS))).containsExactly("5000000007 aabb");
  }

  @Test
  void nextGeneration() throws IOException {
    assertThat(read(hex(NG))).containsExactly("4294967301 aabbcc", "0 ddee");
  }

  @Test
  void nextGenerationBigEndianWithMicrosecondsByDefault() throws IOException {
    assertThat(
            read(
                hex(
                    "0a0d0d0a 0000001c 1a2b3c4d 0001 0000 ffffffffffffffff 0000001c"
                        + "00000001 00000014 0001 0000 00000000 00000014"
                        + "00000006 00000024 00000000 00000000 000f4241 00000001 00000009"
                        + "aa000000 00000024")))
        .containsExactly("1000001000 aa");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 0 | 0 | the file is empty",
        "d4c3 | 2 | 0 | ends inside the magic number",
        "7f454c46 00000000 | 0 | 0 | unknown magic number 0x7f454c46",
        "d4c3b2a1 0200 0400 | 8 | 0 | ends inside the file header",
        "d4c3b2a1 0300 0400 00000000 00000000 00000400 01000000 | 4 | 0 | version 3",
        "d4c3b2a1 0200 0400 00000000 00000000 01000400 01000000 | 16 | 0 | snap length 262145",
        "d4c3b2a1 0200 0400 00000000 00000000 00000400 71000000 | 20 | 0 | link type 113",
        "L 05000000 07 | 48 | 2 | ends inside the packet header",
        "L 05000000 07000000 03000000 03000000 aabb | 61 | 2 | ends inside the packet",
        "L 05000000 07000000 01000400 01000400 | 51 | 2 | packet of 262145 bytes",
        "L 05000000 07000000 ffffffff ffffffff | 51 | 2 | packet of 4294967295 bytes",
        "L 05000000 07000000 04000000 03000000 | 51 | 2 | 4 bytes captured of a packet of 3",
        "0a0d0d0a 1c000000 | 8 | 0 | ends inside the section header",
        "0a0d0d0a 1c000000 11223344 | 8 | 0 | byte-order magic",
        "0a0d0d0a 18000000 4d3c2b1a 0100 0000 | 4 | 0 | block of 24 bytes",
        "0a0d0d0a 1c000000 4d3c2b1a 0200 0000 | 12 | 0 | unknown version 2",
        "N 0100 | 134 | 2 | ends inside a block type",
        "N 09000000 0d000000 | 136 | 2 | block of 13 bytes",
        "N 09000000 10000000 00000000 14000000 | 144 | 2 | lengths 16 and 20",
        "N 06000000 24000000 01000000 00000000 00000000 03000000 03000000 aabbcc00 24000000"
            + "| 140 | 3 | names interface 1",
        "N 06000000 24000000 00000000 00000000 00000000 05000000 05000000 aabbcc00 24000000"
            + "| 152 | 3 | packet of 5 bytes in a block for 4",
        "N 06000000 10000000 00000000 10000000 | 132 | 3 | too short",
        "N 06000000 00000010 | 136 | 3 | block of 268435456 bytes",
        "N 02000000 | 132 | 3 | obsolete Packet Block",
        "N 01000000 18000000 0100 0000 00000400 0900 0900 18000000 | 152 | 2 | option 9",
      })
  void malformedFilesSayWhere(String file, long offset, long packet, String message) {
    byte[] bytes = hex(file.replace("L", LITTLE).replace("N", NG));

    PcapFormatException error = catchThrowableOfType(PcapFormatException.class, () -> read(bytes));

    assertThat(error).hasMessageContaining(message);
    assertThat(error.offset()).isEqualTo(offset);
    assertThat(error.packet()).isEqualTo(packet);
  }

  /** Cuts and flips of good files: packets or the one exception, nothing else. */
  @Test
  void damagedFilesNeverDoAnythingElse() {
    Random random = new Random(7);
    for (String good : List.of(LITTLE, BIG_NANOS, NG)) {
      byte[] whole = hex(good);
      for (int i = 0; i < 3000; i++) {
        byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
        for (int flips = random.nextInt(4); flips > 0; flips--) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        try {
          assertThat(read(damaged).size()).isLessThan(3);
        } catch (IOException e) {
          assertThat(e).isInstanceOf(PcapFormatException.class);
        }
      }
    }
  }

  @Test
  void writtenFilesReadBack() throws IOException {
    Path file = dir.resolve("out.pcap");
    try (PcapWriter writer = new PcapWriter(file)) {
      writer.write(1_000_000_007L, hex("aabb"));
      writer.write(2_999_999_999L, hex(""));
      assertThat(file).doesNotExist();
    }

    assertThat(read(Files.readAllBytes(file))).containsExactly("1000000007 aabb", "2999999999 ");
    assertThat(dir.toFile().list()).containsExactly("out.pcap");
  }

  @Test
  void anAbortedFileLeavesTheOldOne() throws IOException {
    Path file = Files.write(dir.resolve("out.pcap"), hex("0102"));
    PcapWriter writer = new PcapWriter(file);
    writer.write(0, hex("aabb"));
    writer.abort();

    assertThat(file).hasBinaryContent(hex("0102"));
    assertThat(dir.toFile().list()).containsExactly("out.pcap");
  }

  @Test
  void tooLargePacketsAreNotWritten() throws IOException {
    try (PcapWriter writer = new PcapWriter(dir.resolve("out.pcap"))) {
      assertThatThrownBy(() -> writer.write(0, new byte[PcapReader.MAX_PACKET + 1]))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("262145 bytes");
    }
    assertThat(read(Files.readAllBytes(dir.resolve("out.pcap")))).isEmpty();
  }

  @Test
  void filePortsReadAndWrite() throws IOException {
    Path in = Files.write(dir.resolve("in.pcap"), hex(LITTLE));
    Path out = dir.resolve("out.pcap");
    try (PcapFilePort port = new PcapFilePort(4, in, Optional.of(out))) {
      assertThat(port.number()).isEqualTo(4);
      assertThat(port.name()).endsWith("in.pcap");
      assertThat(port.receive().orElseThrow().data()).containsExactly(0xaa, 0xbb, 0xcc);
      assertThat(port.receive()).isEmpty();
      port.transmit(9, hex("01"));
    }

    assertThat(read(Files.readAllBytes(out))).containsExactly("9 01");
  }

  @Test
  void aBadInputStartsNoOutput() throws IOException {
    Path in = Files.write(dir.resolve("in.pcap"), hex("00"));
    Path out = dir.resolve("out.pcap");

    assertThatThrownBy(() -> new PcapFilePort(4, in, Optional.of(out)))
        .isInstanceOf(PcapFormatException.class);
    assertThat(dir.toFile().list()).containsExactly("in.pcap");
  }

  @Test
  void memoryPortsKeepTheirOrder() {
    MemoryPort port = new MemoryPort(3);
    port.inject(1, hex("01"));
    port.inject(2, hex("02"));
    port.transmit(5, hex("03"));

    assertThat(port.receive().orElseThrow().data()).containsExactly(1);
    assertThat(port.receive().orElseThrow().timeNanos()).isEqualTo(2);
    assertThat(port.receive()).isEmpty();
    assertThat(port.takeSent()).hasSize(1);
    assertThat(port.takeSent()).isEmpty();
  }
}
