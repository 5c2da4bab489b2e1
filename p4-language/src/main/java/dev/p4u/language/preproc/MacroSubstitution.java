package dev.p4u.language.preproc;

import dev.p4u.language.diag.DiagnosticSink;
import dev.p4u.language.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One use of a macro: its replacement with the arguments put in, {@code #} and {@code ##} done.
 * Tokens of the replacement get the span of the use; those of arguments keep their own.
 */
final class MacroSubstitution {

  private final Macro macro;
  private final List<List<PpToken>> arguments;
  private final List<List<PpToken>> expanded;
  private final PpToken use;
  private final List<PpToken> out = new ArrayList<>();

  MacroSubstitution(Macro macro, List<List<PpToken>> arguments, PpToken use) {
    this.macro = macro;
    this.arguments = arguments;
    this.expanded = new ArrayList<>(arguments);
    expanded.replaceAll(a -> null);
    this.use = use;
  }

  /**
   * The replacement; a list that the caller may change.
   *
   * @param expansion expands the tokens of an argument
   */
  List<PpToken> run(UnaryOperator<List<PpToken>> expansion) {
    List<PpToken> body = macro.body();
    for (int i = 0; i < body.size(); i++) {
      PpToken token = body.get(i);
      if (token.is("##") && i + 1 < body.size() && i > 0) {
        paste(body.get(i - 1), body, ++i);
      } else if (macro.parameters().isPresent() && token.is("#") && i + 1 < body.size()) {
        out.add(stringify(argument(body.get(++i))).spacedLike(token));
      } else {
        boolean beforePaste = i + 1 < body.size() && body.get(i + 1).is("##");
        List<PpToken> tokens = operand(token, beforePaste, expansion);
        // An empty operand of ## stays as a placemarker until the paste.
        out.addAll(tokens.isEmpty() && beforePaste ? List.of(placemarker()) : tokens);
      }
    }
    out.removeIf(t -> t.text().isEmpty());
    return out;
  }

  private List<PpToken> argument(PpToken parameter) {
    int index = parameterIndex(parameter);
    return index < 0 ? List.of(parameter) : arguments.get(index);
  }

  private int parameterIndex(PpToken token) {
    return macro.parameters().isPresent() && token.kind() == PpKind.IDENTIFIER
        ? macro.parameters().get().indexOf(token.text())
        : -1;
  }

  private List<PpToken> operand(
      PpToken token, boolean raw, UnaryOperator<List<PpToken>> expansion) {
    int index = parameterIndex(token);
    if (index < 0) {
      return List.of(token.at(use));
    }
    List<PpToken> tokens = arguments.get(index);
    if (!raw) {
      if (expanded.get(index) == null) {
        expanded.set(index, expansion.apply(tokens));
      }
      tokens = expanded.get(index);
    }
    if (tokens.isEmpty()) {
      return tokens;
    }
    List<PpToken> spaced = new ArrayList<>(tokens);
    spaced.set(0, tokens.get(0).spacedLike(token));
    return spaced;
  }

  private void paste(PpToken before, List<PpToken> body, int at) {
    PpToken right = body.get(at);
    boolean again = at + 1 < body.size() && body.get(at + 1).is("##");
    List<PpToken> tokens = operand(right, true, a -> a);
    PpToken last = out.isEmpty() ? placemarker() : out.remove(out.size() - 1);
    // GNU: in ", ## rest" the comma goes away when the rest is empty, and nothing is pasted.
    if (before.is(",") && isRest(right)) {
      if (!tokens.isEmpty()) {
        out.add(last);
        out.addAll(tokens);
      }
      return;
    }
    if (tokens.isEmpty()) {
      out.add(last.text().isEmpty() && !again ? placemarker() : last);
      return;
    }
    out.addAll(joined(last, tokens.get(0)));
    out.addAll(tokens.subList(1, tokens.size()));
  }

  private boolean isRest(PpToken token) {
    return macro.variadic() && parameterIndex(token) == macro.parameters().orElseThrow().size() - 1;
  }

  private List<PpToken> joined(PpToken left, PpToken right) {
    if (left.text().isEmpty()) {
      return List.of(right);
    }
    String text = left.text() + right.text();
    PpLexer lexer = new PpLexer(new SourceFile("", text), new DiagnosticSink());
    PpToken token = lexer.next();
    if (token.isEnd() || lexer.position() != text.length() || !lexer.next().isEnd()) {
      // As where text is assembled: what does not join stays side by side.
      return List.of(left, right);
    }
    PpToken placed =
        new PpToken(token.kind(), text, use.file(), use.start(), use.end(), false, false, false);
    return List.of(placed.spacedLike(left));
  }

  private PpToken stringify(List<PpToken> tokens) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < tokens.size(); i++) {
      PpToken token = tokens.get(i);
      if (i > 0 && (token.spaceBefore() || token.newlineBefore())) {
        text.append(' ');
      }
      boolean quote = token.kind() == PpKind.STRING;
      text.append(quote ? token.text().replace("\\", "\\\\").replace("\"", "\\\"") : token.text());
    }
    return new PpToken(
        PpKind.STRING,
        text.append('"').toString(),
        use.file(),
        use.start(),
        use.end(),
        false,
        false,
        false);
  }

  private PpToken placemarker() {
    return new PpToken(
        PpKind.IDENTIFIER, "", use.file(), use.start(), use.end(), false, false, false);
  }
}
