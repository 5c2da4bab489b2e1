package dev.p4u.language.ast;

import dev.p4u.language.source.Span;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;

/** An expression, key-set expressions and initialisers included. Parentheses leave no node. */
public sealed interface Expr extends Node {

  /**
   * @param width of {@code 8w1} or {@code 8s1}; absent for a plain literal
   * @param signed for {@code 8s1}
   */
  record IntLiteral(int id, Span span, BigInteger value, OptionalInt width, boolean signed)
      implements Expr {}

  record BoolLiteral(int id, Span span, boolean value) implements Expr {}

  /**
   * @param value with escapes resolved
   */
  record StringLiteral(int id, Span span, String value) implements Expr {}

  /**
   * A name, also of a type or of a constructor.
   *
   * @param global written with a leading dot
   */
  record NameRef(int id, Span span, Name name, boolean global) implements Expr {}

  /** {@code target.name}; {@code error.X} has a {@link TypeName} target. */
  record Member(int id, Span span, Expr target, Name name) implements Expr {}

  /** A type where only a type can stand: {@code error}, {@code bit<8>} in a call's callee... */
  record TypeName(int id, Span span, TypeRef type) implements Expr {}

  record Index(int id, Span span, Expr target, Expr index) implements Expr {}

  /** {@code target[high:low]}. */
  record Slice(int id, Span span, Expr target, Expr high, Expr low) implements Expr {}

  /** {@code target[low+:width]}. */
  record PlusSlice(int id, Span span, Expr target, Expr low, Expr width) implements Expr {}

  /** A call of a function, method or action, or a constructor call. */
  record Call(int id, Span span, Expr callee, List<TypeRef> typeArguments, List<Argument> arguments)
      implements Expr {
    public Call {
      typeArguments = List.copyOf(typeArguments);
      arguments = List.copyOf(arguments);
    }
  }

  /** Operators with one operand. */
  enum UnaryOp {
    NOT("!"),
    COMPLEMENT("~"),
    MINUS("-"),
    PLUS("+");

    private final String text;

    UnaryOp(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  record Unary(int id, Span span, UnaryOp op, Expr operand) implements Expr {}

  /** Operators with two operands. */
  enum BinaryOp {
    MUL("*"),
    DIV("/"),
    MOD("%"),
    ADD("+"),
    SUB("-"),
    ADD_SAT("|+|"),
    SUB_SAT("|-|"),
    SHL("<<"),
    SHR(">>"),
    LE("<="),
    GE(">="),
    LT("<"),
    GT(">"),
    EQ("=="),
    NE("!="),
    BIT_AND("&"),
    BIT_XOR("^"),
    BIT_OR("|"),
    CONCAT("++"),
    AND("&&"),
    OR("||");

    private final String text;

    BinaryOp(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  record Binary(int id, Span span, BinaryOp op, Expr left, Expr right) implements Expr {}

  /** {@code value &&& mask} in a key set. */
  record Mask(int id, Span span, Expr value, Expr mask) implements Expr {}

  /** {@code low .. high} in a key set or a for loop. */
  record Range(int id, Span span, Expr low, Expr high) implements Expr {}

  record Conditional(int id, Span span, Expr condition, Expr whenTrue, Expr whenFalse)
      implements Expr {}

  record Cast(int id, Span span, TypeRef type, Expr operand) implements Expr {}

  /**
   * {@code {a, b}}, also a key-set tuple {@code (a, b)}.
   *
   * @param open ends with {@code ...}
   */
  record ListExpr(int id, Span span, List<Expr> elements, boolean open) implements Expr {
    public ListExpr {
      elements = List.copyOf(elements);
    }
  }

  /**
   * {@code {x = a, y = b}}.
   *
   * @param open ends with {@code ...}
   */
  record StructExpr(int id, Span span, List<Argument> fields, boolean open) implements Expr {
    public StructExpr {
      fields = List.copyOf(fields);
    }
  }

  /** {@code {#}}. */
  record InvalidHeader(int id, Span span) implements Expr {}

  /** {@code ...} alone as an initialiser. */
  record Dots(int id, Span span) implements Expr {}

  /** {@code default} in a key set or switch label. */
  record Default(int id, Span span) implements Expr {}

  /** {@code _}. */
  record DontCare(int id, Span span) implements Expr {}

  record This(int id, Span span) implements Expr {}

  /** Something that the parser could not read; it has reported it. */
  record Error(int id, Span span) implements Expr {}
}
