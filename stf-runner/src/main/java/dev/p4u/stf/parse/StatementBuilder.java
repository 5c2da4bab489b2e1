package dev.p4u.stf.parse;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.stf.model.Number;
import dev.p4u.stf.model.Pattern;
import dev.p4u.stf.model.Statement;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes a {@link Statement} of a parse tree without errors; what does not fit is reported. */
final class StatementBuilder extends StfParserBaseVisitor<Optional<Statement>> {

  private static final Map<String, Long> NANOS =
      Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L);

  /** Characters of the longest number: 2,048 binary digits and their prefix. */
  private static final int MAX_DIGITS = 2_050;

  /** Characters of the longest index in a name: 20 decimal digits. */
  private static final int MAX_CELL_DIGITS = 20;

  private final SourceFile source;
  private final CodePoints offsets;
  private final List<Diagnostic> diagnostics;

  StatementBuilder(SourceFile source, CodePoints offsets, List<Diagnostic> diagnostics) {
    this.source = source;
    this.offsets = offsets;
    this.diagnostics = diagnostics;
  }

  Optional<Statement> build(StfParser.StatementContext tree) {
    int before = diagnostics.size();
    Optional<Statement> statement = tree.accept(this);
    return diagnostics.size() == before ? statement : Optional.empty();
  }

  @Override
  public Optional<Statement> visitPacket(StfParser.PacketContext tree) {
    String digits = digits(tree.DATA(), tree.port);
    Span span = offsets.span(source, tree.DATA(1).getSymbol(), tree.getStop());
    if (digits.indexOf('*') >= 0) {
      return error(StfCode.STF_WILDCARD_IN_PACKET, span);
    }
    if (digits.length() % 2 != 0) {
      return error(StfCode.STF_ODD_PACKET, span, "" + digits.length());
    }
    byte[] data = HexFormat.of().parseHex(digits);
    return Optional.of(new Statement.Packet(span(tree), port(tree.port), data));
  }

  @Override
  public Optional<Statement> visitExpect(StfParser.ExpectContext tree) {
    String digits = digits(tree.DATA(), tree.port);
    boolean exact = tree.exact != null;
    Optional<Pattern> pattern =
        digits.isEmpty() && !exact
            ? Optional.empty()
            : Optional.of(new Pattern(digits.toUpperCase(Locale.ROOT), exact));
    return Optional.of(new Statement.Expect(span(tree), port(tree.port), pattern));
  }

  @Override
  public Optional<Statement> visitNoPacket(StfParser.NoPacketContext tree) {
    return Optional.of(new Statement.NoPacket(span(tree)));
  }

  @Override
  public Optional<Statement> visitWait(StfParser.WaitContext tree) {
    return Optional.of(new Statement.Wait(span(tree)));
  }

  @Override
  public Optional<Statement> visitTime(StfParser.TimeContext tree) {
    String text = tree.DURATION().getText().toLowerCase(Locale.ROOT);
    String amount = text.replaceAll("[a-z]", "");
    if (amount.length() > 30) {
      return error(StfCode.STF_NUMBER, span(tree), StfReader.quote(text), "at most 146 years");
    }
    BigInteger nanos =
        new BigInteger(amount)
            .multiply(BigInteger.valueOf(NANOS.get(text.substring(amount.length()))));
    if (nanos.bitLength() > 62) {
      return error(StfCode.STF_NUMBER, span(tree), StfReader.quote(text), "at most 146 years");
    }
    return Optional.of(new Statement.Time(span(tree), nanos.longValueExact()));
  }

  @Override
  public Optional<Statement> visitFlow(StfParser.FlowContext tree) {
    Span quoted = offsets.span(source, tree.text);
    Span inner = new Span(source, quoted.start() + 1, quoted.end() - 1);
    return Optional.of(new Statement.Flow(span(tree), inner.text(), inner));
  }

  @Override
  public Optional<Statement> visitReplace(StfParser.ReplaceContext tree) {
    Optional<String> file = Optional.ofNullable(tree.file).map(t -> unquote(t.getText()));
    return Optional.of(new Statement.Replace(span(tree), file));
  }

  @Override
  public Optional<Statement> visitAdd(StfParser.AddContext tree) {
    return Optional.of(
        new Statement.Add(
            span(tree),
            name(tree.table),
            priority(tree.priority),
            matches(tree.match()),
            action(tree.action())));
  }

  private Optional<Integer> priority(Token token) {
    return Optional.ofNullable(token).map(t -> smallNumber(t, Integer.MAX_VALUE));
  }

  @Override
  public Optional<Statement> visitSetDefault(StfParser.SetDefaultContext tree) {
    return Optional.of(
        new Statement.SetDefault(span(tree), name(tree.table), action(tree.action())));
  }

  @Override
  public Optional<Statement> visitRemove(StfParser.RemoveContext tree) {
    Optional<Integer> priority = priority(tree.priority);
    boolean whole = priority.isEmpty() && tree.match().isEmpty();
    if (whole && tree.table.getText().equalsIgnoreCase("all")) {
      return Optional.of(new Statement.RemoveAll(span(tree)));
    }
    if (priority.isPresent() && tree.match().isEmpty()) {
      return error(StfCode.STF_PRIORITY_ALONE, offsets.span(source, tree.priority));
    }
    return Optional.of(
        new Statement.Remove(span(tree), name(tree.table), priority, matches(tree.match())));
  }

  @Override
  public Optional<Statement> visitCheckCounter(StfParser.CheckCounterContext tree) {
    return Optional.of(new Statement.CheckCounter(span(tree), name(tree.counter)));
  }

  @Override
  public Optional<Statement> visitCheckRegister(StfParser.CheckRegisterContext tree) {
    Number value = number(tree.number());
    if (value.hasWildcards()) {
      return error(StfCode.STF_WILDCARD, value.span(), value.toString());
    }
    return Optional.of(
        new Statement.CheckRegister(
            span(tree), name(tree.register), comparison(tree.compare()), value));
  }

  @Override
  public Optional<Statement> visitDirect(StfParser.DirectContext tree) {
    List<String> words = tree.word().stream().map(ParserRuleContext::getText).toList();
    return Optional.of(new Statement.Direct(span(tree), tree.DIRECT().getText(), words));
  }

  private static Statement.Comparison comparison(StfParser.CompareContext tree) {
    for (Statement.Comparison comparison : Statement.Comparison.values()) {
      if (comparison.text().equals(tree.getText())) {
        return comparison;
      }
    }
    throw new IllegalStateException("comparison " + tree.getText());
  }

  private List<Statement.Match> matches(List<StfParser.MatchContext> trees) {
    return trees.stream().map(this::match).toList();
  }

  private Statement.Match match(StfParser.MatchContext tree) {
    Number value = number(tree.number(0));
    Optional<Integer> prefix =
        Optional.ofNullable(tree.prefix).map(token -> smallNumber(token, 2048));
    Optional<Number> mask = Optional.ofNullable(tree.mask).map(this::number);
    if (value.hasWildcards() && (prefix.isPresent() || mask.isPresent())) {
      error(StfCode.STF_WILDCARD, value.span(), value.toString());
    }
    mask.filter(Number::hasWildcards)
        .ifPresent(m -> error(StfCode.STF_WILDCARD, m.span(), m.toString()));
    return new Statement.Match(span(tree), name(tree.name()), value, prefix, mask);
  }

  private Statement.ActionCall action(StfParser.ActionContext tree) {
    return new Statement.ActionCall(
        span(tree), name(tree.name()), tree.argument().stream().map(this::argument).toList());
  }

  private Statement.Argument argument(StfParser.ArgumentContext tree) {
    Number value = number(tree.number());
    if (value.hasWildcards()) {
      error(StfCode.STF_WILDCARD, value.span(), value.toString());
    }
    Optional<String> name = Optional.ofNullable(tree.part()).map(p -> unquote(p.getText()));
    return new Statement.Argument(span(tree), name, value);
  }

  private Number number(StfParser.NumberContext tree) {
    String text = tree.getText();
    if (text.length() > MAX_DIGITS) {
      error(StfCode.STF_NUMBER, span(tree), StfReader.quote(text), "at most 2048 bits");
      return new Number(span(tree), "0", 10);
    }
    if (tree.HEX() != null) {
      return new Number(span(tree), text.substring(2), 16);
    }
    return tree.BIN() != null
        ? new Number(span(tree), text.substring(2), 2)
        : new Number(span(tree), text, 10);
  }

  private Statement.Name name(StfParser.NameContext tree) {
    for (TerminalNode cell : cells(tree)) {
      if (cell.getText().length() > MAX_CELL_DIGITS || cell.getText().indexOf('*') >= 0) {
        Span span = offsets.span(source, cell.getSymbol());
        error(StfCode.STF_NUMBER, span, StfReader.quote(cell.getText()), "an index has 64 bits");
      }
    }
    String text =
        tree.children.stream().map(c -> unquote(c.getText())).collect(Collectors.joining());
    return new Statement.Name(span(tree), text);
  }

  private static List<TerminalNode> cells(StfParser.NameContext tree) {
    return Stream.concat(tree.DEC().stream(), tree.HEX().stream()).toList();
  }

  private static String unquote(String text) {
    return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
  }

  private static String digits(List<TerminalNode> data, Token port) {
    return data.stream()
        .filter(d -> !d.getSymbol().equals(port))
        .map(TerminalNode::getText)
        .collect(Collectors.joining());
  }

  private int port(Token token) {
    String text = token.getText();
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      error(StfCode.STF_PORT, offsets.span(source, token), StfReader.quote(text));
      return 0;
    }
    return Integer.parseInt(text);
  }

  private int smallNumber(Token token, int largest) {
    String text = token.getText();
    BigInteger value = text.length() > 12 ? null : new BigInteger(text);
    if (value == null || value.compareTo(BigInteger.valueOf(largest)) > 0) {
      error(
          StfCode.STF_NUMBER,
          offsets.span(source, token),
          StfReader.quote(token.getText()),
          "at most " + largest);
      return 0;
    }
    return value.intValueExact();
  }

  private Span span(ParserRuleContext tree) {
    return offsets.span(source, tree.getStart(), tree.getStop());
  }

  private Optional<Statement> error(StfCode code, Span span, String... arguments) {
    diagnostics.add(StfReader.diagnostic(code, span, arguments));
    return Optional.empty();
  }
}
