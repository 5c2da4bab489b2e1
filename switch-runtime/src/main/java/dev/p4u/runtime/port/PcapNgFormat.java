package dev.p4u.runtime.port;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The pcapng format (IETF draft-ietf-opsawg-pcapng), as far as packets need it. */
final class PcapNgFormat implements PcapReader.Format {

  static final int SECTION_HEADER = 0x0a0d0d0a;

  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;

  private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
  private static final int OPTION_RESOLUTION = 9;
  private static final int OPTION_OFFSET = 14;

  /** Type, two lengths. */
  private static final int FRAME = 12;

  /** Bytes of a block that is read at once: the largest packet and generous options. */
  private static final int MAX_BLOCK = PcapReader.MAX_PACKET + (1 << 16);

  private static final int MAX_INTERFACES = 65_536;

  private record Interface(int linkType, long snapLength, long unitsPerSecond, long offset) {}

  private final PcapInput in;
  private final List<Interface> interfaces = new ArrayList<>();

  /** The type of the first block was read. */
  PcapNgFormat(PcapInput in) throws IOException {
    this.in = in;
    sectionHeader(0);
  }

  @Override
  public Optional<CapturedPacket> next() throws IOException {
    while (true) {
      long start = in.position();
      byte[] type = in.readUpTo(4);
      if (type.length == 0) {
        return Optional.empty();
      }
      if (type.length < 4) {
        throw in.error("the file ends inside a block type", in.position());
      }
      switch ((int) in.u32(type, 0)) {
        case SECTION_HEADER -> sectionHeader(start);
        case INTERFACE_DESCRIPTION -> interfaceDescription(start);
        case ENHANCED_PACKET -> {
          in.nextPacket();
          return Optional.of(enhancedPacket(body(start), start));
        }
        case SIMPLE_PACKET -> {
          in.nextPacket();
          return Optional.of(simplePacket(body(start), start));
        }
        case OBSOLETE_PACKET -> {
          in.nextPacket();
          throw in.error("the obsolete Packet Block is not supported", start);
        }
        default -> skipBlock(start);
      }
    }
  }

  private void sectionHeader(long start) throws IOException {
    byte[] lengthAndMagic = in.read(8, "section header");
    in.bigEndian(true);
    int magic = (int) in.u32(lengthAndMagic, 4);
    if (magic != BYTE_ORDER_MAGIC && magic != Integer.reverseBytes(BYTE_ORDER_MAGIC)) {
      throw in.error("unknown byte-order magic 0x%08x".formatted(magic), start + 8);
    }
    in.bigEndian(magic == BYTE_ORDER_MAGIC);
    long length = checkedLength(in.u32(lengthAndMagic, 0), 28, start);
    byte[] versions = in.read(4, "section header");
    if (in.u16(versions, 0) != 1) {
      throw in.error("unknown version %d of pcapng".formatted(in.u16(versions, 0)), start + 12);
    }
    in.skip(length - 16 - 4, "section header");
    trailer(length, start);
    interfaces.clear();
  }

  private void interfaceDescription(long start) throws IOException {
    byte[] body = body(start);
    if (body.length < 8) {
      throw in.error("the interface description is too short", start);
    }
    if (interfaces.size() == MAX_INTERFACES) {
      throw in.error("more than %d interfaces".formatted(MAX_INTERFACES), start);
    }
    long snapLength = in.u32(body, 4);
    long unitsPerSecond = 1_000_000;
    long offset = 0;
    int at = 8;
    while (at + 4 <= body.length) {
      int code = in.u16(body, at);
      int length = in.u16(body, at + 2);
      at += 4;
      if (length > body.length - at) {
        throw in.error("option %d is longer than its block".formatted(code), start + 8 + at);
      }
      if (code == OPTION_RESOLUTION && length == 1) {
        unitsPerSecond = unitsPerSecond(body[at] & 0xff, start + 8 + at);
      } else if (code == OPTION_OFFSET && length == 8) {
        long first = in.u32(body, at);
        long second = in.u32(body, at + 4);
        offset = in.isBigEndian() ? first << 32 | second : second << 32 | first;
      }
      at += (length + 3) & ~3;
    }
    interfaces.add(new Interface(in.u16(body, 0), snapLength, unitsPerSecond, offset));
  }

  /** A negative power of 10, or of 2 when the top bit is set. */
  private long unitsPerSecond(int resolution, long at) throws PcapFormatException {
    int exponent = resolution & 0x7f;
    boolean binary = (resolution & 0x80) != 0;
    if (exponent > (binary ? 62 : 18)) {
      throw in.error("time resolution %d is too fine".formatted(resolution), at);
    }
    long units = 1;
    for (int i = 0; i < exponent; i++) {
      units *= binary ? 2 : 10;
    }
    return units;
  }

  private CapturedPacket enhancedPacket(byte[] body, long start) throws IOException {
    if (body.length < 20) {
      throw in.error("the packet block is too short", start);
    }
    Interface from = ethernet(in.u32(body, 0), start + 8);
    long captured = in.u32(body, 12);
    if (captured > in.u32(body, 16)) {
      throw in.error(
          "%d bytes captured of a packet of %d".formatted(captured, in.u32(body, 16)), start + 20);
    }
    checkCaptured(captured, body.length - 20, start + 20);
    long time = in.u32(body, 4) << 32 | in.u32(body, 8);
    return new CapturedPacket(nanos(from, time), Arrays.copyOfRange(body, 20, 20 + (int) captured));
  }

  private CapturedPacket simplePacket(byte[] body, long start) throws IOException {
    if (body.length < 4) {
      throw in.error("the packet block is too short", start);
    }
    Interface from = ethernet(0, start);
    long captured = in.u32(body, 0);
    if (from.snapLength() != 0) {
      captured = Math.min(captured, from.snapLength());
    }
    checkCaptured(captured, body.length - 4, start + 8);
    return new CapturedPacket(0, Arrays.copyOfRange(body, 4, 4 + (int) captured));
  }

  private void checkCaptured(long captured, int room, long at) throws PcapFormatException {
    if (captured > PcapReader.MAX_PACKET) {
      throw in.error(
          "packet of %d bytes, more than %d".formatted(captured, PcapReader.MAX_PACKET), at);
    }
    if (captured > room) {
      throw in.error("packet of %d bytes in a block for %d".formatted(captured, room), at);
    }
  }

  private Interface ethernet(long number, long at) throws PcapFormatException {
    if (number >= interfaces.size()) {
      throw in.error("the packet names interface %d, which is not described".formatted(number), at);
    }
    Interface found = interfaces.get((int) number);
    if (found.linkType() != PcapReader.ETHERNET) {
      throw in.error("link type %d is not Ethernet (1)".formatted(found.linkType()), at);
    }
    return found;
  }

  private static long nanos(Interface from, long time) {
    long seconds = Long.divideUnsigned(time, from.unitsPerSecond());
    long rest = Long.remainderUnsigned(time, from.unitsPerSecond());
    // rest < 2^62, so the product needs more than 64 bits.
    double fraction = (double) rest / from.unitsPerSecond();
    long nanos =
        from.unitsPerSecond() <= 1_000_000_000
            ? rest * 1_000_000_000 / from.unitsPerSecond()
            : (long) (fraction * 1e9);
    return (seconds + from.offset()) * 1_000_000_000 + nanos;
  }

  /** Reads the length, the body and the second length of a block. */
  private byte[] body(long start) throws IOException {
    long length = checkedLength(in.u32(in.read(4, "block length"), 0), FRAME, start);
    if (length > MAX_BLOCK) {
      throw in.error("block of %d bytes, more than %d".formatted(length, MAX_BLOCK), start + 4);
    }
    byte[] body = in.read((int) length - FRAME, "block");
    trailer(length, start);
    return body;
  }

  private void skipBlock(long start) throws IOException {
    long length = checkedLength(in.u32(in.read(4, "block length"), 0), FRAME, start);
    in.skip(length - FRAME, "block");
    trailer(length, start);
  }

  private long checkedLength(long length, int least, long start) throws PcapFormatException {
    if (length < least || length % 4 != 0) {
      throw in.error("block of %d bytes".formatted(length), start + 4);
    }
    return length;
  }

  private void trailer(long length, long start) throws IOException {
    long again = in.u32(in.read(4, "block"), 0);
    if (again != length) {
      throw in.error(
          "the block that starts at byte %d has lengths %d and %d".formatted(start, length, again),
          in.position() - 4);
    }
  }
}
