package dev.p4u.language.lint.flow;

import dev.p4u.language.ast.Decl;
import dev.p4u.language.types.P4Type;
import dev.p4u.language.types.P4Type.Simple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Layouts of types, each made once. */
final class Layouts {

  /** Scalars of one variable; what is larger is not followed. */
  static final int MAX_SCALARS = 1 << 14;

  private static final int[] NONE = {};

  private final Map<P4Type, Optional<Layout>> known = new HashMap<>();

  /** Empty for what is no storage (instances, types, names) and for what is too large. */
  Optional<Layout> of(P4Type type) {
    Optional<Layout> layout = known.get(type);
    if (layout == null) {
      layout = make(type).filter(l -> l.scalars() <= MAX_SCALARS && l.headers() <= MAX_SCALARS);
      known.put(type, layout);
    }
    return layout;
  }

  private Optional<Layout> make(P4Type type) {
    if (type instanceof P4Type.Aggregate a) {
      return aggregate(a);
    }
    if (type instanceof P4Type.Stack s) {
      return of(s.element()).flatMap(e -> stack(s, e));
    }
    if (type instanceof P4Type.Tuple t) {
      return parts(Layout.Kind.TUPLE, t, List.of(), t.elements());
    }
    boolean scalar =
        type instanceof P4Type.Bit
            || type instanceof P4Type.Int
            || type instanceof P4Type.VarBit
            || type instanceof P4Type.EnumType
            || type instanceof P4Type.NewType
            || type instanceof P4Type.Variable
            || type == Simple.BOOL
            || type == Simple.ERROR;
    return scalar
        ? Optional.of(
            new Layout(Layout.Kind.SCALAR, type, 1, 0, List.of(), List.of(), NONE, NONE, 0))
        : Optional.empty();
  }

  private Optional<Layout> aggregate(P4Type.Aggregate a) {
    Layout.Kind kind =
        switch (a.kind()) {
          case HEADER -> Layout.Kind.HEADER;
          case HEADER_UNION -> Layout.Kind.UNION;
          case STRUCT -> Layout.Kind.STRUCT;
        };
    List<String> names = a.fields().stream().map(P4Type.Field::name).toList();
    return parts(kind, a, names, a.fields().stream().map(P4Type.Field::type).toList());
  }

  private Optional<Layout> parts(
      Layout.Kind kind, P4Type type, List<String> names, List<P4Type> types) {
    boolean own = kind == Layout.Kind.HEADER || kind == Layout.Kind.UNION;
    List<Layout> parts = new ArrayList<>();
    int[] scalarOffsets = new int[types.size()];
    int[] headerOffsets = new int[types.size()];
    int scalars = 0;
    int headers = own ? 1 : 0;
    for (int i = 0; i < types.size(); i++) {
      Optional<Layout> part = of(types.get(i));
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
      scalarOffsets[i] = scalars;
      headerOffsets[i] = headers;
      scalars += part.get().scalars();
      headers += part.get().headers();
      if (scalars > MAX_SCALARS) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Layout(kind, type, scalars, headers, names, parts, scalarOffsets, headerOffsets, 0));
  }

  private static Optional<Layout> stack(P4Type.Stack s, Layout element) {
    long scalars = (long) s.size() * element.scalars();
    long headers = (long) s.size() * element.headers();
    return s.size() > MAX_SCALARS || scalars > MAX_SCALARS || headers > MAX_SCALARS
        ? Optional.empty()
        : Optional.of(
            new Layout(
                Layout.Kind.STACK,
                s,
                (int) scalars,
                (int) headers,
                List.of(),
                List.of(element),
                NONE,
                NONE,
                s.size()));
  }

  static boolean isHeader(P4Type type) {
    return type instanceof P4Type.Aggregate a && a.kind() == Decl.AggregateKind.HEADER;
  }

  static boolean isUnion(P4Type type) {
    return type instanceof P4Type.Aggregate a && a.kind() == Decl.AggregateKind.HEADER_UNION;
  }
}
