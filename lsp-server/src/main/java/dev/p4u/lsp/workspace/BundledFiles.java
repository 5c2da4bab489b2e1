package dev.p4u.lsp.workspace;

import dev.p4u.language.arch.BundledIncludes;
import dev.p4u.language.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives bundled include files a place on the disk, because editors open nothing else. The copies
 * are read-only and stand in folders named by their contents, so that versions of p4u do not
 * disturb each other.
 */
public final class BundledFiles {

  private static final int HASH_BYTES = 6;

  private final Path cache;
  private final Map<String, Path> known = new ConcurrentHashMap<>();

  /**
   * @param cache folder for the copies; made when it is needed
   */
  public BundledFiles(Path cache) {
    this.cache = cache;
  }

  /** Copies in the user's cache folder. */
  public static BundledFiles inUserCache() {
    return new BundledFiles(userCache(System.getenv(), System.getProperty("user.home")));
  }

  static Path userCache(Map<String, String> environment, String home) {
    String folder =
        environment.getOrDefault("XDG_CACHE_HOME", environment.getOrDefault("LOCALAPPDATA", ""));
    Path base = folder.isEmpty() ? Path.of(home, ".cache") : Path.of(folder);
    return base.resolve("p4u");
  }

  /** Where a file of a program is on the disk, copied there if it is a bundled one. */
  public Path pathOf(SourceFile file) {
    return file.path().startsWith(BundledIncludes.FOLDER)
        ? known.computeIfAbsent(file.path(), name -> copy(file))
        : Path.of(file.path());
  }

  private Path copy(SourceFile file) {
    byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
    String name = file.path().substring(BundledIncludes.FOLDER.length());
    Path target = cache.resolve("p4include").resolve(hash(bytes)).resolve(name);
    try {
      if (!Files.isRegularFile(target) || Files.size(target) != bytes.length) {
        write(target, bytes);
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target, e);
    }
  }

  private static void write(Path target, byte[] bytes) throws IOException {
    Files.createDirectories(target.getParent());
    Path part = Files.createTempFile(target.getParent(), ".p4u", ".part");
    try {
      Files.write(part, bytes);
      if (!part.toFile().setReadOnly()) {
        throw new IOException("cannot make " + part + " read-only");
      }
      move(part, target);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
