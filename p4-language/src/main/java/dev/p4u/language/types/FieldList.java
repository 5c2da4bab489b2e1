package dev.p4u.language.types;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;

/** Fields in their order, which are also found by name. Never changes. */
final class FieldList extends AbstractList<P4Type.Field> implements RandomAccess {

  /** From here on an index pays. */
  private static final int MANY = 16;

  private final List<P4Type.Field> fields;
  private final Map<String, P4Type.Field> byName = new HashMap<>();

  private FieldList(List<P4Type.Field> fields) {
    this.fields = List.copyOf(fields);
    if (fields.size() > MANY) {
      this.fields.forEach(f -> byName.putIfAbsent(f.name(), f));
    }
  }

  static FieldList of(List<P4Type.Field> fields) {
    return fields instanceof FieldList known ? known : new FieldList(fields);
  }

  Optional<P4Type.Field> named(String name) {
    if (!byName.isEmpty()) {
      return Optional.ofNullable(byName.get(name));
    }
    for (P4Type.Field field : fields) {
      if (field.name().equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  @Override
  public P4Type.Field get(int index) {
    return fields.get(index);
  }

  @Override
  public int size() {
    return fields.size();
  }
}
