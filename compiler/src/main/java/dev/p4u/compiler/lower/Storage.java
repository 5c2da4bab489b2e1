package dev.p4u.compiler.lower;

import dev.p4u.compiler.ir.Var;
import dev.p4u.language.types.P4Type;
import java.util.List;

/**
 * Where a P4 variable lives: a tree with IR variables as its leaves.
 *
 * <p>A header's fields keep what they hold while it is invalid: setValid and setInvalid change only
 * the validity bit, as p4c-ubpf's C code does. (The specification leaves the fields undefined.)
 */
public sealed interface Storage {

  /** For people and trace points: {@code headers.ipv4.ttl}. */
  String path();

  P4Type type();

  record Scalar(String path, P4Type type, Var variable) implements Storage {}

  /** Struct, tuple or header union. */
  record Struct(String path, P4Type type, List<Storage> parts) implements Storage {
    public Struct {
      parts = List.copyOf(parts);
    }
  }

  /**
   * @param valid one bit
   * @param rivals validity of the other members of the union that it belongs to
   */
  record Header(
      String path, P4Type.Aggregate type, Var valid, List<Storage> fields, List<Var> rivals)
      implements Storage {
    public Header {
      fields = List.copyOf(fields);
      rivals = List.copyOf(rivals);
    }
  }

  /**
   * A header stack.
   *
   * @param next 32 bits: index of the element that is extracted next
   */
  record Stack(String path, P4Type.Stack type, List<Storage> elements, Var next)
      implements Storage {
    public Stack {
      elements = List.copyOf(elements);
    }
  }

  /** In place of a variable whose type was reported as not supported; holds nothing. */
  record Unsupported(String path, P4Type type) implements Storage {}
}
