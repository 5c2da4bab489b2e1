package dev.p4u.cli.report;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Paths as URI references: relative to a folder for what is below it, absolute file URIs for the
 * rest, since SARIF's relative references do not climb (SARIF 2.1.0, 3.4.4 and 3.10).
 */
final class ArtifactUri {

  /** How {@code SourceFile} names the includes that come with p4u. */
  private static final String BUNDLED = "p4include/";

  /** RFC 3986: unreserved characters, and those of a path segment that no shell or tool minds. */
  private static final String PLAIN = "-._~+,=@/";

  private final Path base;

  /**
   * @param base absolute folder
   */
  ArtifactUri(Path base) {
    this.base = base.normalize();
  }

  /**
   * @param path as in {@code SourceFile}; a bundled include, which is no file of this machine, gets
   *     the scheme {@code p4u}
   */
  String of(String path) {
    Path resolved = base.resolve(path).normalize();
    if (path.startsWith(BUNDLED) && !Files.exists(resolved)) {
      return "p4u:/" + encode(path, "");
    }
    if (resolved.equals(base)) {
      return ".";
    }
    if (resolved.startsWith(base)) {
      // An unescaped colon would make a scheme of the first segment.
      return encode(slashes(base.relativize(resolved)), "");
    }
    String absolute = slashes(resolved);
    String authority = absolute.startsWith("//") ? "file:" : "file://";
    return authority + (absolute.startsWith("/") ? "" : "/") + encode(absolute, ":");
  }

  private static String slashes(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }

  /** Percent-encodes the bytes of UTF-8 (RFC 3986, 2.1 and 2.5). */
  private static String encode(String path, String alsoPlain) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (alphanumeric || PLAIN.indexOf(c) >= 0 || alsoPlain.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append("%%%02X".formatted((int) c));
      }
    }
    return out.toString();
  }
}
