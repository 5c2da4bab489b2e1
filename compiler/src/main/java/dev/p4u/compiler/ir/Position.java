package dev.p4u.compiler.ir;

/** Source position of an instruction; line 0 where there is none. */
public record Position(String file, int line, int column) {
  public static final Position NONE = new Position("", 0, 0);
}
