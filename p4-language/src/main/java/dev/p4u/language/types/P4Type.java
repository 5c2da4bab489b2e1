package dev.p4u.language.types;

import dev.p4u.language.ast.Decl;
import java.util.List;
import java.util.Optional;

/**
 * A type of P4_16. Structural types compare by structure, declared ones by their declaration and
 * type arguments. Typedefs are resolved away; {@code type} declarations are {@link NewType}.
 */
public sealed interface P4Type {

  /** {@code bit<width>}. */
  record Bit(int width) implements P4Type {
    @Override
    public String toString() {
      return "bit<" + width + ">";
    }
  }

  /** {@code int<width>}. */
  record Int(int width) implements P4Type {
    @Override
    public String toString() {
      return "int<" + width + ">";
    }
  }

  /** {@code varbit<maxWidth>}. */
  record VarBit(int maxWidth) implements P4Type {
    @Override
    public String toString() {
      return "varbit<" + maxWidth + ">";
    }
  }

  /** Types without structure. */
  enum Simple implements P4Type {
    /** {@code int}: compile-time only. */
    INFINITE_INT("int"),
    BOOL("bool"),
    STRING("string"),
    VOID("void"),
    ERROR("error"),
    MATCH_KIND("match_kind"),
    /** A parser state. */
    STATE("state"),
    /** {@code _} whose type is open. */
    DONT_CARE("_"),
    /** {@code default} and {@code ...} before their type is known. */
    DEFAULT("default"),
    /** After an error; compatible with everything, so that one mistake gives one message. */
    UNKNOWN("<unknown>");

    private final String text;

    Simple(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A field of a struct, header or header union, after substitution of type arguments. */
  record Field(String name, P4Type type, Decl.Field declaration) {}

  /** Struct, header or header union. */
  record Aggregate(Decl.Aggregate declaration, List<P4Type> arguments, List<Field> fields)
      implements P4Type {
    public Aggregate {
      arguments = List.copyOf(arguments);
      fields = FieldList.of(fields);
    }

    public Decl.AggregateKind kind() {
      return declaration.kind();
    }

    public boolean isHeader() {
      return kind() == Decl.AggregateKind.HEADER;
    }

    public Optional<Field> field(String name) {
      return FieldList.of(fields).named(name);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Aggregate that
          && declaration.id() == that.declaration.id()
          && arguments.equals(that.arguments);
    }

    @Override
    public int hashCode() {
      return declaration.id();
    }

    @Override
    public String toString() {
      return declaration.name() + Types.angle(arguments);
    }
  }

  /** {@code element[size]}. */
  record Stack(P4Type element, int size) implements P4Type {
    @Override
    public String toString() {
      return element + "[" + size + "]";
    }
  }

  record Tuple(List<P4Type> elements) implements P4Type {
    public Tuple {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return "tuple" + Types.angle(elements);
    }
  }

  /** {@code list<element>}. */
  record ListOf(P4Type element) implements P4Type {
    @Override
    public String toString() {
      return "list<" + element + ">";
    }
  }

  /** Type of a struct-valued expression {@code {a = 1}} whose struct is not yet known. */
  record UnknownStruct(List<Field> fields) implements P4Type {
    public UnknownStruct {
      fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
      return "struct expression";
    }
  }

  /**
   * An enum.
   *
   * @param underlying for a serialisable enum
   */
  record EnumType(Decl.EnumDecl declaration, Optional<P4Type> underlying) implements P4Type {
    @Override
    public boolean equals(Object other) {
      return other instanceof EnumType that && declaration.id() == that.declaration.id();
    }

    @Override
    public int hashCode() {
      return declaration.id();
    }

    @Override
    public String toString() {
      return declaration.name().text();
    }
  }

  /** {@code type underlying Name}. */
  record NewType(Decl.TypeAlias declaration, P4Type underlying) implements P4Type {
    @Override
    public boolean equals(Object other) {
      return other instanceof NewType that && declaration.id() == that.declaration.id();
    }

    @Override
    public int hashCode() {
      return declaration.id();
    }

    @Override
    public String toString() {
      return declaration.name().text();
    }
  }

  /** Instance type of an extern, parser, control, package, or a parser or control type. */
  record Instance(Decl declaration, List<P4Type> arguments) implements P4Type {
    public Instance {
      arguments = List.copyOf(arguments);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Instance that
          && declaration.id() == that.declaration.id()
          && arguments.equals(that.arguments);
    }

    @Override
    public int hashCode() {
      return declaration.id();
    }

    @Override
    public String toString() {
      return declaration.name() + Types.angle(arguments);
    }
  }

  record TableType(Decl.Table declaration) implements P4Type {
    @Override
    public String toString() {
      return "table " + declaration.name();
    }
  }

  record ActionType(Decl.Action declaration) implements P4Type {
    @Override
    public String toString() {
      return "action " + declaration.name();
    }
  }

  /** What {@code table.apply()} returns: hit, miss, action_run. */
  record ApplyResult(Decl.Table table) implements P4Type {
    @Override
    public String toString() {
      return "apply_result(" + table.name() + ")";
    }
  }

  /** Type of {@code action_run}. */
  record ActionRun(Decl.Table table) implements P4Type {
    @Override
    public String toString() {
      return "action_list(" + table.name() + ")";
    }
  }

  /** {@code value_set<element>} instance. */
  record ValueSetType(P4Type element) implements P4Type {
    @Override
    public String toString() {
      return "value_set<" + element + ">";
    }
  }

  /** A set of values in a key-set expression. */
  record SetOf(P4Type element) implements P4Type {
    @Override
    public String toString() {
      return "set<" + element + ">";
    }
  }

  /** A type parameter, named by its declaring name's node id. */
  record Variable(String name, int declarationId) implements P4Type {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A function, method, constructor or built-in before it is called. */
  record Callable(String name) implements P4Type {
    @Override
    public String toString() {
      return "function " + name;
    }
  }

  /** A name that denotes a type, used as an expression. */
  record TypeOfType(P4Type type) implements P4Type {
    @Override
    public String toString() {
      return "type " + type;
    }
  }
}
