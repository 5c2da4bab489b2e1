package dev.p4u.language.format;

import dev.p4u.language.format.Element.Leaf;
import dev.p4u.language.format.Element.Shape;
import java.util.List;

/** Annotations before something. */
final class Annotations {

  private Annotations() {}

  /** Index after the annotation that starts at an index; the index itself when none does. */
  static int endOfOne(List<Element> elements, int index) {
    if (index >= elements.size()) {
      return index;
    }
    if (elements.get(index) instanceof Leaf leaf && leaf.first().isKind(Atom.Kind.PRAGMA)) {
      return index + 1;
    }
    boolean named =
        Element.isSign(elements.get(index), "@")
            && index + 1 < elements.size()
            && Element.isWord(elements.get(index + 1));
    if (!named) {
      return index;
    }
    int after = index + 2;
    boolean body =
        after < elements.size()
            && (Element.isBrackets(elements.get(after), Shape.ROUND)
                || Element.isBrackets(elements.get(after), Shape.SQUARE));
    return body ? after + 1 : after;
  }

  /** Index after all annotations that start at an index. */
  static int end(List<Element> elements, int index) {
    int at = index;
    int next = endOfOne(elements, at);
    while (next > at) {
      at = next;
      next = endOfOne(elements, at);
    }
    return at;
  }
}
