package dev.p4u.lsp.workspace;

import dev.p4u.language.source.SourceFile;
import dev.p4u.language.source.SourceReader;
import java.nio.file.Path;

/**
 * An open document at one version. Immutable.
 *
 * @param uri as the editor writes it
 * @param path where it is saved, or a made-up path for what was never saved
 * @param version counted by the editor
 * @param source its text with its lines; empty when the text is too long
 * @param tooLong the text is longer than {@link #MAX_LENGTH} and was not kept
 */
public record Document(
    String uri, Path path, Language language, int version, SourceFile source, boolean tooLong) {

  /** Longest text that is looked at, in UTF-16 code units. */
  public static final int MAX_LENGTH = SourceReader.MAX_BYTES;

  static Document of(String uri, Path path, Language language, int version, String text) {
    boolean tooLong = text.length() > MAX_LENGTH;
    SourceFile source = new SourceFile(path.toString(), tooLong ? "" : text);
    return new Document(uri, path, language, version, source, tooLong);
  }

  static Document unkept(String uri, Path path, Language language, int version) {
    return new Document(uri, path, language, version, new SourceFile(path.toString(), ""), true);
  }

  Document with(int newVersion, String text) {
    return of(uri, path, language, newVersion, text);
  }

  public String text() {
    return source.text();
  }
}
