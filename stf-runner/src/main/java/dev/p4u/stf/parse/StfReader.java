package dev.p4u.stf.parse;

import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import dev.p4u.stf.model.Statement;
import dev.p4u.stf.model.StfFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;

/**
 * Reads STF text. The tokens are cut before each command word and every piece is parsed on its own:
 * a mistake is reported once, at its place, and the other statements are read all the same.
 */
public final class StfReader {

  /** Largest file that is read, in bytes. */
  public static final int MAX_BYTES = 16 << 20;

  private static final int MAX_ERRORS = 100;

  /** Tokens of a statement: a packet of 65,535 bytes with a blank behind every digit has room. */
  private static final int MAX_TOKENS = 140_000;

  private final SourceFile source;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();

  private StfReader(SourceFile source) {
    this.source = source;
  }

  /** Reads a file; what is wrong with it, or that it cannot be read, is in the diagnostics. */
  public static StfFile read(Path path) {
    SourceFile empty = new SourceFile(path.toString(), "");
    try {
      long size = Files.size(path);
      byte[] bytes = size > MAX_BYTES ? new byte[0] : readAtMost(path, MAX_BYTES + 1);
      size = Math.max(size, bytes.length);
      if (size > MAX_BYTES) {
        return failed(empty, StfCode.STF_TOO_LARGE, "" + size, "" + MAX_BYTES);
      }
      return parse(path.toString(), bytes);
    } catch (IOException e) {
      return failed(empty, StfCode.STF_UNREADABLE, path.toString(), reason(path, e));
    }
  }

  /** Devices and pipes have no size: reading ends at the limit whatever they say. */
  private static byte[] readAtMost(Path path, int limit) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(limit);
    }
  }

  private static StfFile parse(String path, byte[] bytes) {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, text, true);
    if (result.isError()) {
      String byteThere = "byte 0x%02x, which is not UTF-8,".formatted(bytes[in.position()]);
      SourceFile read = new SourceFile(path, "");
      return failed(read, StfCode.STF_NOT_TEXT, byteThere, "" + in.position());
    }
    return parse(path, text.flip().toString());
  }

  private static String reason(Path path, IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (!Files.exists(path)) {
      return "there is no such file";
    }
    if (Files.isDirectory(path)) {
      return "it is a folder";
    }
    return String.valueOf(e.getMessage());
  }

  /** Reads text; never throws for what is in it. */
  public static StfFile parse(String path, String text) {
    SourceFile source = new SourceFile(path, text);
    if (text.length() > MAX_BYTES) {
      return failed(source, StfCode.STF_TOO_LARGE, "" + text.length(), "" + MAX_BYTES);
    }
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      return failed(source, StfCode.STF_NOT_TEXT, "a NUL byte", "" + nul);
    }
    StfReader reader = new StfReader(source);
    reader.readAll();
    return new StfFile(source, reader.statements, reader.diagnostics);
  }

  private static StfFile failed(SourceFile source, StfCode code, String... arguments) {
    Span start = new Span(source, 0, Math.min(1, source.text().length()));
    return new StfFile(source, List.of(), List.of(diagnostic(code, start, arguments)));
  }

  static Diagnostic diagnostic(StfCode code, Span span, String... arguments) {
    return new Diagnostic(code, code.severity(), span, List.of(arguments), List.of(), List.of());
  }

  private void readAll() {
    StfLexer lexer = new StfLexer(CharStreams.fromString(source.text(), source.path()));
    lexer.removeErrorListeners();
    CodePoints offsets = new CodePoints(source.text());
    List<Token> piece = new ArrayList<>();
    Token token;
    do {
      token = lexer.nextToken();
      boolean cut = token.getType() == Token.EOF || StfCommands.isCommand(token.getType());
      if (cut && !piece.isEmpty()) {
        readPiece(piece, offsets);
        piece = new ArrayList<>();
        if (diagnostics.size() >= MAX_ERRORS) {
          Span end = offsets.span(source, token);
          diagnostics.add(diagnostic(StfCode.STF_TOO_MANY_ERRORS, end, "" + MAX_ERRORS));
          return;
        }
      }
      if (token.getChannel() == Token.DEFAULT_CHANNEL
          && token.getType() != Token.EOF
          && piece.size() <= MAX_TOKENS) {
        piece.add(token);
      }
    } while (token.getType() != Token.EOF);
  }

  private void readPiece(List<Token> piece, CodePoints offsets) {
    if (piece.size() > MAX_TOKENS && StfCommands.isCommand(piece.get(0).getType())) {
      Span start = offsets.span(source, piece.get(0));
      diagnostics.add(diagnostic(StfCode.STF_TOO_LONG, start, "" + MAX_TOKENS));
      return;
    }
    if (!StfCommands.isCommand(piece.get(0).getType())) {
      unknownCommand(piece.get(0), offsets);
      return;
    }
    StfParser parser = new StfParser(new CommonTokenStream(new ListTokenSource(piece)));
    parser.removeErrorListeners();
    FirstError error = new FirstError();
    parser.addErrorListener(error);
    StfParser.SingleContext tree = parser.single();
    if (error.token != null) {
      report(piece, parser, error, offsets);
      return;
    }
    StatementBuilder builder = new StatementBuilder(source, offsets, diagnostics);
    Optional<Statement> statement = builder.build(tree.statement());
    statement.ifPresent(statements::add);
  }

  private void unknownCommand(Token token, CodePoints offsets) {
    String hint = StfCommands.similar(token.getText()).map(s -> "; is it " + s + "?").orElse("");
    diagnostics.add(
        diagnostic(
            StfCode.STF_UNKNOWN_COMMAND,
            offsets.span(source, token),
            quote(token.getText()),
            hint));
  }

  private void report(List<Token> piece, Parser parser, FirstError error, CodePoints offsets) {
    Token at = error.token;
    Token last = piece.get(piece.size() - 1);
    boolean missing = at.getType() == Token.EOF;
    if (at.getType() == StfLexer.ID && startsLine(piece, at)) {
      readPiece(piece.subList(0, piece.indexOf(at)), offsets);
      unknownCommand(at, offsets);
      return;
    }
    Span span = missing ? offsets.after(source, last) : offsets.span(source, at);
    String found = missing ? "end of the statement" : quote(at.getText());
    diagnostics.add(
        diagnostic(StfCode.STF_SYNTAX, span, found, StfCommands.expected(parser, error.expected)));
  }

  private static boolean startsLine(List<Token> piece, Token token) {
    int index = piece.indexOf(token);
    return index > 0 && piece.get(index - 1).getLine() < token.getLine();
  }

  static String quote(String text) {
    String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
    return "'" + shown + "'";
  }

  /** Remembers where the parser first failed and what could have stood there. */
  private static final class FirstError extends BaseErrorListener {
    private Token token;
    private org.antlr.v4.runtime.misc.IntervalSet expected;

    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        Object offendingSymbol,
        int line,
        int charPositionInLine,
        String message,
        RecognitionException e) {
      if (token == null) {
        token = (Token) offendingSymbol;
        expected =
            e == null || e.getExpectedTokens() == null
                ? ((Parser) recognizer).getExpectedTokens()
                : e.getExpectedTokens();
      }
    }
  }
}
