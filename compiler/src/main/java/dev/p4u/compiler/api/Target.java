package dev.p4u.compiler.api;

import java.util.Optional;

/** Hosts of programs, as data: what they offer and how programs are called. */
public enum Target {
  /** Our own runtime: also LPM and ternary maps, initial map contents from the object. */
  P4U("p4u", 512, true),
  /** iovisor/ubpf with p4c-ubpf's ABI: entry(ctx, struct standard_metadata *). */
  UBPF("ubpf", 512, false);

  private final String id;
  private final int stackBytes;
  private final boolean richMaps;

  Target(String id, int stackBytes, boolean richMaps) {
    this.id = id;
    this.stackBytes = stackBytes;
    this.richMaps = richMaps;
  }

  /** Name on the command line. */
  public String id() {
    return id;
  }

  /** Stack that a program may use, in bytes. */
  public int stackBytes() {
    return stackBytes;
  }

  /** Whether LPM and ternary maps and initial map contents exist. */
  public boolean richMaps() {
    return richMaps;
  }

  /** The target of this name. */
  public static Optional<Target> of(String id) {
    for (Target target : values()) {
      if (target.id.equals(id)) {
        return Optional.of(target);
      }
    }
    return Optional.empty();
  }
}
