package dev.p4u.language.preproc;

import dev.p4u.language.diag.DiagnosticSink;
import dev.p4u.language.preproc.PreprocessorInfo.MacroDefinition;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a {@code #define} after that word. */
final class DefineDirective {

  private final FileFrame frame;
  private final DiagnosticSink sink;
  private boolean variadic;

  DefineDirective(FileFrame frame, DiagnosticSink sink) {
    this.frame = frame;
    this.sink = sink;
  }

  /** The macro; empty after an error, the line then skipped. */
  Optional<Macro> parse() {
    List<PpToken> line = frame.restOfLine();
    if (line.isEmpty() || line.get(0).kind() != PpKind.IDENTIFIER) {
      int at = frame.lexer.position();
      Span span = line.isEmpty() ? new Span(frame.file, at, at) : line.get(0).span();
      sink.report(PreprocessorCode.MACRO_NAME_MISSING, span, "define");
      return Optional.empty();
    }
    PpToken name = line.get(0);
    if (name.text().equals("defined") || name.text().equals("__VA_ARGS__")) {
      sink.report(PreprocessorCode.MACRO_NAME_RESERVED, name.span(), name.text());
      return Optional.empty();
    }
    int bodyStart = 1;
    Optional<List<String>> parameters = Optional.empty();
    if (line.size() > 1 && line.get(1).is("(") && !line.get(1).spaceBefore()) {
      List<String> names = new ArrayList<>();
      bodyStart = parameters(line, names);
      if (bodyStart < 0) {
        sink.report(PreprocessorCode.MACRO_PARAMETERS, name.span(), name.text());
        return Optional.empty();
      }
      parameters = Optional.of(names);
    }
    List<PpToken> body = List.copyOf(line.subList(bodyStart, line.size()));
    if (!isSound(body, parameters)) {
      return Optional.empty();
    }
    PpToken last = line.get(line.size() - 1);
    MacroDefinition definition =
        new MacroDefinition(name.text(), name.span(), name.span().to(last.span()).text());
    return Optional.of(new Macro(name.text(), parameters, variadic, body, Optional.of(definition)));
  }

  /** Index after the closing parenthesis; -1 when the list is malformed. */
  private int parameters(List<PpToken> line, List<String> names) {
    int i = 2;
    if (i < line.size() && line.get(i).is(")")) {
      return i + 1;
    }
    while (i < line.size() && !variadic) {
      PpToken token = line.get(i++);
      if (token.is("...")) {
        names.add("__VA_ARGS__");
        variadic = true;
      } else if (token.kind() == PpKind.IDENTIFIER && !names.contains(token.text())) {
        names.add(token.text());
        if (i < line.size() && line.get(i).is("...")) {
          variadic = true;
          i++;
        }
      } else {
        return -1;
      }
      if (i < line.size() && line.get(i).is(")")) {
        return i + 1;
      }
      if (i >= line.size() || !line.get(i++).is(",")) {
        return -1;
      }
    }
    return -1;
  }

  private boolean isSound(List<PpToken> body, Optional<List<String>> parameters) {
    for (int i = 0; i < body.size(); i++) {
      PpToken token = body.get(i);
      if (token.is("##") && (i == 0 || i == body.size() - 1)) {
        sink.report(PreprocessorCode.MACRO_PASTE_EDGE, token.span());
        return false;
      }
      boolean operandMissing =
          i + 1 >= body.size()
              || parameters.isPresent() && !parameters.get().contains(body.get(i + 1).text());
      if (token.is("#") && parameters.isPresent() && operandMissing) {
        sink.report(PreprocessorCode.MACRO_HASH, token.span());
        return false;
      }
    }
    return true;
  }
}
