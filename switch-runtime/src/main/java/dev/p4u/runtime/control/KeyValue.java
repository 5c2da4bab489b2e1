package dev.p4u.runtime.control;

import java.math.BigInteger;

/** What an entry wants of one key field. */
public sealed interface KeyValue {

  /** Equal to a value. */
  record Exact(BigInteger value) implements KeyValue {
    @Override
    public String toString() {
      return FieldCodec.display(value);
    }
  }

  /** Equal to a value in the first length bits, counted from the most significant one. */
  record Prefix(BigInteger value, int length) implements KeyValue {
    @Override
    public String toString() {
      return FieldCodec.display(value) + "/" + length;
    }
  }

  /** Equal to a value in the bits that are set in a mask. */
  record Masked(BigInteger value, BigInteger mask) implements KeyValue {
    @Override
    public String toString() {
      return "0x" + value.toString(16) + "&&&0x" + mask.toString(16);
    }
  }

  static KeyValue exact(long value) {
    return new Exact(BigInteger.valueOf(value));
  }

  static KeyValue prefix(long value, int length) {
    return new Prefix(BigInteger.valueOf(value), length);
  }

  static KeyValue masked(long value, long mask) {
    return new Masked(BigInteger.valueOf(value), BigInteger.valueOf(mask));
  }
}
