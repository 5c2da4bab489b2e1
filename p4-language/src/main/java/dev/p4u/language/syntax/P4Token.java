package dev.p4u.language.syntax;

import dev.p4u.language.preproc.PpToken;
import dev.p4u.language.source.Span;
import org.antlr.v4.runtime.CommonToken;

/** A token of the parser that knows its place in an original file. */
final class P4Token extends CommonToken {

  private static final long serialVersionUID = 1L;

  private final transient Span span;
  private final boolean spaceBefore;
  private final boolean newlineBefore;

  /** Whether it is part of an annotation's unstructured body, where it is only text. */
  private boolean opaque;

  /** Whether it is the second character of a shift operator that was split. */
  private boolean secondHalf;

  P4Token(int type, String text, Span span, PpToken from) {
    super(type, text);
    this.span = span;
    this.spaceBefore = from.spaceBefore();
    this.newlineBefore = from.newlineBefore();
  }

  P4Token(int type, PpToken from) {
    this(type, from.text(), from.span(), from);
  }

  /** Stands for a token that is missing after another one. */
  private P4Token(int type, P4Token after) {
    super(type, "");
    this.span = new Span(after.span.file(), after.span.end(), after.span.end());
    this.spaceBefore = false;
    this.newlineBefore = false;
  }

  static P4Token missing(int type, P4Token after) {
    return new P4Token(type, after);
  }

  Span span() {
    return span;
  }

  boolean spaceBefore() {
    return spaceBefore;
  }

  boolean newlineBefore() {
    return newlineBefore;
  }

  boolean isOpaque() {
    return opaque;
  }

  boolean isSecondHalf() {
    return secondHalf;
  }

  void makeSecondHalf() {
    secondHalf = true;
  }

  void makeOpaque() {
    opaque = true;
  }
}
