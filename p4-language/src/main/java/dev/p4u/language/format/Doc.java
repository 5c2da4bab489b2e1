package dev.p4u.language.format;

import java.util.List;

/**
 * A document of which lines can be broken in several places (Wadler, "A prettier printer"; Oppen,
 * "Prettyprinting"). A group is printed on one line when it fits there.
 */
sealed interface Doc {

  /** Columns when printed on one line; comments at the end of a line do not count. */
  int width();

  /** Whether it cannot be printed on one line. */
  boolean breaks();

  /** Whether it ends with a comment behind which nothing can stand on the line. */
  default boolean endsLine() {
    return false;
  }

  record Text(String text) implements Doc {
    @Override
    public int width() {
      return text.length();
    }

    @Override
    public boolean breaks() {
      return false;
    }
  }

  /** Where a line may end. */
  enum Line implements Doc {
    /** Nothing on one line. */
    SOFT(0, false),
    /** A blank on one line. */
    SPACE(1, false),
    /** Always ends the line. */
    HARD(0, true),
    /** Ends the line and leaves one line empty. */
    BLANK(0, true);

    private final int width;
    private final boolean breaks;

    Line(int width, boolean breaks) {
      this.width = width;
      this.breaks = breaks;
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public boolean breaks() {
      return breaks;
    }
  }

  /** A comment behind code; nothing follows a line comment on its line. */
  record Trailing(String text, boolean endsLine) implements Doc {
    @Override
    public int width() {
      return endsLine ? 0 : text.length() + 1;
    }

    @Override
    public boolean breaks() {
      return false;
    }
  }

  /** A comment below one that stands behind code, and that goes on with it. */
  record Continued(String text) implements Doc {
    @Override
    public int width() {
      return 0;
    }

    @Override
    public boolean breaks() {
      return false;
    }

    @Override
    public boolean endsLine() {
      return true;
    }
  }

  /** Lines of their own. */
  record OwnLines(String text, Place place) implements Doc {
    enum Place {
      /** At the indentation of the code; further lines follow it. */
      INDENTED,
      /** At the first column. */
      MARGIN
    }

    @Override
    public int width() {
      return 0;
    }

    @Override
    public boolean breaks() {
      return true;
    }
  }

  record Concat(List<Doc> parts, int width, boolean breaks, boolean endsLine) implements Doc {}

  record Indent(Doc inside) implements Doc {
    @Override
    public int width() {
      return inside.width();
    }

    @Override
    public boolean breaks() {
      return inside.breaks();
    }

    @Override
    public boolean endsLine() {
      return inside.endsLine();
    }
  }

  /** On one line, or all of its own line ends are used. */
  record Group(Doc inside, boolean breaks) implements Doc {
    @Override
    public int width() {
      return inside.width();
    }

    @Override
    public boolean endsLine() {
      return inside.endsLine();
    }
  }

  /** As many parts a line as fit; parts are separated by {@link Line#SPACE}. */
  record Fill(List<Doc> parts, int width, boolean breaks, boolean endsLine) implements Doc {}

  Doc NOTHING = new Text("");

  static Doc text(String text) {
    return new Text(text);
  }

  static Doc concat(List<Doc> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return new Concat(List.copyOf(parts), width(parts, 0), breaks(parts), endsLine(parts));
  }

  static Doc concat(Doc... parts) {
    return concat(List.of(parts));
  }

  static Doc indent(Doc inside) {
    return new Indent(inside);
  }

  static Doc group(Doc inside) {
    return new Group(inside, inside.breaks());
  }

  static Doc brokenGroup(Doc inside) {
    return new Group(inside, true);
  }

  static Doc fill(List<Doc> parts) {
    return new Fill(List.copyOf(parts), width(parts, 1), breaks(parts), endsLine(parts));
  }

  private static int width(List<Doc> parts, int between) {
    long sum = (long) between * Math.max(0, parts.size() - 1);
    for (Doc part : parts) {
      sum += part.width();
    }
    return (int) Math.min(sum, 1 << 29);
  }

  private static boolean breaks(List<Doc> parts) {
    boolean ended = false;
    for (Doc part : parts) {
      if (part.equals(NOTHING)) {
        continue;
      }
      if (part.breaks() || (ended && !(part instanceof Continued))) {
        return true;
      }
      ended = part.endsLine();
    }
    return false;
  }

  private static boolean endsLine(List<Doc> parts) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (!parts.get(i).equals(NOTHING)) {
        return parts.get(i).endsLine();
      }
    }
    return false;
  }
}
