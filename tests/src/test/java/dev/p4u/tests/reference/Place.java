package dev.p4u.tests.reference;

import java.math.BigInteger;

/** Something that can be assigned to. */
interface Place {

  V get();

  void set(V value);

  /** A variable. */
  final class Cell implements Place {
    private V value;

    Cell(V value) {
      this.value = value;
    }

    @Override
    public V get() {
      return value;
    }

    @Override
    public void set(V newValue) {
      value = newValue;
    }
  }

  /** What is written is lost; reads give a fixed value. */
  static Place discard(V value) {
    return new Place() {
      @Override
      public V get() {
        return value;
      }

      @Override
      public void set(V ignored) {
        // An element outside of a stack, or `_` as an argument.
      }
    };
  }

  /** A field or element. */
  default Place part(int index) {
    Place whole = this;
    return new Place() {
      @Override
      public V get() {
        return whole.get().all().get(index);
      }

      @Override
      public void set(V value) {
        whole.set(whole.get().with(index, value));
      }
    };
  }

  /**
   * Bits of a number.
   *
   * @param type what the whole number is
   */
  default Place bits(int high, int low, TypeFacts.Scalar type) {
    Place whole = this;
    BigInteger ones = BigInteger.ONE.shiftLeft(high - low + 1).subtract(BigInteger.ONE);
    return new Place() {
      @Override
      public V get() {
        return new V.Num(type.bits(whole.get().number()).shiftRight(low).and(ones));
      }

      @Override
      public void set(V value) {
        BigInteger old = type.bits(whole.get().number()).andNot(ones.shiftLeft(low));
        whole.set(type.value(old.or(value.number().and(ones).shiftLeft(low))));
      }
    };
  }
}
