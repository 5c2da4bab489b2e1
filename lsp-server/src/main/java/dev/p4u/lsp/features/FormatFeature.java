package dev.p4u.lsp.features;

import dev.p4u.language.format.Edit;
import dev.p4u.language.format.FormatOptions;
import dev.p4u.language.format.FormatResult;
import dev.p4u.language.format.Formatter;
import dev.p4u.lsp.workspace.Document;
import dev.p4u.lsp.workspace.Language;
import java.util.List;
import java.util.function.Function;

/** Formats P4 documents in the one style; the editor's own measures do not count. */
public final class FormatFeature {

  /** What to change in a whole document; nothing in what is not P4. */
  public List<Edit> document(Document document) {
    return edits(document, text -> Formatter.format(text, FormatOptions.DEFAULT));
  }

  /**
   * What to change in the statements and declarations that a range touches.
   *
   * @param start offset in UTF-16 code units
   * @param end offset after it
   */
  public List<Edit> range(Document document, int start, int end) {
    return edits(
        document,
        text ->
            Formatter.formatRange(
                text, Math.min(start, end), Math.max(start, end), FormatOptions.DEFAULT));
  }

  /**
   * What to change in the statement or declaration that was just ended.
   *
   * @param offset behind the semicolon or brace that was typed
   */
  public List<Edit> typed(Document document, int offset) {
    return edits(document, text -> Formatter.formatTyped(text, offset, FormatOptions.DEFAULT));
  }

  private static List<Edit> edits(Document document, Function<String, FormatResult> format) {
    if (document.language() != Language.P4 || document.tooLong()) {
      return List.of();
    }
    return format.apply(document.text()).edits();
  }
}
