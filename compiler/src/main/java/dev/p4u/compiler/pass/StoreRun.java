package dev.p4u.compiler.pass;

import dev.p4u.compiler.ir.Inst;
import dev.p4u.compiler.ir.Inst.PacketLoad;
import dev.p4u.compiler.ir.Inst.PacketStore;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.compiler.ir.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Stores from one base that can be written together, in any order. */
final class StoreRun {

  private static final int BYTE = 8;
  private static final int WORD = 64;

  /** Some bits of a value that go to the packet. */
  private record Segment(Operand value, int low, int width, Position position) {

    /** The first bits of it. */
    Segment head(int bits) {
      return new Segment(value, low + width - bits, bits, position);
    }

    /** What remains behind the first bits. */
    Segment tail(int skipped) {
      return new Segment(value, low, width - skipped, position);
    }
  }

  private final Operand byteOffset;
  private final boolean isDynamic;
  private final Definitions definitions;
  private final IntFunction<Value> newValue;
  private final Consumer<Inst> emit;
  private final TreeMap<Long, Segment> segments = new TreeMap<>();

  StoreRun(
      List<PacketStore> stores,
      Definitions definitions,
      IntFunction<Value> newValue,
      Consumer<Inst> emit) {
    byteOffset = stores.get(0).byteOffset();
    isDynamic = !(byteOffset instanceof Const);
    this.definitions = definitions;
    this.newValue = newValue;
    this.emit = emit;
    for (PacketStore store : stores) {
      long start = PacketFacts.placeOf(store).start();
      int width = store.value().width();
      clear(start, start + width);
      segments.put(start, new Segment(store.value(), 0, width, store.position()));
    }
  }

  /** Later stores win: takes away what stood there. */
  private void clear(long start, long end) {
    for (Map.Entry<Long, Segment> entry : List.copyOf(segments.headMap(end).entrySet())) {
      long from = entry.getKey();
      Segment segment = entry.getValue();
      long to = from + segment.width();
      if (to <= start) {
        continue;
      }
      segments.remove(from);
      if (from < start) {
        segments.put(from, segment.head((int) (start - from)));
      }
      if (to > end) {
        segments.put(end, segment.tail((int) (end - from)));
      }
    }
  }

  void emit() {
    while (!segments.isEmpty()) {
      long start = segments.firstKey();
      int bits = chunk(start, (int) (end(start) - start));
      store(start, take(start, bits), bits);
    }
  }

  /** End of the bits without a gap from a start. */
  private long end(long start) {
    long end = start;
    for (Map.Entry<Long, Segment> entry : segments.tailMap(start).entrySet()) {
      if (entry.getKey() != end) {
        break;
      }
      end += entry.getValue().width();
    }
    return end;
  }

  /** How many of the bits that are there go into one store. */
  private int chunk(long start, int available) {
    int toByte = (int) ((BYTE - start % BYTE) % BYTE);
    if (toByte > 0) {
      return Math.min(toByte, available);
    }
    if (available < BYTE) {
      return available;
    }
    Segment first = segments.get(start);
    int same = alike(start, first);
    if (same >= BYTE) {
      int bytes = Math.min(same, WORD) / BYTE;
      boolean isConstant = first.value() instanceof Const;
      return BYTE * (isConstant ? bytes : Integer.highestOneBit(bytes));
    }
    if (first.width() % BYTE == 0) {
      return first.width();
    }
    // Bytes that several fields share: up to where a field ends with a byte.
    int bits = 0;
    for (Segment segment : segments.tailMap(start).values()) {
      bits += segment.width();
      if (bits >= available || bits > WORD) {
        break;
      }
      if (bits % BYTE == 0) {
        return bits;
      }
    }
    return Math.min(available / BYTE * BYTE, WORD);
  }

  /**
   * How many bits from here on are constants, or were loaded from one place: those can be moved in
   * any portions. 0 when a single field is all there is.
   */
  private int alike(long start, Segment first) {
    int bits = 0;
    int fields = 0;
    Optional<PacketFacts.Place> last = Optional.empty();
    long at = start;
    for (Map.Entry<Long, Segment> entry : segments.tailMap(start).entrySet()) {
      Segment segment = entry.getValue();
      if (entry.getKey() != at) {
        break;
      }
      if (first.value() instanceof Const) {
        if (!(segment.value() instanceof Const)) {
          break;
        }
      } else {
        Optional<PacketFacts.Place> source = source(segment);
        if (source.isEmpty() || (last.isPresent() && !follows(last.get(), source.get()))) {
          break;
        }
        last = source;
      }
      fields++;
      bits += segment.width();
      at += segment.width();
    }
    return fields > 1 || first.value() instanceof Const ? bits : 0;
  }

  /** Where the bits of a segment were loaded from. */
  private Optional<PacketFacts.Place> source(Segment segment) {
    return definitions
        .of(segment.value(), PacketLoad.class)
        .map(
            load -> {
              PacketFacts.Place place = PacketFacts.placeOf(load);
              long skipped = (long) place.width() - segment.low() - segment.width();
              return new PacketFacts.Place(place.base(), place.start() + skipped, segment.width());
            });
  }

  private static boolean follows(PacketFacts.Place first, PacketFacts.Place second) {
    return Objects.equals(first.base(), second.base())
        && first.start() + first.width() == second.start();
  }

  /** Removes the first bits and gives the segments that they come from. */
  private List<Segment> take(long start, int bits) {
    List<Segment> taken = new ArrayList<>();
    int left = bits;
    long at = start;
    while (left > 0) {
      Segment segment = segments.remove(at);
      if (segment.width() > left) {
        segments.put(at + left, segment.tail(left));
        segment = segment.head(left);
      }
      taken.add(segment);
      left -= segment.width();
      at += segment.width();
    }
    return taken;
  }

  private void store(long start, List<Segment> parts, int bits) {
    Position position = parts.get(0).position();
    Bits builder = new Bits(position, newValue, emit);
    Operand value;
    if (parts.size() == 1) {
      Segment only = parts.get(0);
      value = builder.slice(only.value(), only.low(), only.width());
    } else {
      List<Operand> pieces = new ArrayList<>();
      for (Segment part : parts) {
        pieces.add(0, builder.slice(part.value(), part.low(), part.width()));
      }
      value = builder.limbs(pieces, 0, bits).get(0);
    }
    Operand offset = isDynamic ? byteOffset : Const.of(start / BYTE, 32);
    int bit = (int) (isDynamic ? start : start % BYTE);
    emit.accept(new PacketStore(position, offset, bit, value));
  }
}
