package dev.p4u.lsp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p4u.lsp.Fixture;
import dev.p4u.lsp.workspace.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editors that err, and lives that end. */
class RobustnessTest {

  @TempDir Path folder;

  private static void isAlive(Editor editor) {
    editor.open("alive.p4", "const bit<8> X = Y;\n");
    editor.awaitDiagnostics("alive.p4", d -> !d.isEmpty());
  }

  private static void fails(CompletableFuture<?> answer, ResponseErrorCode code) {
    assertThatThrownBy(() -> answer.get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            ResponseErrorException.class,
            e -> assertThat(e.getResponseError().getCode()).isEqualTo(code.getValue()));
  }

  private static CompletableFuture<?> hover(Editor editor, String name, int line, int character) {
    return editor
        .server()
        .getTextDocumentService()
        .hover(new HoverParams(editor.id(name), new Position(line, character)));
  }

  @Test
  void nonsenseIsSurvived() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.sendMessage("{nonsense");
      editor.sendMessage("[]");
      editor.sendMessage("\"text\"");
      editor.sendMessage("{\"jsonrpc\":\"2.0\"}");
      editor.sendMessage("{\"jsonrpc\":\"2.0\",\"method\":\"no/such\",\"id\":7}");
      editor.sendMessage("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\"}");
      editor.sendMessage("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{}}");
      editor.sendMessage(
          "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":5}");
      editor.sendMessage(
          "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":"
              + "{\"uri\":\"x\",\"version\":1},\"contentChanges\":null}}");
      editor.sendMessage(
          "{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"textDocument/hover\",\"params\":{}}");
      editor.sendMessage("{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":null}");
      isAlive(editor);
    }
  }

  @Test
  void badHeadersAreSurvived() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.send("Content-Type: nothing\r\n\r\n");
      editor.send("Content-Length: many\r\n\r\n");
      editor.send("\r\n\r\n\r\n");
      isAlive(editor);
    }
  }

  @Test
  void whatIsNotOpenHasNoAnswers() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      assertThat(Editor.get(hover(editor, "nowhere.p4", 0, 0))).isNull();
      editor.change("nowhere.p4", 2, 0, 0, 0, "x");
      assertThat(Editor.await(editor.logged, m -> true).getMessage()).contains("not usable");
      editor.close("nowhere.p4");
      isAlive(editor);
    }
  }

  @Test
  void placesOutsideTheDocumentHaveNoAnswers() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.open("main.p4", Fixture.PROGRAM);
      for (int[] place : new int[][] {{9999, 0}, {0, 9999}, {-1, -1}, {9999, 9999}}) {
        Editor.get(hover(editor, "main.p4", place[0], place[1]));
        Position at = new Position(place[0], place[1]);
        var documents = editor.server().getTextDocumentService();
        Editor.get(documents.definition(new DefinitionParams(editor.id("main.p4"), at)));
        Editor.get(
            documents.codeAction(
                new CodeActionParams(
                    editor.id("main.p4"), new Range(at, at), new CodeActionContext(List.of()))));
      }
      assertThat(editor.logged).isEmpty();
    }
  }

  @Test
  void oldVersionsAreIgnored() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.open("main.p4", "struct S { bit<1> x; }\n");
      editor.change("main.p4", 5, 0, 15, 16, "2");
      editor.change("main.p4", 3, 0, 15, 16, "Y");
      assertThat(Editor.await(editor.logged, m -> true).getMessage()).contains("not older than 5");
      editor.awaitDiagnostics("main.p4", List::isEmpty);
    }
  }

  @Test
  void binaryContentIsTold() throws IOException {
    byte[] bytes = new byte[5000];
    new Random(1).nextBytes(bytes);
    try (Editor editor = Editor.start(folder)) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      editor.open("main.p4", text);
      editor.open("main.stf", text);
      editor.awaitDiagnostics("main.p4", d -> !d.isEmpty());
      editor.awaitDiagnostics("main.stf", d -> !d.isEmpty());
      Editor.get(hover(editor, "main.p4", 0, 3));
      Editor.get(
          editor
              .server()
              .getTextDocumentService()
              .documentSymbol(new DocumentSymbolParams(editor.id("main.p4"))));
      assertThat(editor.logged).isEmpty();
    }
  }

  @Test
  void aHugeDocumentHasOneDiagnostic() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.open("main.p4", "x".repeat(Document.MAX_LENGTH + 1));
      var told = editor.awaitDiagnostics("main.p4", d -> !d.isEmpty());
      assertThat(told)
          .extracting(d -> d.getMessage().getLeft())
          .containsExactly("the text is longer than 8 MB: it is not read");
      editor.change("main.p4", 2, 0, 0, 0, "y");
      assertThat(Editor.get(hover(editor, "main.p4", 0, 0))).isNull();
      editor.close("main.p4");
      editor.awaitDiagnostics("main.p4", List::isEmpty);
      isAlive(editor);
    }
  }

  @Test
  void aDocumentThatIsTooLongForAMessageHasTheSameDiagnostic() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.open("main.p4", "x".repeat(LimitedInput.MAX_BYTES + 1));
      assertThat(editor.awaitDiagnostics("main.p4", d -> !d.isEmpty()))
          .extracting(d -> d.getMessage().getLeft())
          .containsExactly("the text is longer than 8 MB: it is not read");
      isAlive(editor);
    }
  }

  @Test
  void deepNestingIsSurvived() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      String deep = "const bit<8> X = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ";";
      editor.open("main.p4", deep);
      editor.awaitDiagnostics("main.p4", d -> !d.isEmpty());
      Editor.get(hover(editor, "main.p4", 0, 100));
      assertThat(editor.logged).isEmpty();
    }
  }

  @Test
  void unknownCommandsAreRefused() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      var workspace = editor.server().getWorkspaceService();
      fails(
          workspace.executeCommand(new ExecuteCommandParams("rm", List.of("/"))),
          ResponseErrorCode.InvalidParams);
      fails(
          workspace.executeCommand(new ExecuteCommandParams("p4u.server.compile", List.of())),
          ResponseErrorCode.InvalidParams);
      var answer = editor.execute("p4u.server.compile", "untitled:nothing");
      assertThat(answer.get("ok").getAsBoolean()).isFalse();
      answer = editor.execute("p4u.server.runStf", "file:///no/such/file.stf");
      assertThat(answer.get("ok").getAsBoolean()).isFalse();
    }
  }

  @Test
  void requestsNeedInitialize() throws IOException {
    try (Editor editor = new Editor(folder)) {
      fails(hover(editor, "main.p4", 0, 0), ResponseErrorCode.ServerNotInitialized);
      editor.initialize(new InitializeParams());
      fails(editor.server().initialize(new InitializeParams()), ResponseErrorCode.InvalidRequest);
    }
  }

  @Test
  void nothingIsAnsweredAfterShutdown() throws IOException {
    Editor editor = Editor.start(folder);
    Editor.get(editor.server().shutdown());
    fails(hover(editor, "main.p4", 0, 0), ResponseErrorCode.InvalidRequest);
    editor.server().exit();
    assertThat(editor.awaitExit()).isZero();
    editor.close();
  }

  @Test
  void exitWithoutShutdownIsAFailure() throws IOException {
    Editor editor = Editor.start(folder);
    editor.server().exit();
    assertThat(editor.awaitExit()).isEqualTo(1);
    editor.close();
  }

  @Test
  void aClosedStreamEndsTheServer() throws IOException {
    Editor editor = Editor.start(folder);
    editor.closeStream();
    assertThat(editor.awaitExit()).isEqualTo(1);
    editor.close();
  }

  @Test
  void theDeathOfTheParentEndsTheServer() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // Waits for input that never comes.
    Process parent = new ProcessBuilder(java, "--source", "17", "/dev/stdin").start();
    Editor editor = new Editor(folder);
    InitializeParams params = new InitializeParams();
    params.setProcessId((int) parent.pid());
    editor.initialize(params);
    isAlive(editor);
    parent.destroyForcibly();
    assertThat(editor.awaitExit()).isEqualTo(1);
    editor.close();
  }

  @Test
  void randomEditsLeaveTheSameStateAsAFreshServer() throws IOException {
    Random random = new Random(42);
    StringBuilder text = new StringBuilder(Fixture.PROGRAM.replace("\n", " "));
    try (Editor editor = Editor.start(folder)) {
      editor.open("main.p4", text.toString());
      for (int version = 2; version < 300; version++) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(4));
        String typed = random.nextBoolean() ? "" : "{}();<>#x1 ".substring(random.nextInt(11));
        editor.change("main.p4", version, 0, from, to, typed);
        text.replace(from, to, typed);
        if (version % 20 == 0) {
          hover(editor, "main.p4", 0, from);
        }
      }
      var last = Editor.await(editor.published, p -> Integer.valueOf(299).equals(p.getVersion()));
      editor.open("fresh.p4", text.toString());
      var fresh = Editor.await(editor.published, p -> p.getUri().endsWith("fresh.p4"));
      assertThat(last.getDiagnostics())
          .extracting(d -> d.getRange() + " " + d.getMessage().getLeft())
          .isEqualTo(
              fresh.getDiagnostics().stream()
                  .map(d -> d.getRange() + " " + d.getMessage().getLeft())
                  .toList());
      assertThat(editor.logged).noneMatch(m -> m.getType() == MessageType.Error);
    }
  }
}
