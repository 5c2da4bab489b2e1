package dev.p4u.lsp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.p4u.lsp.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionLiteralSupportCapabilities;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WindowClientCapabilities;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor sees, over a real pair of streams. */
class LanguageServerTest {

  @TempDir Path folder;

  private static final int LINE = line("hdr.first.value = ");

  private static int line(String text) {
    return Fixture.PROGRAM.substring(0, Fixture.PROGRAM.indexOf(text)).split("\n").length - 1;
  }

  private static Position position(String before, String text) {
    int offset = Fixture.PROGRAM.indexOf(before + text) + before.length();
    String lead = Fixture.PROGRAM.substring(0, offset);
    int line = (int) lead.chars().filter(c -> c == '\n').count();
    return new Position(line, offset - lead.lastIndexOf('\n') - 1);
  }

  private static InitializeParams ableTo(TextDocumentClientCapabilities documents) {
    ClientCapabilities client = new ClientCapabilities();
    client.setTextDocument(documents);
    WindowClientCapabilities window = new WindowClientCapabilities();
    window.setWorkDoneProgress(true);
    client.setWindow(window);
    InitializeParams params = new InitializeParams();
    params.setCapabilities(client);
    return params;
  }

  private static TextDocumentClientCapabilities modern() {
    TextDocumentClientCapabilities documents = new TextDocumentClientCapabilities();
    DocumentSymbolCapabilities symbols = new DocumentSymbolCapabilities();
    symbols.setHierarchicalDocumentSymbolSupport(true);
    documents.setDocumentSymbol(symbols);
    CodeActionCapabilities actions = new CodeActionCapabilities();
    actions.setCodeActionLiteralSupport(new CodeActionLiteralSupportCapabilities());
    documents.setCodeAction(actions);
    return documents;
  }

  @Test
  void offersWhatItHas() throws IOException {
    try (Editor editor = new Editor(folder)) {
      InitializeParams params = ableTo(modern());
      GeneralClientCapabilities general = new GeneralClientCapabilities();
      general.setPositionEncodings(List.of("utf-8", "utf-16"));
      params.getCapabilities().setGeneral(general);
      InitializeResult result = editor.initialize(params);
      assertThat(result.getServerInfo().getName()).isEqualTo("p4u");
      assertThat(result.getServerInfo().getVersion()).matches("\\d+\\.\\d+.*");
      ServerCapabilities offered = result.getCapabilities();
      assertThat(offered.getPositionEncoding()).isEqualTo("utf-8");
      assertThat(offered.getExecuteCommandProvider().getCommands())
          .containsExactly("p4u.server.compile", "p4u.server.runStf");
      assertThat(offered.getRenameProvider()).isNull();
      assertThat(offered.getCompletionProvider()).isNull();
    }
  }

  @Test
  void errorsComeAndGoWhileTyping() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.open("main.p4", Fixture.PROGRAM);
      editor.awaitDiagnostics("main.p4", List::isEmpty);
      Position place = position("hdr.first", ".value = hdr");
      editor.change("main.p4", 2, LINE, place.getCharacter(), place.getCharacter(), "x");
      Diagnostic error = editor.awaitDiagnostics("main.p4", d -> !d.isEmpty()).get(0);
      assertThat(error.getMessage().getLeft()).contains("firstx");
      assertThat(error.getCode().getLeft()).isEqualTo("type-error");
      assertThat(error.getSource()).isEqualTo("p4u");
      assertThat(error.getRange().getStart().getLine()).isEqualTo(LINE);
      editor.change("main.p4", 3, LINE, place.getCharacter(), place.getCharacter() + 1, "");
      editor.awaitDiagnostics("main.p4", List::isEmpty);
    }
  }

  @Test
  void diagnosticsAreOfAVersion() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.open("main.p4", "const bit<8> X = Y;\n");
      assertThat(Editor.await(editor.published, p -> true).getVersion()).isEqualTo(1);
    }
  }

  @Test
  void closingClears() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.open("main.p4", "const bit<8> X = Y;\n");
      editor.awaitDiagnostics("main.p4", d -> !d.isEmpty());
      editor.close("main.p4");
      editor.awaitDiagnostics("main.p4", List::isEmpty);
    }
  }

  @Test
  void mistakesInStfAreTold() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.open("a.stf", "packet 1 000\n");
      editor.awaitDiagnostics("a.stf", d -> d.size() == 1);
      editor.change("a.stf", 2, 0, 12, 12, "0");
      editor.awaitDiagnostics("a.stf", List::isEmpty);
    }
  }

  @Test
  void aRepairedHeaderRepairsTheProgram() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.open("part.p4", "typedef bit<8> u;\n");
      editor.open("main.p4", "#include \"part.p4\"\nstruct S { t x; }\n");
      editor.awaitDiagnostics("main.p4", d -> !d.isEmpty());
      editor.change("part.p4", 2, 0, 15, 16, "t");
      editor.awaitDiagnostics("main.p4", List::isEmpty);
    }
  }

  @Test
  void hoverShowsTheWidth() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.open("main.p4", Fixture.PROGRAM);
      Position place = position("std.", "output_port");
      var hover =
          Editor.get(
              editor
                  .server()
                  .getTextDocumentService()
                  .hover(new HoverParams(editor.id("main.p4"), place)));
      assertThat(hover.getContents().getRight().getKind()).isEqualTo("markdown");
      assertThat(hover.getContents().getRight().getValue()).contains("```p4\nbit<32> output_port");
      assertThat(hover.getRange().getStart()).isEqualTo(place);
    }
  }

  @Test
  void definitionGoesIntoABundledFileThatExists() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.open("main.p4", Fixture.PROGRAM);
      var params = new DefinitionParams(editor.id("main.p4"), position("prs(", "packet_in"));
      var target = Editor.get(editor.server().getTextDocumentService().definition(params));
      String uri = target.getLeft().get(0).getUri();
      Path file = Path.of(java.net.URI.create(uri));
      int line = target.getLeft().get(0).getRange().getStart().getLine();
      assertThat(Files.readAllLines(file).get(line)).contains("packet_in");
    }
  }

  @Test
  void definitionGoesIntoAnInclude() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      Files.writeString(folder.resolve("part.p4"), "\ntypedef bit<8> t;\n");
      editor.open("main.p4", "#include \"part.p4\"\nconst t X = 1;\n");
      var params = new DefinitionParams(editor.id("main.p4"), new Position(1, 6));
      var target = Editor.get(editor.server().getTextDocumentService().definition(params));
      assertThat(target.getLeft())
          .singleElement()
          .satisfies(
              location -> {
                assertThat(location.getUri()).isEqualTo(editor.uri("part.p4"));
                assertThat(location.getRange())
                    .isEqualTo(new Range(new Position(1, 15), new Position(1, 16)));
              });
    }
  }

  @Test
  void referencesAndHighlights() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.open("main.p4", Fixture.PROGRAM);
      TextDocumentService documents = editor.server().getTextDocumentService();
      Position place = position("bit<8> ", "value");
      var params = new ReferenceParams(editor.id("main.p4"), place, new ReferenceContext(false));
      assertThat(Editor.get(documents.references(params))).hasSize(2);
      var highlights =
          Editor.get(
              documents.documentHighlight(
                  new DocumentHighlightParams(editor.id("main.p4"), place)));
      assertThat(highlights)
          .extracting(h -> h.getKind())
          .containsExactly(
              DocumentHighlightKind.Text, DocumentHighlightKind.Write, DocumentHighlightKind.Read);
    }
  }

  @Test
  void symbolsAreATreeForThoseWhoTakeOne() throws IOException {
    try (Editor editor = new Editor(folder)) {
      editor.initialize(ableTo(modern()));
      editor.open("main.p4", Fixture.PROGRAM);
      var symbols = symbols(editor);
      assertThat(symbols).extracting(s -> s.getRight().getName()).contains("pipe", "main");
      assertThat(symbols.get(0).getRight().getChildren()).hasSize(1);
    }
    try (Editor old = Editor.start(folder)) {
      old.open("main.p4", Fixture.PROGRAM);
      assertThat(symbols(old)).allMatch(Either::isLeft).hasSizeGreaterThan(7);
    }
  }

  private static List<Either<org.eclipse.lsp4j.SymbolInformation, org.eclipse.lsp4j.DocumentSymbol>>
      symbols(Editor editor) {
    var params = new DocumentSymbolParams(editor.id("main.p4"));
    return Editor.get(editor.server().getTextDocumentService().documentSymbol(params));
  }

  private static List<CodeAction> actions(Editor editor, String name, Position at) {
    var params =
        new CodeActionParams(editor.id(name), new Range(at, at), new CodeActionContext(List.of()));
    return Editor.get(editor.server().getTextDocumentService().codeAction(params)).stream()
        .map(Either::getRight)
        .toList();
  }

  @Test
  void codeActionsCompileAndRun() throws IOException {
    try (Editor editor = new Editor(folder)) {
      editor.initialize(ableTo(modern()));
      editor.open("main.p4", Fixture.PROGRAM);
      editor.open("main.stf", "");
      for (String name : List.of("main.p4", "main.stf")) {
        assertThat(actions(editor, name, new Position(0, 0)))
            .extracting(CodeAction::getTitle, CodeAction::getKind)
            .containsExactly(
                org.assertj.core.groups.Tuple.tuple("Compile to uBPF", "source.p4u.compile"),
                org.assertj.core.groups.Tuple.tuple("Run STF tests", "source.p4u.test"));
      }
    }
  }

  @Test
  void quickFixesCarryTheirEdit() throws IOException {
    try (Editor editor = new Editor(folder)) {
      editor.initialize(ableTo(modern()));
      editor.open("main.p4", "action a(inout bit<8> x, in bit<16> y) { x = y; }");
      CodeAction fix = actions(editor, "main.p4", new Position(0, 45)).get(0);
      assertThat(fix.getKind()).isEqualTo("quickfix");
      assertThat(fix.getDiagnostics()).hasSize(1);
      assertThat(fix.getEdit().getChanges().get(editor.uri("main.p4")))
          .extracting(e -> e.getNewText())
          .containsExactly("(bit<8>)y");
    }
  }

  @Test
  void lensesStandAtMainAndOnTopOfTests() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.open("main.p4", Fixture.PROGRAM);
      editor.open("main.stf", "packet 1 00\n");
      var documents = editor.server().getTextDocumentService();
      var p4 = Editor.get(documents.codeLens(new CodeLensParams(editor.id("main.p4"))));
      assertThat(p4).hasSize(2);
      assertThat(p4.get(0).getRange().getStart()).isEqualTo(position("", "ubpf(prs()"));
      assertThat(p4.get(0).getCommand().getCommand()).isEqualTo("p4u.server.compile");
      var stf = Editor.get(documents.codeLens(new CodeLensParams(editor.id("main.stf"))));
      assertThat(stf).extracting(l -> l.getRange().getStart().getLine()).containsExactly(0, 0);
    }
  }

  @Test
  void compileUsesTheOpenTextAndTellsProgress() throws IOException {
    try (Editor editor = new Editor(folder)) {
      editor.initialize(ableTo(modern()));
      editor.open("main.p4", Fixture.PROGRAM);
      JsonObject result = editor.execute("p4u.server.compile", editor.uri("main.p4"));
      assertThat(result.get("ok").getAsBoolean()).isTrue();
      assertThat(result.get("objectFile").getAsString()).isEqualTo(editor.uri("main.o"));
      assertThat(result.get("listing").getAsString()).contains("exit");
      assertThat(folder.resolve("main.o")).exists();
      var shown = Editor.await(editor.shown, m -> true);
      assertThat(shown.getType()).isEqualTo(MessageType.Info);
      assertThat(shown.getMessage()).startsWith("main.p4 compiled to main.o");
      Editor.await(editor.progress, p -> p.getValue().getLeft() instanceof WorkDoneProgressBegin);
      Editor.await(editor.progress, p -> p.getValue().getLeft() instanceof WorkDoneProgressEnd);
    }
  }

  @Test
  void whatTheCompilerCannotDoIsADiagnosticUntilTheProgramChanges() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.open("main.p4", "struct s {}\n");
      editor.awaitDiagnostics("main.p4", List::isEmpty);
      JsonObject result = editor.execute("p4u.server.compile", editor.uri("main.p4"));
      assertThat(result.get("ok").getAsBoolean()).isFalse();
      assertThat(result.get("objectFile")).isNull();
      editor.awaitDiagnostics("main.p4", d -> !d.isEmpty());
      editor.change("main.p4", 2, 0, 11, 11, " ");
      editor.awaitDiagnostics("main.p4", List::isEmpty);
    }
  }

  @Test
  void failedTestsAreDiagnosticsUntilTheyPass() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      Files.writeString(folder.resolve("main.p4"), Fixture.PROGRAM);
      editor.open("main.stf", "packet 1 41\nexpect 2 43\n");
      editor.awaitDiagnostics("main.stf", List::isEmpty);
      JsonObject failed = editor.execute("p4u.server.runStf", editor.uri("main.stf"));
      assertThat(failed.get("ok").getAsBoolean()).isFalse();
      assertThat(failed.get("failed").getAsInt()).isEqualTo(1);
      JsonObject test = failed.getAsJsonArray("tests").get(0).getAsJsonObject();
      assertThat(test.get("uri").getAsString()).isEqualTo(editor.uri("main.stf"));
      assertThat(test.get("line").getAsInt()).isEqualTo(1);
      Diagnostic told = editor.awaitDiagnostics("main.stf", d -> !d.isEmpty()).get(0);
      assertThat(told.getRange().getStart().getLine()).isEqualTo(1);
      editor.change("main.stf", 2, 1, 10, 11, "2");
      editor.awaitDiagnostics("main.stf", List::isEmpty);
      JsonObject passed = editor.execute("p4u.server.runStf", editor.uri("main.stf"));
      assertThat(passed.get("ok").getAsBoolean()).as(passed.toString()).isTrue();
      assertThat(Editor.await(editor.shown, m -> m.getType() == MessageType.Info).getMessage())
          .startsWith("1 passed, 0 failed");
    }
  }

  @Test
  void failuresOfClosedTestsShowUntilTheyPass() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      Files.writeString(folder.resolve("main.stf"), "packet 1 41\nexpect 2 43\n");
      editor.open("main.p4", Fixture.PROGRAM);
      Files.writeString(folder.resolve("main.p4"), "");
      editor.execute("p4u.server.runStf", editor.uri("main.p4"));
      editor.awaitDiagnostics("main.stf", d -> d.size() == 1);
      Files.writeString(folder.resolve("main.stf"), "packet 1 41\nexpect 2 42\n");
      editor.execute("p4u.server.runStf", editor.uri("main.p4"));
      editor.awaitDiagnostics("main.stf", List::isEmpty);
    }
  }

  @Test
  void anEditorThatShowsResultsItselfIsNotToldTwice() throws IOException {
    try (Editor editor = new Editor(folder)) {
      InitializeParams params = ableTo(modern());
      params.setInitializationOptions(JsonParser.parseString("{\"clientShowsResults\": true}"));
      editor.initialize(params);
      editor.open("main.p4", Fixture.PROGRAM);
      editor.execute("p4u.server.compile", editor.uri("main.p4"));
      assertThat(editor.shown).isEmpty();
    }
  }

  @Test
  void settingsComeWithInitializeAndLater() throws IOException {
    try (Editor editor = new Editor(folder)) {
      InitializeParams params = ableTo(modern());
      params.setInitializationOptions(JsonParser.parseString("{\"defines\": [\"W=8\"]}"));
      editor.initialize(params);
      editor.open("main.p4", "struct S { bit<W> x; }\n");
      editor.awaitDiagnostics("main.p4", List::isEmpty);
      editor
          .server()
          .getWorkspaceService()
          .didChangeConfiguration(
              new DidChangeConfigurationParams(
                  JsonParser.parseString("{\"p4u\": {\"defines\": []}}")));
      editor.awaitDiagnostics("main.p4", d -> !d.isEmpty());
      editor
          .server()
          .getWorkspaceService()
          .didChangeConfiguration(
              new DidChangeConfigurationParams(
                  JsonParser.parseString("{\"p4u\": {\"defines\": 5}}")));
      assertThat(Editor.await(editor.shown, m -> true).getMessage()).contains("p4u.defines");
    }
  }

  @Test
  void settingsAreAskedForWhereTheEditorAnswers() throws IOException {
    try (Editor editor = new Editor(folder)) {
      editor.configuration = JsonParser.parseString("{\"defines\": [\"W=8\"]}");
      InitializeParams params = ableTo(modern());
      WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
      workspace.setConfiguration(true);
      params.getCapabilities().setWorkspace(workspace);
      editor.initialize(params);
      editor.open("main.p4", "struct S { bit<W> x; }\n");
      editor.awaitDiagnostics("main.p4", List::isEmpty);
    }
  }

  @Test
  void filesAreWatched() throws IOException {
    try (Editor editor = new Editor(folder)) {
      InitializeParams params = ableTo(modern());
      WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
      DidChangeWatchedFilesCapabilities watched = new DidChangeWatchedFilesCapabilities();
      watched.setDynamicRegistration(true);
      workspace.setDidChangeWatchedFiles(watched);
      params.getCapabilities().setWorkspace(workspace);
      editor.initialize(params);
      assertThat(Editor.await(editor.registered, r -> true).getRegistrations())
          .extracting(r -> r.getMethod())
          .containsExactly("workspace/didChangeWatchedFiles");
      editor.open("main.p4", "#include \"part.p4\"\nstruct S { t x; }\n");
      editor.awaitDiagnostics("main.p4", d -> !d.isEmpty());
      Files.writeString(folder.resolve("part.p4"), "typedef bit<8> t;\n");
      editor
          .server()
          .getWorkspaceService()
          .didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of()));
      editor.awaitDiagnostics("main.p4", List::isEmpty);
    }
  }

  @Test
  void notificationsWithNothingToDoDoNoHarm() throws IOException {
    try (Editor editor = Editor.start(folder)) {
      editor.server().setTrace(new SetTraceParams("verbose"));
      editor.server().cancelProgress(new WorkDoneProgressCancelParams(Either.forLeft("unknown")));
      editor.open("main.p4", Fixture.PROGRAM);
      editor.awaitDiagnostics("main.p4", List::isEmpty);
      assertThat(editor.logged).isEmpty();
    }
  }
}
