package dev.p4u.lsp.features;

import dev.p4u.language.source.Span;
import java.util.List;

/**
 * An entry of a document's outline.
 *
 * @param kind what it is, in the words of the language: {@code header}, {@code table}, {@code
 *     packet}
 * @param detail its type or arguments; may be empty
 * @param span all of it; contains {@code nameSpan} and what the children span
 */
public record Symbol(
    String name, String kind, String detail, Span span, Span nameSpan, List<Symbol> children) {
  public Symbol {
    children = List.copyOf(children);
  }
}
