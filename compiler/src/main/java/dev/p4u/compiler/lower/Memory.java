package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompilerBug;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.compiler.ir.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/** Reads and writes variables, whole or in part. */
public final class Memory {

  private final Emitter emit;
  private final TypeModel types;

  Memory(Emitter emit, TypeModel types) {
    this.emit = emit;
    this.types = types;
  }

  // --- Storage

  Val read(Storage storage) {
    if (storage instanceof Storage.Scalar scalar) {
      return new Val.Scalar(emit.read(scalar.variable()));
    }
    if (storage instanceof Storage.Struct struct) {
      return new Val.Struct(readAll(struct.parts()));
    }
    if (storage instanceof Storage.Header header) {
      return new Val.Header(emit.read(header.valid()), readAll(header.fields()));
    }
    if (storage instanceof Storage.Stack stack) {
      return new Val.Stack(readAll(stack.elements()), emit.read(stack.next()));
    }
    return types.zero(storage.type());
  }

  private List<Val> readAll(List<Storage> parts) {
    return parts.stream().map(this::read).toList();
  }

  void write(Storage storage, Val value) {
    if (storage instanceof Storage.Scalar scalar && value instanceof Val.Scalar v) {
      emit.write(scalar.variable(), v.operand());
    } else if (storage instanceof Storage.Struct struct && value instanceof Val.Struct v) {
      writeAll(struct.parts(), v.parts());
    } else if (storage instanceof Storage.Header header && value instanceof Val.Header v) {
      writeAll(header.fields(), v.fields());
      writeValid(header, v.valid());
    } else if (storage instanceof Storage.Stack stack && value instanceof Val.Stack v) {
      writeAll(stack.elements(), v.elements());
      emit.write(stack.next(), v.next());
    } else if (!(storage instanceof Storage.Unsupported)) {
      throw new CompilerBug("a value of another shape is written to " + storage.path());
    }
  }

  /** Parts and values may differ in number only after an error was reported. */
  private void writeAll(List<Storage> parts, List<Val> values) {
    int count = Math.min(parts.size(), values.size());
    for (int i = 0; i < count; i++) {
      write(parts.get(i), values.get(i));
    }
  }

  private void writeValid(Storage.Header header, Operand valid) {
    for (Var rival : header.rivals()) {
      emit.write(rival, emit.select(valid, Emitter.bool(false), emit.read(rival)));
    }
    emit.write(header.valid(), valid);
  }

  /** Gives undefined variables their value. */
  void clear(Storage storage) {
    write(storage, types.zero(storage.type()));
  }

  // --- L-values

  /** The value that is there now. */
  public Val read(LValue place) {
    if (place instanceof LValue.Direct direct) {
      return read(direct.storage());
    }
    if (place instanceof LValue.Bits bits) {
      return new Val.Scalar(emit.slice(scalar(read(bits.base())), bits.high(), bits.low()));
    }
    if (place instanceof LValue.Choice choice) {
      Val result = types.zero(choice.type());
      for (int i = 0; i < choice.alternatives().size(); i++) {
        Operand chosen = emit.isEqual(choice.index(), i);
        result =
            zip(
                read(choice.alternatives().get(i)),
                result,
                (there, other) -> emit.select(chosen, there, other));
      }
      return result;
    }
    return types.zero(place.type());
  }

  /** Assigns. */
  public void write(LValue place, Val value) {
    if (place instanceof LValue.Direct direct) {
      write(direct.storage(), value);
    } else if (place instanceof LValue.Bits bits) {
      Operand whole = scalar(read(bits.base()));
      write(bits.base(), new Val.Scalar(replace(whole, bits.high(), bits.low(), scalar(value))));
    } else if (place instanceof LValue.Choice choice) {
      for (int i = 0; i < choice.alternatives().size(); i++) {
        Operand chosen = emit.isEqual(choice.index(), i);
        LValue alternative = choice.alternatives().get(i);
        write(
            alternative,
            zip(value, read(alternative), (fresh, old) -> emit.select(chosen, fresh, old)));
      }
    }
  }

  private Operand replace(Operand whole, int high, int low, Operand part) {
    Operand result = part;
    if (low > 0) {
      result = emit.concat(result, emit.slice(whole, low - 1, 0));
    }
    if (high < whole.width() - 1) {
      result = emit.concat(emit.slice(whole, whole.width() - 1, high + 1), result);
    }
    return result;
  }

  /** Validity of a header. */
  Operand valid(LValue header) {
    if (header instanceof LValue.Direct direct && direct.storage() instanceof Storage.Header h) {
      return emit.read(h.valid());
    }
    if (header instanceof LValue.Choice choice) {
      Operand result = Emitter.bool(false);
      for (int i = 0; i < choice.alternatives().size(); i++) {
        Operand chosen = emit.isEqual(choice.index(), i);
        result = emit.select(chosen, valid(choice.alternatives().get(i)), result);
      }
      return result;
    }
    return Emitter.bool(false);
  }

  void setValid(LValue header, Operand valid) {
    if (header instanceof LValue.Direct direct && direct.storage() instanceof Storage.Header h) {
      writeValid(h, valid);
    } else if (header instanceof LValue.Choice choice) {
      for (int i = 0; i < choice.alternatives().size(); i++) {
        LValue alternative = choice.alternatives().get(i);
        Operand chosen = emit.isEqual(choice.index(), i);
        setValid(alternative, emit.select(chosen, valid, valid(alternative)));
      }
    }
  }

  // --- Parts of l-values

  /** A part of a struct, header, union, tuple or stack by its position. */
  static LValue part(LValue whole, int index) {
    if (whole instanceof LValue.Direct direct) {
      return new LValue.Direct(parts(direct.storage()).get(index));
    }
    if (whole instanceof LValue.Choice choice) {
      List<LValue> parts = choice.alternatives().stream().map(a -> part(a, index)).toList();
      String last = parts.get(0).path();
      String suffix = last.substring(choice.alternatives().get(0).path().length());
      return new LValue.Choice(choice.path() + suffix, parts.get(0).type(), choice.index(), parts);
    }
    throw new CompilerBug("no part " + index + " of " + whole.path());
  }

  public static List<Storage> parts(Storage storage) {
    if (storage instanceof Storage.Struct struct) {
      return struct.parts();
    }
    if (storage instanceof Storage.Header header) {
      return header.fields();
    }
    if (storage instanceof Storage.Stack stack) {
      return stack.elements();
    }
    return List.of();
  }

  /** The element of a stack with an index that may be known at run time only. */
  LValue element(LValue stack, Operand index, String path) {
    int size = types.parts(stack.type()).size();
    if (index instanceof Const c && c.bits().bitLength() < 31 && c.bits().intValue() < size) {
      return part(stack, c.bits().intValue());
    }
    List<LValue> elements = IntStream.range(0, size).mapToObj(i -> part(stack, i)).toList();
    return new LValue.Choice(path, types.parts(stack.type()).get(0), index, elements);
  }

  /** The next index of a stack. */
  Operand next(LValue stack) {
    if (stack instanceof LValue.Direct direct && direct.storage() instanceof Storage.Stack s) {
      return emit.read(s.next());
    }
    throw new CompilerBug("not a header stack: " + stack.path());
  }

  void setNext(LValue stack, Operand next) {
    if (stack instanceof LValue.Direct direct && direct.storage() instanceof Storage.Stack s) {
      emit.write(s.next(), next);
    } else {
      throw new CompilerBug("not a header stack: " + stack.path());
    }
  }

  // --- Values

  /** The operand of a scalar. */
  public static Operand scalar(Val value) {
    if (value instanceof Val.Scalar s) {
      return s.operand();
    }
    throw new CompilerBug("a scalar was expected, not " + value);
  }

  /** Combines two values of the same shape leaf by leaf. */
  static Val zip(Val a, Val b, BinaryOperator<Operand> operator) {
    if (a instanceof Val.Scalar x && b instanceof Val.Scalar y) {
      return new Val.Scalar(operator.apply(x.operand(), y.operand()));
    }
    if (a instanceof Val.Struct x && b instanceof Val.Struct y) {
      return new Val.Struct(zipAll(x.parts(), y.parts(), operator));
    }
    if (a instanceof Val.Header x && b instanceof Val.Header y) {
      return new Val.Header(
          operator.apply(x.valid(), y.valid()), zipAll(x.fields(), y.fields(), operator));
    }
    if (a instanceof Val.Stack x && b instanceof Val.Stack y) {
      return new Val.Stack(
          zipAll(x.elements(), y.elements(), operator), operator.apply(x.next(), y.next()));
    }
    throw new CompilerBug("values of different shapes");
  }

  private static List<Val> zipAll(List<Val> a, List<Val> b, BinaryOperator<Operand> operator) {
    List<Val> out = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      out.add(zip(a.get(i), b.get(i), operator));
    }
    return out;
  }
}
