package dev.p4u.compiler.lower;

import dev.p4u.compiler.CompileCode;
import dev.p4u.compiler.ir.Operand;
import dev.p4u.compiler.ir.Operand.Const;
import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.ast.Node;
import dev.p4u.language.source.Span;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Types;
import dev.p4u.language.types.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** How P4 types and values look in the IR. */
public final class TypeModel {

  /** Enums without underlying type and errors: as p4c's C enums. */
  private static final int ENUM_WIDTH = 32;

  private final Reporter report;
  private final Map<String, Integer> errorNumbers = new HashMap<>();

  /** Types of which a variable was refused. */
  private final Set<P4Type> refused = new HashSet<>();

  TypeModel(CheckedProgram program, Reporter report) {
    this.report = report;
    for (Decl declaration : program.tree().declarations()) {
      if (declaration instanceof Decl.ErrorDecl errors) {
        errors.members().forEach(m -> errorNumbers.putIfAbsent(m.text(), errorNumbers.size()));
      }
    }
  }

  /** Width in bits of a scalar; empty for everything else. */
  public OptionalInt width(P4Type type) {
    OptionalInt width = Types.scalarWidth(type);
    if (width.isPresent()) {
      return width;
    }
    P4Type t = Types.underlying(type);
    return t instanceof P4Type.EnumType || t == P4Type.Simple.ERROR
        ? OptionalInt.of(ENUM_WIDTH)
        : OptionalInt.empty();
  }

  /** Scalars and structures of them: what a map's value can hold. */
  public boolean isPlain(P4Type type) {
    if (width(type).isPresent()) {
      return true;
    }
    P4Type t = Types.underlying(type);
    boolean structure =
        t instanceof P4Type.Tuple
            || t instanceof P4Type.Aggregate a && a.kind() == Decl.AggregateKind.STRUCT;
    List<P4Type> parts = parts(type);
    return structure && !parts.isEmpty() && parts.stream().allMatch(this::isPlain);
  }

  public boolean isSigned(P4Type type) {
    return Types.underlying(type) instanceof P4Type.Int;
  }

  /** Types of the parts of a struct, header, union, tuple or stack, in order. */
  public List<P4Type> parts(P4Type type) {
    P4Type t = Types.underlying(type);
    if (t instanceof P4Type.Aggregate aggregate) {
      return aggregate.fields().stream().map(P4Type.Field::type).toList();
    }
    if (t instanceof P4Type.Tuple tuple) {
      return tuple.elements();
    }
    if (t instanceof P4Type.Stack stack) {
      return Collections.nCopies(stack.size(), stack.element());
    }
    if (t instanceof P4Type.UnknownStruct struct) {
      return struct.fields().stream().map(P4Type.Field::type).toList();
    }
    return List.of();
  }

  /** The position of a field in {@link #parts}; -1 when there is none. */
  static int fieldIndex(P4Type type, String name) {
    P4Type t = Types.underlying(type);
    List<P4Type.Field> fields =
        t instanceof P4Type.Aggregate a
            ? a.fields()
            : t instanceof P4Type.UnknownStruct u ? u.fields() : List.of();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Reports a variable that cannot be stored; what uses it is silent from then on. */
  void refuse(P4Type type, Span span) {
    refused.add(Types.underlying(type));
    report.error(CompileCode.UNSUPPORTED_TYPE, span, "a variable", type);
  }

  /** Whether a variable of this type, or of a type in it, has been reported. */
  boolean isRefused(P4Type type) {
    return refused.contains(Types.underlying(type))
        || parts(type).stream().anyMatch(this::isRefused);
  }

  /** Widths of all scalars in wire order; reports what has no fixed width. */
  List<Integer> wireWidths(P4Type type, Span span) {
    List<Integer> widths = new ArrayList<>();
    collectWidths(type, span, widths);
    return widths;
  }

  private void collectWidths(P4Type type, Span span, List<Integer> widths) {
    OptionalInt width = width(type);
    if (width.isPresent()) {
      widths.add(width.getAsInt());
      return;
    }
    List<P4Type> parts = parts(type);
    if (parts.isEmpty()
        && !isRefused(type)
        && !(Types.underlying(type) instanceof P4Type.Aggregate)) {
      report.error(CompileCode.UNSUPPORTED_TYPE, span, "a packet field", type);
    }
    parts.forEach(part -> collectWidths(part, span, widths));
  }

  /** The value that undefined things have. */
  public Val zero(P4Type type) {
    OptionalInt width = width(type);
    if (width.isPresent()) {
      return new Val.Scalar(Const.of(0, Math.max(1, width.getAsInt())));
    }
    List<Val> parts = parts(type).stream().map(this::zero).toList();
    if (isHeader(type)) {
      return new Val.Header(Emitter.bool(false), parts);
    }
    if (Types.underlying(type) instanceof P4Type.Stack) {
      return new Val.Stack(parts, Const.of(0, ENUM_WIDTH));
    }
    return new Val.Struct(parts);
  }

  static boolean isHeader(P4Type type) {
    return Types.underlying(type) instanceof P4Type.Aggregate a && a.isHeader();
  }

  /** A compile-time value as a value of a type. */
  Val constant(Value value, P4Type type, Node where) {
    OptionalInt width = width(type);
    if (value instanceof Value.Aggregate aggregate) {
      return aggregate(aggregate, type, where);
    }
    if (width.isPresent()) {
      return new Val.Scalar(number(value, width.getAsInt(), where));
    }
    if (value instanceof Value.IntValue i) {
      // An int of any width where no width is known: a shift amount, for example.
      return new Val.Scalar(Const.of(i.value(), Math.max(ENUM_WIDTH, i.value().bitLength() + 1)));
    }
    report.error(CompileCode.UNSUPPORTED_TYPE, where.span(), "a value", type);
    return Val.VOID;
  }

  private Operand number(Value value, int width, Node where) {
    if (value instanceof Value.IntValue i) {
      return Const.of(i.value(), width);
    }
    if (value instanceof Value.BoolValue b) {
      return Const.of(b.value() ? 1 : 0, width);
    }
    if (value instanceof Value.EnumValue e) {
      return Const.of(e.index(), width);
    }
    if (value instanceof Value.ErrorValue e) {
      return Const.of(errorNumbers.getOrDefault(e.name(), 0), width);
    }
    report.error(CompileCode.UNSUPPORTED, where.span(), "a string as a value");
    return Const.of(0, width);
  }

  private Val aggregate(Value.Aggregate aggregate, P4Type type, Node where) {
    List<P4Type> types = parts(type);
    List<Val> parts = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      parts.add(
          i < aggregate.elements().size()
              ? constant(aggregate.elements().get(i), types.get(i), where)
              : zero(types.get(i)));
    }
    if (isHeader(type)) {
      return new Val.Header(Emitter.bool(true), parts);
    }
    if (Types.underlying(type) instanceof P4Type.Stack) {
      return new Val.Stack(parts, Const.of(0, ENUM_WIDTH));
    }
    return new Val.Struct(parts);
  }
}
