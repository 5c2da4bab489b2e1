package dev.p4u.language.preproc;

import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;

/**
 * A token of the preprocessed program.
 *
 * @param file original file of its span
 * @param start offset in that file; for what a macro produced, of the macro's use
 * @param end offset after it
 * @param newlineBefore whether it is the first on its line
 * @param spaceBefore whether white space or a comment precedes it
 * @param painted an identifier that is never expanded again (it named its own macro)
 */
public record PpToken(
    PpKind kind,
    String text,
    SourceFile file,
    int start,
    int end,
    boolean newlineBefore,
    boolean spaceBefore,
    boolean painted) {

  public Span span() {
    return new Span(file, start, end);
  }

  boolean is(String punctuation) {
    return kind == PpKind.PUNCTUATION && text.equals(punctuation);
  }

  boolean isEnd() {
    return kind == PpKind.END;
  }

  PpToken at(PpToken use) {
    return new PpToken(kind, text, use.file, use.start, use.end, false, spaceBefore, painted);
  }

  PpToken paint() {
    return new PpToken(kind, text, file, start, end, newlineBefore, spaceBefore, true);
  }

  PpToken spacedLike(PpToken first) {
    return new PpToken(
        kind, text, file, start, end, first.newlineBefore, first.spaceBefore, painted);
  }
}
