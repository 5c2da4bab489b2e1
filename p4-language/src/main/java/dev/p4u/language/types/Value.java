package dev.p4u.language.types;

import java.math.BigInteger;
import java.util.List;

/** A value that is known at compile time. */
public sealed interface Value {

  /** A number of type bit, int, int of any width, or a serialisable enum. */
  record IntValue(BigInteger value) implements Value {}

  record BoolValue(boolean value) implements Value {}

  record StringValue(String value) implements Value {}

  /** {@code error.NAME}. */
  record ErrorValue(String name) implements Value {}

  /** A member of an enum without underlying type; index counts from 0 in declaration order. */
  record EnumValue(String member, int index) implements Value {}

  /** A tuple, list or struct, elements in declaration order. */
  record Aggregate(List<Value> elements) implements Value {
    public Aggregate {
      elements = List.copyOf(elements);
    }
  }
}
