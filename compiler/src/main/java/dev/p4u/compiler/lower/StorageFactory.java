package dev.p4u.compiler.lower;

import dev.p4u.compiler.ir.Var;
import dev.p4u.language.ast.Decl;
import dev.p4u.language.source.Span;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Makes the variables that hold a value of a type. */
final class StorageFactory {

  private static final int INDEX_WIDTH = 32;

  private final Emitter emit;
  private final TypeModel types;

  StorageFactory(Emitter emit, TypeModel types) {
    this.emit = emit;
    this.types = types;
  }

  /**
   * @param span where to report a type that cannot be stored
   */
  Storage create(String path, P4Type type, Span span) {
    return create(path, type, span, List.of());
  }

  private Storage create(String path, P4Type type, Span span, List<Var> rivals) {
    OptionalInt width = types.width(type);
    if (width.isPresent() && width.getAsInt() > 0) {
      return new Storage.Scalar(path, type, emit.variable(path, width.getAsInt()));
    }
    P4Type t = Types.underlying(type);
    if (t instanceof P4Type.Aggregate aggregate) {
      return aggregate(path, aggregate, span, rivals);
    }
    if (t instanceof P4Type.Tuple tuple) {
      List<Storage> parts = new ArrayList<>();
      for (int i = 0; i < tuple.elements().size(); i++) {
        parts.add(create(path + "[" + i + "]", tuple.elements().get(i), span));
      }
      return new Storage.Struct(path, type, parts);
    }
    if (t instanceof P4Type.Stack stack) {
      List<Storage> elements = new ArrayList<>();
      for (int i = 0; i < stack.size(); i++) {
        elements.add(create(path + "[" + i + "]", stack.element(), span));
      }
      return new Storage.Stack(path, stack, elements, emit.variable(path + ".next", INDEX_WIDTH));
    }
    types.refuse(type, span);
    return new Storage.Unsupported(path, type);
  }

  private Storage aggregate(String path, P4Type.Aggregate type, Span span, List<Var> rivals) {
    return switch (type.kind()) {
      case HEADER -> {
        Var valid = emit.variable(path + ".isValid", 1);
        yield new Storage.Header(path, type, valid, fields(path, type, span), rivals);
      }
      case STRUCT -> new Storage.Struct(path, type, fields(path, type, span));
      case HEADER_UNION -> union(path, type, span);
    };
  }

  private List<Storage> fields(String path, P4Type.Aggregate type, Span span) {
    List<Storage> fields = new ArrayList<>();
    for (P4Type.Field field : type.fields()) {
      Span where = field.declaration() == null ? span : field.declaration().span();
      fields.add(create(path + "." + field.name(), field.type(), where));
    }
    return fields;
  }

  /** At most one member of a header union is valid (P4 specification, section 8.20). */
  private Storage union(String path, P4Type.Aggregate type, Span span) {
    List<Storage.Header> alone = new ArrayList<>();
    for (Storage member : fields(path, type, span)) {
      if (member instanceof Storage.Header header) {
        alone.add(header);
      }
    }
    List<Storage> members = new ArrayList<>();
    for (Storage.Header header : alone) {
      List<Var> rivals =
          alone.stream().map(Storage.Header::valid).filter(v -> !v.equals(header.valid())).toList();
      members.add(
          new Storage.Header(
              header.path(), header.type(), header.valid(), header.fields(), rivals));
    }
    return new Storage.Struct(path, type, members);
  }

  static boolean isUnion(P4Type type) {
    return Types.underlying(type) instanceof P4Type.Aggregate a
        && a.kind() == Decl.AggregateKind.HEADER_UNION;
  }
}
