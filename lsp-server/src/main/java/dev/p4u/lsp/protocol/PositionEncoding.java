package dev.p4u.lsp.protocol;

import java.util.List;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.PositionEncodingKind;

/** What a character of a position counts. */
public enum PositionEncoding {
  UTF_8(PositionEncodingKind.UTF8),
  UTF_16(PositionEncodingKind.UTF16),
  UTF_32(PositionEncodingKind.UTF32);

  private final String kind;

  PositionEncoding(String kind) {
    this.kind = kind;
  }

  /** Name in the protocol. */
  public String kind() {
    return kind;
  }

  /**
   * The editor's favourite among those that it can; UTF-16 when it does not say.
   *
   * @param client may be null
   */
  public static PositionEncoding negotiate(ClientCapabilities client) {
    if (client == null
        || client.getGeneral() == null
        || client.getGeneral().getPositionEncodings() == null) {
      return UTF_16;
    }
    List<String> offered = client.getGeneral().getPositionEncodings();
    for (String kind : offered) {
      for (PositionEncoding encoding : values()) {
        if (encoding.kind.equals(kind)) {
          return encoding;
        }
      }
    }
    return UTF_16;
  }

  /** Units that a code point takes. */
  int units(int codePoint) {
    return switch (this) {
      case UTF_8 -> codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      case UTF_16 -> Character.charCount(codePoint);
      case UTF_32 -> 1;
    };
  }
}
