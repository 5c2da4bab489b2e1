package dev.p4u.runtime.verify;

import java.util.List;

/** The program cannot be linked or must not run; the message names the first reasons. */
public final class RejectedException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 3;

  private final transient List<Rejection> rejections;

  public RejectedException(List<Rejection> rejections) {
    super(text(rejections));
    this.rejections = List.copyOf(rejections);
  }

  /** All reasons, in the order of slots. */
  public List<Rejection> rejections() {
    return rejections;
  }

  private static String text(List<Rejection> rejections) {
    StringBuilder text = new StringBuilder("program rejected");
    for (int i = 0; i < Math.min(SHOWN, rejections.size()); i++) {
      text.append(i == 0 ? ": " : "; ").append(rejections.get(i));
    }
    if (rejections.size() > SHOWN) {
      text.append("; and ").append(rejections.size() - SHOWN).append(" more");
    }
    return text.toString();
  }
}
