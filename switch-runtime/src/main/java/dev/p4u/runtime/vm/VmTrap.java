package dev.p4u.runtime.vm;

/** The program did something that it must not: the packet is dropped and the trap counted. */
public final class VmTrap extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public VmTrap(String message) {
    super(message);
  }
}
