package dev.p4u.tests;

import java.nio.file.Path;

/** Where the project stands. */
public final class Home {

  private Home() {}

  /** A path below the project's root folder. */
  public static Path resolve(String path) {
    String home = System.getProperty("p4u.home");
    if (home == null) {
      throw new IllegalStateException("the system property p4u.home names no folder");
    }
    return Path.of(home).toAbsolutePath().normalize().resolve(path);
  }
}
