package dev.p4u.compiler.lower;

import dev.p4u.compiler.ir.Operand;
import java.util.List;

/** A value of a P4 type while code is written: a tree with operands as its leaves. */
public sealed interface Val {

  /** What nothing returns. */
  Val VOID = new Struct(List.of());

  record Scalar(Operand operand) implements Val {}

  /** Struct, tuple, list, header union: its parts in declaration order. */
  record Struct(List<Val> parts) implements Val {
    public Struct {
      parts = List.copyOf(parts);
    }
  }

  /**
   * @param valid one bit
   */
  record Header(Operand valid, List<Val> fields) implements Val {
    public Header {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A header stack.
   *
   * @param next 32 bits: index of the element that is extracted next
   */
  record Stack(List<Val> elements, Operand next) implements Val {
    public Stack {
      elements = List.copyOf(elements);
    }
  }
}
