package dev.p4u.lsp.protocol;

import dev.p4u.language.format.Edit;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.List;
import org.eclipse.lsp4j.TextEdit;

/** The formatter's edits for the editor. */
public final class EditConverter {

  private final Positions positions;

  public EditConverter(Positions positions) {
    this.positions = positions;
  }

  public List<TextEdit> convert(SourceFile file, List<Edit> edits) {
    return edits.stream()
        .map(
            edit ->
                new TextEdit(
                    positions.range(new Span(file, edit.start(), edit.end())), edit.replacement()))
        .toList();
  }
}
