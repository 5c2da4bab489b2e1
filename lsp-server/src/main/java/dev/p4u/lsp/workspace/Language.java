package dev.p4u.lsp.workspace;

import java.nio.file.Path;
import java.util.Locale;

/** What a document is written in. */
public enum Language {
  P4,
  STF,
  /** Kept, because a program may include it, but of no interest by itself. */
  OTHER;

  /**
   * The extension decides; where it says nothing, the editor's language identifier.
   *
   * @param languageId as the editor sent it; may be empty
   */
  public static Language of(Path path, String languageId) {
    String name = path.getFileName() == null ? "" : path.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (extension) {
      case "p4", "p4i" -> P4;
      case "stf" -> STF;
      default -> byId(languageId.toLowerCase(Locale.ROOT));
    };
  }

  private static Language byId(String id) {
    return switch (id) {
      case "p4", "p4_16", "p4lang" -> P4;
      case "stf" -> STF;
      default -> OTHER;
    };
  }
}
