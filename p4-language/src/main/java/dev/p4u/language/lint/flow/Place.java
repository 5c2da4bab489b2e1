package dev.p4u.language.lint.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * A variable or a part of one.
 *
 * @param scalar number of its first scalar
 * @param header number of its first header
 */
record Place(Layout layout, int scalar, int header) {

  int scalarEnd() {
    return scalar + layout.scalars();
  }

  int headerEnd() {
    return header + layout.headers();
  }

  Place part(int index) {
    return new Place(
        layout.part(index),
        scalar + layout.scalarOffset(index),
        header + layout.headerOffset(index));
  }

  /** The field of that name of each place, and of each element where a place is a stack. */
  static List<Place> fields(List<Place> places, String name) {
    List<Place> fields = new ArrayList<>(places.size());
    for (Place p : places) {
      if (p.layout.kind() == Layout.Kind.STACK) {
        fields.addAll(fields(p.elements(), name));
      } else {
        int index = p.layout.names().indexOf(name);
        if (index >= 0) {
          fields.add(p.part(index));
        }
      }
    }
    return fields;
  }

  List<Place> elements() {
    List<Place> elements = new ArrayList<>(layout.partCount());
    for (int i = 0; i < layout.partCount(); i++) {
      elements.add(part(i));
    }
    return elements;
  }

  boolean isStack() {
    return layout.kind() == Layout.Kind.STACK;
  }
}
