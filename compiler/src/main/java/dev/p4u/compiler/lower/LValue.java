package dev.p4u.compiler.lower;

import dev.p4u.compiler.ir.Operand;
import dev.p4u.language.types.P4Type;
import java.util.List;

/** Something that can be written. What it depends on at run time has been evaluated. */
public sealed interface LValue {

  /** For people and trace points. */
  String path();

  P4Type type();

  record Direct(Storage storage) implements LValue {
    @Override
    public String path() {
      return storage.path();
    }

    @Override
    public P4Type type() {
      return storage.type();
    }
  }

  /** Bits high to low of a scalar. */
  record Bits(LValue base, int high, int low) implements LValue {
    @Override
    public String path() {
      return base.path() + "[" + high + ":" + low + "]";
    }

    @Override
    public P4Type type() {
      return new P4Type.Bit(high - low + 1);
    }
  }

  /**
   * The alternative with the index; a read of any other index gives zero and a write is lost (P4
   * specification, section 8.18: the result is undefined).
   */
  record Choice(String path, P4Type type, Operand index, List<LValue> alternatives)
      implements LValue {
    public Choice {
      alternatives = List.copyOf(alternatives);
    }
  }

  /** {@code _} as an out argument. */
  record Discard(P4Type type) implements LValue {
    @Override
    public String path() {
      return "_";
    }
  }
}
