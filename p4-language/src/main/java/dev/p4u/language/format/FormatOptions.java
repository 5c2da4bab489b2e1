package dev.p4u.language.format;

/**
 * Measures of the style; there are no others.
 *
 * @param width columns that a line has where it can be broken
 * @param indent blanks of one level
 */
public record FormatOptions(int width, int indent) {

  /** The documented style: 100 columns, 4 blanks. */
  public static final FormatOptions DEFAULT = new FormatOptions(100, 4);

  public FormatOptions {
    if (width < 20 || indent < 0 || indent > 16) {
      throw new IllegalArgumentException("width %d, indent %d".formatted(width, indent));
    }
  }
}
