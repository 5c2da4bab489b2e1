package dev.p4u.lsp.server;

import dev.p4u.language.api.CheckedProgram;
import dev.p4u.language.format.Edit;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.lsp.features.DefinitionFeature;
import dev.p4u.lsp.features.FormatFeature;
import dev.p4u.lsp.features.HoverFeature;
import dev.p4u.lsp.features.P4Symbols;
import dev.p4u.lsp.features.Place;
import dev.p4u.lsp.features.QuickFixes;
import dev.p4u.lsp.features.ReferencesFeature;
import dev.p4u.lsp.features.ReferencesFeature.Reference;
import dev.p4u.lsp.features.Runnables;
import dev.p4u.lsp.features.StfSymbols;
import dev.p4u.lsp.features.Symbol;
import dev.p4u.lsp.protocol.ActionConverter;
import dev.p4u.lsp.protocol.Capabilities;
import dev.p4u.lsp.protocol.EditConverter;
import dev.p4u.lsp.protocol.Locations;
import dev.p4u.lsp.protocol.SymbolConverter;
import dev.p4u.lsp.protocol.TextChanges;
import dev.p4u.lsp.workspace.Document;
import dev.p4u.lsp.workspace.Language;
import dev.p4u.lsp.workspace.Snapshot;
import dev.p4u.lsp.workspace.Uris;
import dev.p4u.stf.parse.StfReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;

/** Requests and notifications about documents: conversion around one feature each. */
final class TextDocuments implements TextDocumentService {

  private final Session session;
  private final Requests requests;
  private final DiagnosticsPublisher diagnostics;
  private final HoverFeature hover = new HoverFeature();
  private final DefinitionFeature definition = new DefinitionFeature();
  private final FormatFeature format = new FormatFeature();
  private final ReferencesFeature references = new ReferencesFeature();
  private final P4Symbols p4Symbols = new P4Symbols();
  private final StfSymbols stfSymbols = new StfSymbols();
  private final QuickFixes quickFixes = new QuickFixes();
  private final Runnables runnables = new Runnables();

  TextDocuments(Session session, Requests requests, DiagnosticsPublisher diagnostics) {
    this.session = session;
    this.requests = requests;
    this.diagnostics = diagnostics;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    session.hear("didOpen", () -> open(params.getTextDocument()));
  }

  private void open(TextDocumentItem item) {
    Requests.require(item != null && item.getUri() != null, "textDocument.uri");
    Requests.require(item.getText() != null, "textDocument.text");
    String languageId = item.getLanguageId() == null ? "" : item.getLanguageId();
    session.workspace().open(item.getUri(), languageId, item.getVersion(), item.getText());
    diagnostics.refresh();
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    session.hear("didChange", () -> change(params));
  }

  private void change(DidChangeTextDocumentParams params) {
    Document before = openDocument(params.getTextDocument());
    List<TextDocumentContentChangeEvent> changes = params.getContentChanges();
    Requests.require(
        changes != null && changes.stream().allMatch(c -> c != null && c.getText() != null),
        "contentChanges");
    Integer version = params.getTextDocument().getVersion();
    Requests.require(
        version == null || version >= before.version(),
        "a version that is not older than " + before.version());
    boolean whole = changes.stream().anyMatch(change -> change.getRange() == null);
    if (before.tooLong() && !whole) {
      return;
    }
    String text = TextChanges.apply(before.source(), changes, session.positions());
    session.workspace().change(before.path(), version == null ? before.version() : version, text);
    diagnostics.changed();
  }

  private Document openDocument(TextDocumentIdentifier id) {
    Requests.require(id != null && id.getUri() != null, "textDocument.uri");
    Optional<Document> open = session.workspace().current().document(Uris.toPath(id.getUri()));
    Requests.require(open.isPresent(), "an open document " + id.getUri());
    return open.get();
  }

  /** A message about a document was so long that it was not read. */
  void tooLong(LimitedInput.TooLong message) {
    session.hear(
        "a message of " + message.bytes() + " bytes",
        () -> {
          Requests.require(message.uri() != null, "a length of at most " + LimitedInput.MAX_BYTES);
          session.workspace().openUnkept(message.uri(), message.version());
          diagnostics.refresh();
        });
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    session.hear(
        "didClose",
        () -> {
          session.workspace().close(openDocument(params.getTextDocument()).path());
          diagnostics.refresh();
        });
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    session.hear(
        "didSave",
        () -> {
          session.workspace().filesChanged();
          diagnostics.refresh();
        });
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    return requests.onDocument(
        "hover",
        params.getTextDocument(),
        null,
        (snapshot, document) ->
            place(snapshot, document, params.getPosition())
                .flatMap(hover::hover)
                .map(
                    h ->
                        new Hover(
                            new MarkupContent(MarkupKind.MARKDOWN, h.markdown()),
                            session.positions().range(h.span())))
                .orElse(null));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    boolean links = Capabilities.linksDefinitions(session.capabilities());
    return requests.onDocument(
        "definition",
        params.getTextDocument(),
        links ? Either.forRight(List.of()) : Either.forLeft(List.of()),
        (snapshot, document) -> {
          Optional<DefinitionFeature.Target> target =
              place(snapshot, document, params.getPosition()).flatMap(definition::definition);
          Locations locations = session.locations(snapshot);
          return links
              ? Either.forRight(target.stream().map(t -> link(t, locations)).toList())
              : Either.forLeft(target.stream().map(t -> locations.location(t.name())).toList());
        });
  }

  private static LocationLink link(DefinitionFeature.Target target, Locations locations) {
    return new LocationLink(
        locations.uri(target.name().file()),
        locations.positions().range(target.whole()),
        locations.positions().range(target.name()),
        locations.positions().range(target.origin()));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    boolean all = params.getContext() == null || params.getContext().isIncludeDeclaration();
    return requests.onDocument(
        "references",
        params.getTextDocument(),
        List.of(),
        (snapshot, document) -> {
          Locations locations = session.locations(snapshot);
          return place(snapshot, document, params.getPosition())
              .map(references::references)
              .orElse(List.of())
              .stream()
              .filter(r -> all || r.access() != ReferencesFeature.Access.DECLARE)
              .map(r -> locations.location(r.span()))
              .toList();
        });
  }

  @Override
  public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(
      DocumentHighlightParams params) {
    return requests.onDocument(
        "documentHighlight",
        params.getTextDocument(),
        List.of(),
        (snapshot, document) -> {
          Optional<Place> place = place(snapshot, document, params.getPosition());
          return place.map(references::references).orElse(List.of()).stream()
              .filter(r -> r.span().file().equals(place.get().file()))
              .map(r -> new DocumentHighlight(session.positions().range(r.span()), kind(r)))
              .toList();
        });
  }

  private static DocumentHighlightKind kind(Reference reference) {
    return switch (reference.access()) {
      case DECLARE -> DocumentHighlightKind.Text;
      case READ -> DocumentHighlightKind.Read;
      case WRITE -> DocumentHighlightKind.Write;
    };
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    boolean nested = Capabilities.nestsSymbols(session.capabilities());
    return requests.onDocument(
        "documentSymbol",
        params.getTextDocument(),
        List.of(),
        (snapshot, document) -> {
          SymbolConverter converter = new SymbolConverter(session.positions());
          List<Symbol> symbols = symbols(snapshot, document);
          return nested ? converter.tree(symbols) : converter.flat(symbols, document.uri());
        });
  }

  private List<Symbol> symbols(Snapshot snapshot, Document document) {
    return switch (document.language()) {
      case P4 -> {
        Place start = Place.of(session.programs(), snapshot, document, 0);
        yield p4Symbols.symbols(start.program(), start.file());
      }
      case STF -> stfSymbols.symbols(StfReader.parse(document.path().toString(), document.text()));
      case OTHER -> List.of();
    };
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return requests.onDocument(
        "codeAction",
        params.getTextDocument(),
        List.of(),
        (snapshot, document) -> {
          Requests.require(params.getRange() != null, "range");
          List<String> only = params.getContext() == null ? null : params.getContext().getOnly();
          List<CodeAction> actions = new ArrayList<>();
          ActionConverter converter = new ActionConverter(session.locations(snapshot));
          if (document.language() == Language.P4) {
            Place from = Place.of(session.programs(), snapshot, document, 0);
            int start = session.positions().offset(from.file(), params.getRange().getStart());
            int end = session.positions().offset(from.file(), params.getRange().getEnd());
            quickFixes.fixes(from.program(), from.file(), start, end).stream()
                .map(converter::quickFix)
                .forEach(actions::add);
          }
          runnables.of(document.language()).stream()
              .map(r -> converter.start(r, document))
              .forEach(actions::add);
          boolean literals = Capabilities.takesCodeActions(session.capabilities());
          return actions.stream()
              .filter(a -> ActionConverter.isWanted(a.getKind(), only))
              .filter(a -> literals || a.getCommand() != null)
              .map(a -> literals ? Either.<Command, CodeAction>forRight(a) : plain(a))
              .toList();
        });
  }

  private static Either<Command, CodeAction> plain(CodeAction action) {
    return Either.forLeft(action.getCommand());
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    return requests.onDocument(
        "codeLens",
        params.getTextDocument(),
        List.of(),
        (snapshot, document) -> {
          ActionConverter converter = new ActionConverter(session.locations(snapshot));
          return lensPlace(snapshot, document).stream()
              .map(span -> new Span(span.file(), span.start(), span.start()))
              .map(session.positions()::range)
              .flatMap(range -> lenses(converter, document, range).stream())
              .toList();
        });
  }

  private Optional<Span> lensPlace(Snapshot snapshot, Document document) {
    return switch (document.language()) {
      case P4 -> {
        CheckedProgram program = session.programs().context(snapshot, document.path());
        SourceFile file = Place.of(session.programs(), snapshot, document, 0).file();
        yield runnables.place(program, file);
      }
      case STF -> Optional.of(runnables.place(document.source()));
      case OTHER -> Optional.empty();
    };
  }

  private List<CodeLens> lenses(ActionConverter converter, Document document, Range range) {
    return runnables.of(document.language()).stream()
        .map(r -> converter.lens(r, document, range))
        .toList();
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return edits("formatting", params.getTextDocument(), document -> format.document(document));
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> rangeFormatting(
      DocumentRangeFormattingParams params) {
    return edits(
        "rangeFormatting",
        params.getTextDocument(),
        document -> {
          Requests.require(params.getRange() != null, "range");
          int start = session.positions().offset(document.source(), params.getRange().getStart());
          int end = session.positions().offset(document.source(), params.getRange().getEnd());
          return format.range(document, start, end);
        });
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> onTypeFormatting(
      DocumentOnTypeFormattingParams params) {
    return edits(
        "onTypeFormatting",
        params.getTextDocument(),
        document -> {
          Requests.require(params.getPosition() != null, "position");
          int offset = session.positions().offset(document.source(), params.getPosition());
          return format.typed(document, offset);
        });
  }

  private CompletableFuture<List<? extends TextEdit>> edits(
      String name, TextDocumentIdentifier id, Function<Document, List<Edit>> edits) {
    return requests.onDocument(
        name,
        id,
        List.of(),
        (snapshot, document) ->
            new EditConverter(session.positions())
                .convert(document.source(), edits.apply(document)));
  }

  /** The place that a request is about; absent in documents that are not P4. */
  private Optional<Place> place(Snapshot snapshot, Document document, Position position) {
    Requests.require(position != null, "position");
    if (document.language() != Language.P4 || document.tooLong()) {
      return Optional.empty();
    }
    int offset = session.positions().offset(document.source(), position);
    return Optional.of(Place.of(session.programs(), snapshot, document, offset));
  }
}
