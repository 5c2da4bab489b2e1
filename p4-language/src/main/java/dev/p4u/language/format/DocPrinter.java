package dev.p4u.language.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Prints a document. Blanks and line ends are held back until something follows, so that no line
 * ends with blanks and nothing ever stands behind a line comment.
 */
final class DocPrinter {

  private final FormatOptions options;
  private final StringBuilder out = new StringBuilder();
  private final TrailingComments comments;
  private final Deque<Command> stack = new ArrayDeque<>();

  /** Line ends before what comes next. */
  private int newlines;

  private boolean space;
  private int column;

  /** Columns of white space that the line started with. */
  private int lineIndent;

  private int line;

  private final TightRun run = new TightRun();

  /** Offset after the last comment behind code. */
  private int commentEnd = -1;

  private DocPrinter(FormatOptions options) {
    this.options = options;
    this.comments = new TrailingComments(options.width());
  }

  /** How a document is printed: at which indentation, and whether its lines are broken. */
  private record Command(Doc doc, int indent, boolean broken) {}

  /** The text with {@code \n} as line end, and one at its end unless it is empty. */
  static String print(Doc doc, FormatOptions options) {
    DocPrinter printer = new DocPrinter(options);
    printer.stack.push(new Command(doc, 0, true));
    while (!printer.stack.isEmpty()) {
      printer.run(printer.stack.pop());
    }
    if (!printer.out.isEmpty()) {
      printer.out.append('\n');
    }
    return printer.comments.align(printer.out);
  }

  private void run(Command command) {
    Doc doc = command.doc;
    int indent = command.indent;
    if (doc instanceof Doc.Text text) {
      text(text.text(), indent);
    } else if (doc instanceof Doc.Line lineEnd) {
      lineEnd(lineEnd, command.broken);
    } else if (doc instanceof Doc.Concat concat) {
      push(concat.parts(), indent, command.broken);
    } else if (doc instanceof Doc.Indent inner) {
      stack.push(new Command(inner.inside(), indent + options.indent(), command.broken));
    } else if (doc instanceof Doc.Group group) {
      boolean broken = command.broken && (group.breaks() || !fits(group.inside(), indent));
      stack.push(new Command(group.inside(), indent, broken));
    } else if (doc instanceof Doc.Fill fill) {
      fill(fill.parts(), indent);
    } else if (doc instanceof Doc.Trailing comment) {
      trailing(comment, indent);
    } else if (doc instanceof Doc.Continued comment) {
      newlines = 1;
      flush(indent);
      comments.add(line, out.length(), indent, comment.text().length(), lineIndent, true);
      raw(comment.text());
      newlines = 1;
    } else {
      ownLines((Doc.OwnLines) doc, indent);
    }
  }

  private void push(List<Doc> parts, int indent, boolean broken) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      stack.push(new Command(parts.get(i), indent, broken));
    }
  }

  private void text(String text, int indent) {
    if (text.equals(" ")) {
      space = true;
    } else if (!text.isEmpty()) {
      space |= newlines == 0 && run.joins(out.length(), text);
      flush(indent);
      raw(text);
      run.add(out.length(), text);
    }
  }

  private void lineEnd(Doc.Line lineEnd, boolean broken) {
    switch (lineEnd) {
      case HARD -> newlines = Math.max(newlines, 1);
      case BLANK -> newlines = 2;
      case SOFT -> newlines = broken ? Math.max(newlines, 1) : newlines;
      case SPACE -> {
        newlines = broken ? Math.max(newlines, 1) : newlines;
        space = true;
      }
    }
  }

  private void trailing(Doc.Trailing comment, int indent) {
    if (newlines == 0 && !out.isEmpty()) {
      // The blanks before it are known when the lines below are.
      int first = comment.text().indexOf('\n');
      int length = first < 0 ? comment.text().length() : first;
      comments.add(line, out.length(), column, length, lineIndent, false);
      space = false;
      if (!opens()) {
        column++;
      }
    }
    flush(indent);
    raw(comment.text());
    commentEnd = out.length();
    newlines = comment.endsLine() ? 1 : 0;
  }

  private boolean opens() {
    char last = out.charAt(out.length() - 1);
    return last == '(' || last == '[';
  }

  private void ownLines(Doc.OwnLines lines, int indent) {
    newlines = Math.max(newlines, 1);
    if (lines.place() == Doc.OwnLines.Place.MARGIN) {
      flush(0);
      raw(lines.text());
    } else {
      flush(indent);
      String margin = "\n" + " ".repeat(indent);
      String[] rows = lines.text().split("\n", -1);
      raw(rows[0]);
      for (int i = 1; i < rows.length; i++) {
        raw(rows[i].isEmpty() ? "\n" : margin + rows[i]);
      }
    }
    newlines = 1;
  }

  private void fill(List<Doc> parts, int indent) {
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        // The separator and the part behind it, judged together when it is their turn.
        commands.add(
            new Command(Doc.group(Doc.concat(Doc.Line.SPACE, parts.get(i))), indent, true));
      } else {
        commands.add(new Command(parts.get(0), indent, true));
      }
    }
    for (int i = commands.size() - 1; i >= 0; i--) {
      stack.push(commands.get(i));
    }
  }

  /** Ends lines and writes the indentation or blank that is due. */
  private void flush(int indent) {
    if (out.isEmpty()) {
      newlines = 0;
      space = false;
    }
    if (newlines > 0 || out.isEmpty()) {
      out.append("\n".repeat(newlines));
      line += newlines;
      out.append(" ".repeat(indent));
      column = indent;
      lineIndent = indent;
    } else {
      if (commentEnd == out.length()) {
        comments.followed();
      }
      if (space) {
        out.append(' ');
        column++;
      }
    }
    newlines = 0;
    space = false;
  }

  private void raw(String text) {
    out.append(text);
    int last = text.lastIndexOf('\n');
    if (last < 0) {
      column += text.length();
    } else {
      column = text.length() - last - 1;
      for (int i = 0; i < text.length(); i++) {
        line += text.charAt(i) == '\n' ? 1 : 0;
      }
    }
  }

  /** Whether a group fits on the line, with what follows it up to the next place to break. */
  private boolean fits(Doc group, int indent) {
    int start = newlines > 0 || out.isEmpty() ? indent : column + (space ? 1 : 0);
    int left = options.width() - start - group.width();
    if (left < 0) {
      return false;
    }
    Deque<Doc> ahead = new ArrayDeque<>();
    for (Command next : stack) {
      ahead.push(next.doc);
      while (!ahead.isEmpty()) {
        Doc doc = ahead.pop();
        if (doc instanceof Doc.Concat concat) {
          for (int i = concat.parts().size() - 1; i >= 0; i--) {
            ahead.push(concat.parts().get(i));
          }
        } else if (doc instanceof Doc.Indent inner) {
          ahead.push(inner.inside());
        } else if (doc instanceof Doc.Group inner) {
          ahead.push(inner.inside());
        } else if (doc instanceof Doc.Fill fill) {
          ahead.push(fill.parts().get(0));
        } else if (doc instanceof Doc.Line line) {
          if (next.broken || line.breaks()) {
            return true;
          }
          left -= line.width();
        } else if (doc instanceof Doc.OwnLines || doc instanceof Doc.Continued) {
          return true;
        } else {
          left -= doc.width();
          if (doc.endsLine()) {
            return left >= 0;
          }
        }
        if (left < 0) {
          return false;
        }
      }
    }
    return true;
  }
}
