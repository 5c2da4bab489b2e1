package dev.p4u.lsp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formatting over the protocol. */
class FormattingTest {

  private static final FormattingOptions IGNORED = new FormattingOptions(8, false);

  @TempDir private Path folder;

  private static TextEdit edit(int line, int from, int to, String text) {
    return new TextEdit(new Range(new Position(line, from), new Position(line, to)), text);
  }

  @Test
  void isOffered() throws IOException {
    try (Editor editor = new Editor(folder)) {
      ServerCapabilities offered = editor.initialize(new InitializeParams()).getCapabilities();
      assertThat(offered.getDocumentFormattingProvider().getLeft()).isTrue();
      assertThat(offered.getDocumentRangeFormattingProvider().getLeft()).isTrue();
      assertThat(offered.getDocumentOnTypeFormattingProvider().getFirstTriggerCharacter())
          .isEqualTo(";");
      assertThat(offered.getDocumentOnTypeFormattingProvider().getMoreTriggerCharacter())
          .containsExactly("}");
    }
  }

  @Test
  void documentsRangesAndWhatIsTyped() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.open("main.p4", "const int a=1;\n// ä\nconst int  b = 2;\n");
      TextDocumentService service = editor.server().getTextDocumentService();

      assertThat(
              (List<?>)
                  Editor.get(
                      service.formatting(
                          new DocumentFormattingParams(editor.id("main.p4"), IGNORED))))
          .isEqualTo(List.of(edit(0, 11, 11, " "), edit(0, 12, 12, " "), edit(2, 9, 11, " ")));

      Range second = new Range(new Position(2, 0), new Position(2, 5));
      assertThat(
              (List<?>)
                  Editor.get(
                      service.rangeFormatting(
                          new DocumentRangeFormattingParams(
                              editor.id("main.p4"), IGNORED, second))))
          .isEqualTo(List.of(edit(2, 9, 11, " ")));

      assertThat(
              (List<?>)
                  Editor.get(
                      service.onTypeFormatting(
                          new DocumentOnTypeFormattingParams(
                              editor.id("main.p4"), IGNORED, new Position(0, 14), ";"))))
          .isEqualTo(List.of(edit(0, 11, 11, " "), edit(0, 12, 12, " ")));
    }
  }
}
