package dev.p4u.compiler.ir;

import dev.p4u.compiler.ir.Operand.Value;
import dev.p4u.runtime.object.ProgramInfo.Event;
import dev.p4u.runtime.object.ProgramInfo.Order;
import java.util.List;
import java.util.Optional;

/**
 * An instruction. All scalars are unsigned bit strings; signed operators say so. Packet offsets are
 * in bytes from the start of the packet as it is at that point (so they change meaning at {@link
 * AdjustHead}).
 */
public sealed interface Inst {

  Position position();

  /** Calls the visitor's method for this kind of instruction. */
  <R> R accept(InstVisitor<R> visitor);

  /** Binary operators; both operands and the result have the same width unless noted. */
  enum BinOp {
    ADD,
    SUB,
    MUL,
    /** x / 0 = 0. */
    UDIV,
    /** x % 0 = x. */
    UMOD,
    AND,
    OR,
    XOR,
    /** Amount may have another width; an amount of at least the width gives 0. */
    SHL,
    /** As SHL. */
    LSHR,
    /** Amount may have another width; an amount of at least the width gives the sign bits. */
    ASHR
  }

  record Binary(Position position, Value result, BinOp op, Operand left, Operand right)
      implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.binary(this);
    }
  }

  /** Comparisons; the result has width 1. */
  enum CmpOp {
    EQ,
    NE,
    ULT,
    ULE,
    SLT,
    SLE
  }

  record Compare(Position position, Value result, CmpOp op, Operand left, Operand right)
      implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.compare(this);
    }
  }

  /** Changes of width. */
  enum CastOp {
    ZEXT,
    SEXT,
    TRUNC
  }

  record Cast(Position position, Value result, CastOp op, Operand operand) implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.cast(this);
    }
  }

  /** Bits {@code low} to {@code low + result.width - 1} of the operand. */
  record Slice(Position position, Value result, Operand operand, int low) implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.slice(this);
    }
  }

  /** {@code high ++ low}. */
  record Concat(Position position, Value result, Operand high, Operand low) implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.concat(this);
    }
  }

  record Select(
      Position position, Value result, Operand condition, Operand whenTrue, Operand whenFalse)
      implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.select(this);
    }
  }

  /** Only before SSA construction. */
  record ReadVar(Position position, Value result, Var variable) implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.readVar(this);
    }
  }

  /** Only before SSA construction. */
  record WriteVar(Position position, Var variable, Operand value) implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.writeVar(this);
    }
  }

  /**
   * Loads bits of the packet in network order. The bytes touched are known to be inside the packet
   * (the lowering has compared with {@link PacketLength} before).
   *
   * @param byteOffset a 32-bit operand
   * @param bitOffset further bits, from the most significant bit of that byte on
   */
  record PacketLoad(Position position, Value result, Operand byteOffset, int bitOffset)
      implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.packetLoad(this);
    }
  }

  /** Stores bits into the packet in network order; as {@link PacketLoad}. */
  record PacketStore(Position position, Operand byteOffset, int bitOffset, Operand value)
      implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.packetStore(this);
    }
  }

  /** Packet length in bytes at entry, 32 bits. */
  record PacketLength(Position position, Value result) implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.packetLength(this);
    }
  }

  /**
   * Moves the start of the packet by a signed 32-bit number of bytes (positive: grows, zeros in
   * front). Invalidates packet loads that would come after it at old offsets.
   *
   * @param result 1 when it worked, 1 bit
   */
  record AdjustHead(Position position, Value result, Operand delta) implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.adjustHead(this);
    }
  }

  /** Cuts the packet's end so that at most maxLength bytes (32 bits) stay. */
  record Truncate(Position position, Operand maxLength) implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.truncate(this);
    }
  }

  /** Loads a field of the input structure (standard metadata), little endian, zero-extended. */
  record InputLoad(Position position, Value result, int offset, int size) implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.inputLoad(this);
    }
  }

  /** Stores a field of the input structure. */
  record InputStore(Position position, int offset, int size, Operand value) implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.inputStore(this);
    }
  }

  /** Looks up a map; result is the value's address, 0 when there is no entry. */
  record MapLookup(Position position, Value result, String map, int keySize, List<Part> key)
      implements Inst {
    public MapLookup {
      key = List.copyOf(key);
    }

    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.mapLookup(this);
    }
  }

  /** Loads size bytes at address + offset of a map value and zero-extends or truncates. */
  record ValueLoad(
      Position position, Value result, Operand address, int offset, int size, Order order)
      implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.valueLoad(this);
    }
  }

  /** Stores into a map value in place. */
  record ValueStore(
      Position position, Operand address, int offset, int size, Order order, Operand value)
      implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.valueStore(this);
    }
  }

  /** Adds or replaces a map entry. */
  record MapUpdate(
      Position position, String map, int keySize, List<Part> key, int valueSize, List<Part> value)
      implements Inst {
    public MapUpdate {
      key = List.copyOf(key);
      value = List.copyOf(value);
    }

    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.mapUpdate(this);
    }
  }

  /** Argument of a helper call. */
  sealed interface HelperArg {
    record Scalar(Operand value) implements HelperArg {}

    /** Address of a zero-filled buffer on the stack with these parts. */
    record Buffer(int size, List<Part> parts) implements HelperArg {
      public Buffer {
        parts = List.copyOf(parts);
      }
    }
  }

  /**
   * Calls a helper that does not move packet data.
   *
   * @param id helper number, or -1 for a call by name
   * @param result low bits of r0, when used
   */
  record HelperCall(
      Position position, Optional<Value> result, int id, String name, List<HelperArg> arguments)
      implements Inst {
    public HelperCall {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.helperCall(this);
    }
  }

  /** A trace point; generates no code. */
  record Mark(Position position, Event event, String name, int bits) implements Inst {
    @Override
    public <R> R accept(InstVisitor<R> visitor) {
      return visitor.mark(this);
    }
  }
}
