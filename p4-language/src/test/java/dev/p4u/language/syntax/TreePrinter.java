package dev.p4u.language.syntax;

import dev.p4u.language.ast.Name;
import dev.p4u.language.ast.Node;
import dev.p4u.language.source.Span;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A tree as a compact text: {@code Binary(ADD, NameRef(a), IntLiteral(1))}. Components that say
 * nothing (ids, spans, empty lists and options, false) are left out.
 */
final class TreePrinter {

  private TreePrinter() {}

  static String print(Object value) {
    if (value instanceof Name name) {
      return name.text().isEmpty() ? "?" : name.text();
    }
    if (value instanceof Node) {
      List<String> parts = new ArrayList<>();
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        Object part = part(value, component);
        boolean id = component.getName().equals("id") || component.getName().equals("nodeCount");
        if (!id && !says(part, component)) {
          continue;
        }
        if (!id) {
          boolean flag = part instanceof Boolean && !component.getName().equals("value");
          parts.add(flag ? component.getName() : print(part));
        }
      }
      String name = value.getClass().getSimpleName();
      return parts.isEmpty() ? name : name + "(" + String.join(", ", parts) + ")";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(TreePrinter::print).toList()) + "]";
    }
    if (value instanceof Optional<?> optional) {
      return print(optional.orElseThrow());
    }
    if (value instanceof OptionalInt width) {
      return "w" + width.getAsInt();
    }
    return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
  }

  private static boolean says(Object part, RecordComponent component) {
    return !(part instanceof Span)
        && !List.of().equals(part)
        && !Optional.empty().equals(part)
        && !OptionalInt.empty().equals(part)
        && (Boolean.TRUE.equals(part)
            || !(part instanceof Boolean)
            || component.getName().equals("value"));
  }

  private static Object part(Object node, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(node);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
