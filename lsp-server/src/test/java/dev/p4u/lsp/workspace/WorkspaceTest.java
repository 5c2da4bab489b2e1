package dev.p4u.lsp.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.lsp.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkspaceTest {

  private static final Path PATH = Fixture.FOLDER.resolve("a.p4");

  @Test
  void snapshotsDoNotChange() {
    Workspace workspace = new Workspace();
    workspace.open(Uris.toUri(PATH), "p4", 1, "one");
    Snapshot before = workspace.current();
    workspace.change(PATH, 2, "two");
    assertThat(before.document(PATH)).map(Document::text).contains("one");
    assertThat(workspace.current().document(PATH)).map(Document::text).contains("two");
    assertThat(workspace.current().revision()).isGreaterThan(before.revision());
  }

  @Test
  void changesOfWhatIsNotOpenAreIgnored() {
    Workspace workspace = new Workspace();
    workspace.change(PATH, 2, "two");
    assertThat(workspace.current().documents()).isEmpty();
  }

  @Test
  void closedDocumentsAreGone() {
    Workspace workspace = new Workspace();
    workspace.open(Uris.toUri(PATH), "p4", 1, "one");
    workspace.close(PATH);
    assertThat(workspace.current().document(PATH)).isEmpty();
  }

  @Test
  void theExtensionTellsTheLanguageBeforeTheEditor() {
    assertThat(Language.of(Path.of("x.stf"), "p4")).isEqualTo(Language.STF);
    assertThat(Language.of(Path.of("x.P4"), "")).isEqualTo(Language.P4);
    assertThat(Language.of(Path.of("x.h"), "p4")).isEqualTo(Language.P4);
    assertThat(Language.of(Path.of("x.h"), "c")).isEqualTo(Language.OTHER);
  }
}
