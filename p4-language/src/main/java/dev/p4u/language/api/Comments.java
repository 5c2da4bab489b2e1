package dev.p4u.language.api;

import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the comment that documents a declaration. */
final class Comments {

  private Comments() {}

  /**
   * @param start where the declaration starts
   * @param whole all of it
   */
  static Optional<String> of(List<Span> comments, Span start, Span whole) {
    SourceFile file = start.file();
    List<Span> before =
        comments.stream()
            .filter(c -> c.file() == file && c.end() <= start.start())
            .sorted(Comparator.comparingInt(Span::start).reversed())
            .toList();
    List<String> texts = new ArrayList<>();
    int next = start.start();
    for (Span c : before) {
      if (!joins(file, c, next) || (texts.isEmpty() ? false : !c.text().startsWith("//"))) {
        break;
      }
      if (isTrailing(file, c)) {
        break;
      }
      texts.add(0, strip(c.text()));
      next = c.start();
      if (!c.text().startsWith("//")) {
        break;
      }
    }
    if (texts.isEmpty()) {
      return comments.stream()
          .filter(c -> c.file() == file && c.start() >= whole.end() && follows(file, whole, c))
          .findFirst()
          .map(c -> strip(c.text()));
    }
    return Optional.of(String.join("\n", texts).strip()).filter(t -> !t.isEmpty());
  }

  /** Only white space with at most one line end between a comment and what follows it. */
  private static boolean joins(SourceFile file, Span comment, int next) {
    String between = file.text().substring(comment.end(), next);
    return between.isBlank() && between.chars().filter(c -> c == '\n').count() <= 1;
  }

  /** A comment behind code on its line belongs to that code. */
  private static boolean isTrailing(SourceFile file, Span comment) {
    int lineStart = file.lineStart(file.line(comment.start()));
    return !file.text().substring(lineStart, comment.start()).isBlank();
  }

  private static boolean follows(SourceFile file, Span whole, Span comment) {
    String between = file.text().substring(whole.end(), comment.start());
    return between.indexOf('\n') < 0 && between.replaceAll("[;,]", "").isBlank();
  }

  private static String strip(String comment) {
    if (comment.startsWith("//")) {
      return comment.replaceFirst("^///?", "").strip();
    }
    String body = comment.replaceFirst("^/\\*+", "").replaceFirst("\\*+/$", "");
    return body.lines()
        .map(l -> l.strip().replaceFirst("^\\*+ ?", ""))
        .collect(Collectors.joining("\n"))
        .strip();
  }
}
