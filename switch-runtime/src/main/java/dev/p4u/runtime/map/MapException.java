package dev.p4u.runtime.map;

/** A map definition that cannot be honoured: an unsupported kind, or sizes outside the limits. */
public final class MapException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MapException(String message) {
    super(message);
  }
}
