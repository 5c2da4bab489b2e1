package dev.p4u.runtime.control;

/** A request of the control plane that cannot be fulfilled; the message is meant for its user. */
public final class ControlException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ControlException(String message) {
    super(message);
  }

  public ControlException(String message, Throwable cause) {
    super(message, cause);
  }
}
