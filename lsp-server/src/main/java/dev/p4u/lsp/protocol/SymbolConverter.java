package dev.p4u.lsp.protocol;

import dev.p4u.lsp.features.Symbol;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Outline entries as the protocol has them. */
public final class SymbolConverter {

  private final Positions positions;

  public SymbolConverter(Positions positions) {
    this.positions = positions;
  }

  /** The outline as a tree. */
  public List<Either<SymbolInformation, DocumentSymbol>> tree(List<Symbol> symbols) {
    return symbols.stream()
        .map(s -> Either.<SymbolInformation, DocumentSymbol>forRight(convert(s)))
        .toList();
  }

  /** The outline as a list, for editors that know no tree. */
  public List<Either<SymbolInformation, DocumentSymbol>> flat(List<Symbol> symbols, String uri) {
    List<Either<SymbolInformation, DocumentSymbol>> all = new ArrayList<>();
    symbols.forEach(s -> flatten(s, null, uri, all));
    return all;
  }

  @SuppressWarnings(
      "deprecation") // The protocol calls it deprecated; old editors take nothing else.
  private void flatten(
      Symbol symbol,
      String container,
      String uri,
      List<Either<SymbolInformation, DocumentSymbol>> into) {
    Location location = new Location(uri, positions.range(symbol.span()));
    into.add(
        Either.forLeft(
            new SymbolInformation(symbol.name(), kind(symbol.kind()), location, container)));
    symbol.children().forEach(c -> flatten(c, symbol.name(), uri, into));
  }

  private DocumentSymbol convert(Symbol symbol) {
    return new DocumentSymbol(
        symbol.name(),
        kind(symbol.kind()),
        positions.range(symbol.span()),
        positions.range(symbol.nameSpan()),
        symbol.detail(),
        symbol.children().stream().map(this::convert).toList());
  }

  /** The protocol has no word for most of what P4 has: the nearest icon. */
  private static SymbolKind kind(String kind) {
    return switch (kind) {
      case "header", "header union", "struct" -> SymbolKind.Struct;
      case "field" -> SymbolKind.Field;
      case "enum", "error", "match_kind" -> SymbolKind.Enum;
      case "enum member", "name" -> SymbolKind.EnumMember;
      case "typedef", "type" -> SymbolKind.TypeParameter;
      case "extern", "parser type", "control type" -> SymbolKind.Interface;
      case "constructor" -> SymbolKind.Constructor;
      case "method", "state" -> SymbolKind.Method;
      case "function", "extern function", "action" -> SymbolKind.Function;
      case "parser", "control" -> SymbolKind.Class;
      case "package" -> SymbolKind.Package;
      case "table", "value_set" -> SymbolKind.Array;
      case "constant" -> SymbolKind.Constant;
      case "instance" -> SymbolKind.Object;
      case "packet" -> SymbolKind.Event;
      case "expect", "no_packet", "check_register", "check_counter" -> SymbolKind.Boolean;
      case "add", "setdefault", "remove" -> SymbolKind.Array;
      default -> SymbolKind.Variable;
    };
  }
}
