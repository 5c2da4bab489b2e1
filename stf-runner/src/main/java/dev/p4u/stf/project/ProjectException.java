package dev.p4u.stf.project;

/** A project file or a test that cannot be used; the message is for the user. */
public final class ProjectException extends Exception {

  private static final long serialVersionUID = 1L;

  public ProjectException(String message) {
    super(message);
  }
}
