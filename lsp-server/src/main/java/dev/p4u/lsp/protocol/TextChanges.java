package dev.p4u.lsp.protocol;

import dev.p4u.language.source.SourceFile;
import java.util.List;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** Applies the editor's changes to a text. */
public final class TextChanges {

  private TextChanges() {}

  /** The text after all changes; each one's range is in the text that the one before it left. */
  public static String apply(
      SourceFile before, List<TextDocumentContentChangeEvent> changes, Positions positions) {
    SourceFile current = before;
    for (TextDocumentContentChangeEvent change : changes) {
      current = new SourceFile(before.path(), apply(current, change, positions));
    }
    return current.text();
  }

  private static String apply(
      SourceFile file, TextDocumentContentChangeEvent change, Positions positions) {
    if (change.getRange() == null) {
      return change.getText();
    }
    int a = positions.offset(file, change.getRange().getStart());
    int b = positions.offset(file, change.getRange().getEnd());
    int start = Math.min(a, b);
    int end = Math.max(a, b);
    String text = file.text();
    return new StringBuilder(text.length() - (end - start) + change.getText().length())
        .append(text, 0, start)
        .append(change.getText())
        .append(text, end, text.length())
        .toString();
  }
}
