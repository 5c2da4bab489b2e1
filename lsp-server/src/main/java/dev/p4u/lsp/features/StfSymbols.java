package dev.p4u.lsp.features;

import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.stf.model.Statement;
import dev.p4u.stf.model.StfFile;
import java.util.ArrayList;
import java.util.List;

/** The outline of an STF file: each packet with the checks that follow it, and the rest. */
public final class StfSymbols {

  private static final int MAX_NAME = 60;

  public List<Symbol> symbols(StfFile file) {
    List<Symbol> symbols = new ArrayList<>();
    Statement packet = null;
    List<Symbol> checks = new ArrayList<>();
    for (Statement statement : file.statements()) {
      boolean check =
          statement instanceof Statement.Expect || statement instanceof Statement.NoPacket;
      if (check && packet != null) {
        checks.add(symbol(statement, List.of()));
        continue;
      }
      if (packet != null) {
        symbols.add(symbol(packet, checks));
        checks = new ArrayList<>();
      }
      packet = statement instanceof Statement.Packet ? statement : null;
      if (packet == null) {
        symbols.add(symbol(statement, List.of()));
      }
    }
    if (packet != null) {
      symbols.add(symbol(packet, checks));
    }
    return symbols;
  }

  private static Symbol symbol(Statement statement, List<Symbol> children) {
    Span own = statement.span();
    SourceFile file = own.file();
    Span whole = children.isEmpty() ? own : own.to(children.get(children.size() - 1).span());
    String text = own.text().strip().replaceAll("\\s+", " ");
    int blank = text.indexOf(' ');
    String kind = blank < 0 ? text : text.substring(0, blank);
    String name = text.length() > MAX_NAME ? text.substring(0, MAX_NAME) + "..." : text;
    return new Symbol(
        name.isEmpty() ? "(statement)" : name,
        kind,
        "line " + file.line(own.start()),
        whole,
        own,
        children);
  }
}
