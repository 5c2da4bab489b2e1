package dev.p4u.lsp.workspace;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Between URIs and paths. Every URI has a path, so that an unsaved buffer can be checked too. */
public final class Uris {

  private static final String UNSAVED = "p4u-unsaved";
  private static final int MAX_NAME = 60;

  private Uris() {}

  /**
   * The absolute path of a file URI. Any other URI, and one that makes no sense, gets a path of its
   * own where no file is.
   */
  public static Path toPath(String uri) {
    try {
      URI parsed = new URI(uri);
      if ("file".equalsIgnoreCase(parsed.getScheme())) {
        return Path.of(parsed).toAbsolutePath().normalize();
      }
    } catch (URISyntaxException
        | IllegalArgumentException
        | FileSystemNotFoundException
        | SecurityException e) {
      return unescaped(uri);
    }
    return madeUp(uri);
  }

  /** Some editors leave blanks and brackets in file URIs as they are. */
  private static Path unescaped(String uri) {
    String prefix = "file:///";
    if (uri.startsWith(prefix)) {
      try {
        return Path.of(uri.substring(prefix.length() - 1)).toAbsolutePath().normalize();
      } catch (InvalidPathException e) {
        return madeUp(uri);
      }
    }
    return madeUp(uri);
  }

  private static Path madeUp(String uri) {
    String name = uri.replaceAll("[^A-Za-z0-9._-]", "_");
    String tail = name.substring(Math.max(0, name.length() - MAX_NAME));
    Path root = Path.of("").toAbsolutePath().getRoot();
    return root.resolve(UNSAVED).resolve(Integer.toHexString(uri.hashCode())).resolve(tail);
  }

  public static String toUri(Path path) {
    return path.toUri().toString();
  }
}
