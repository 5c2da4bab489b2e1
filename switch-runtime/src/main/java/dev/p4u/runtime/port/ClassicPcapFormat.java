package dev.p4u.runtime.port;

import java.io.IOException;
import java.util.Optional;

/** The format of libpcap's savefiles (pcap-savefile(5)). */
final class ClassicPcapFormat implements PcapReader.Format {

  static final int MICROSECONDS = 0xa1b2c3d4;
  static final int NANOSECONDS = 0xa1b23c4d;
  static final int VERSION_MAJOR = 2;
  static final int VERSION_MINOR = 4;

  private static final int REST_OF_HEADER = 20;
  private static final int RECORD_HEADER = 16;

  private final PcapInput in;
  private final int nanosPerUnit;

  ClassicPcapFormat(PcapInput in, int magic) throws IOException {
    this.in = in;
    this.nanosPerUnit = magic == NANOSECONDS ? 1 : 1000;
    byte[] header = in.read(REST_OF_HEADER, "file header");
    if (in.u16(header, 0) != VERSION_MAJOR) {
      throw in.error("unknown version %d of the format".formatted(in.u16(header, 0)), 4);
    }
    long snapLength = in.u32(header, 12);
    if (snapLength > PcapReader.MAX_PACKET) {
      throw in.error(
          "snap length %d is more than %d".formatted(snapLength, PcapReader.MAX_PACKET), 16);
    }
    // The upper half tells of frame check sequences.
    long linkType = in.u32(header, 16) & 0xffff;
    if (linkType != PcapReader.ETHERNET) {
      throw in.error("link type %d is not Ethernet (1)".formatted(linkType), 20);
    }
  }

  static boolean isMagic(int magic) {
    return magic == MICROSECONDS || magic == NANOSECONDS;
  }

  @Override
  public Optional<CapturedPacket> next() throws IOException {
    long start = in.position();
    byte[] header = in.readUpTo(RECORD_HEADER);
    if (header.length == 0) {
      return Optional.empty();
    }
    in.nextPacket();
    if (header.length < RECORD_HEADER) {
      throw in.error("the file ends inside the packet header", in.position());
    }
    long captured = in.u32(header, 8);
    long original = in.u32(header, 12);
    if (captured > PcapReader.MAX_PACKET) {
      throw in.error(
          "packet of %d bytes, more than %d".formatted(captured, PcapReader.MAX_PACKET), start + 8);
    }
    if (captured > original) {
      throw in.error(
          "%d bytes captured of a packet of %d".formatted(captured, original), start + 8);
    }
    long nanos = in.u32(header, 0) * 1_000_000_000L + in.u32(header, 4) * nanosPerUnit;
    return Optional.of(new CapturedPacket(nanos, in.read((int) captured, "packet")));
  }
}
