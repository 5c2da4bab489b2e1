package dev.p4u.tests.reference;

import dev.p4u.language.types.P4Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Bits of packets. */
final class Packets {

  private Packets() {}

  /** {@code packet_in}. */
  static final class In {
    private final byte[] bytes;
    private int bit;

    /** Where scalars were read: first bit and width. */
    final List<int[]> fields = new ArrayList<>();

    In(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    int length() {
      return bytes.length;
    }

    /** Bytes behind what was taken. */
    byte[] rest() {
      return java.util.Arrays.copyOfRange(bytes, bit / 8, bytes.length);
    }

    void advance(int bits) {
      need(bits);
      bit += bits;
    }

    void need(int bits) {
      if (bits > bytes.length * 8 - bit) {
        throw Signal.reject("PacketTooShort");
      }
    }

    /** The next bits as a value; the cursor stays. */
    V peek(TypeFacts types, P4Type type) {
      need(types.width(type));
      return new Reader(types).read(type);
    }

    private final class Reader {
      private final TypeFacts types;
      private int at = bit;

      Reader(TypeFacts types) {
        this.types = types;
      }

      V read(P4Type type) {
        var scalar = types.scalar(type);
        if (scalar.isPresent()) {
          fields.add(new int[] {at, scalar.get().width()});
          BigInteger n = BigInteger.ZERO;
          for (int i = 0; i < scalar.get().width(); i++, at++) {
            int one = bytes[at / 8] >> (7 - at % 8) & 1;
            n = n.shiftLeft(1).or(BigInteger.valueOf(one));
          }
          return scalar.get().value(n);
        }
        List<V> parts = new ArrayList<>();
        for (P4Type part : types.parts(type)) {
          parts.add(read(part));
        }
        return types.build(type, parts, true);
      }
    }
  }

  /** {@code packet_out}. */
  static final class Out {
    private final StringBuilder bits = new StringBuilder();

    void emit(TypeFacts types, V value, P4Type type) {
      if (value instanceof V.Hdr h) {
        if (h.valid()) {
          write(types, value, type);
        }
        return;
      }
      List<P4Type> parts = types.parts(type);
      for (int i = 0; i < parts.size(); i++) {
        emit(types, value.all().get(i), parts.get(i));
      }
    }

    private void write(TypeFacts types, V value, P4Type type) {
      List<V> leaves = TypeFacts.leaves(value);
      List<TypeFacts.Scalar> scalars = types.leaves(type);
      for (int i = 0; i < leaves.size(); i++) {
        BigInteger n = scalars.get(i).bits(leaves.get(i).number());
        for (int b = scalars.get(i).width() - 1; b >= 0; b--) {
          bits.append(n.testBit(b) ? '1' : '0');
        }
      }
    }

    byte[] bytes() {
      byte[] bytes = new byte[bits.length() / 8];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
      }
      return bytes;
    }
  }
}
