package dev.p4u.language.arch;

import dev.p4u.language.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The include files that come with p4u: {@code core.p4} and the architectures. */
public final class BundledIncludes {

  /** Folder of the resources and prefix of their names in diagnostics. */
  public static final String FOLDER = "p4include/";

  /** No dot at the start of a part, so that nothing outside the folder can be named. */
  private static final Pattern NAME = Pattern.compile("\\w[\\w.-]*(/\\w[\\w.-]*)*");

  private BundledIncludes() {}

  /** Whether the file comes with p4u: what it says is not the user's. */
  public static boolean isBundled(SourceFile file) {
    return file.path().startsWith(FOLDER);
  }

  /**
   * Text of a bundled file.
   *
   * @param name as in the directive: {@code core.p4}, {@code bmv2/psa.p4}
   */
  public static Optional<String> load(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    ClassLoader loader = BundledIncludes.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(FOLDER + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the bundled " + FOLDER + name, e);
    }
  }
}
