package dev.p4u.lsp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.source.SourceFile;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PositionsTest {

  /** A letter of one, two and four bytes of UTF-8 each before the x. */
  private static final SourceFile FILE = new SourceFile("a.p4", "first\r\naß😀x\nlast");

  @ParameterizedTest
  @CsvSource({"UTF_8, 7", "UTF_16, 4", "UTF_32, 3"})
  void charactersCountInTheirEncoding(PositionEncoding encoding, int character) {
    Positions positions = new Positions(encoding);
    int offset = FILE.text().indexOf('x');
    assertThat(positions.position(FILE, offset)).isEqualTo(new Position(1, character));
    assertThat(positions.offset(FILE, new Position(1, character))).isEqualTo(offset);
  }

  @ParameterizedTest
  @EnumSource
  void everyOffsetComesBack(PositionEncoding encoding) {
    Positions positions = new Positions(encoding);
    int[] offsets =
        IntStream.rangeClosed(0, FILE.text().length())
            .filter(
                i -> i == FILE.text().length() || !Character.isLowSurrogate(FILE.text().charAt(i)))
            .filter(i -> i == 0 || FILE.text().charAt(i - 1) != '\r')
            .toArray();
    assertThat(Arrays.stream(offsets).map(i -> positions.offset(FILE, positions.position(FILE, i))))
        .containsExactly(Arrays.stream(offsets).boxed().toArray(Integer[]::new));
  }

  @Test
  void placesOutsideTheTextAreMovedInside() {
    Positions positions = new Positions(PositionEncoding.UTF_16);
    assertThat(positions.offset(FILE, new Position(0, 99))).isEqualTo(5);
    assertThat(positions.offset(FILE, new Position(99, 0))).isEqualTo(FILE.text().length());
    assertThat(positions.offset(FILE, new Position(-1, 3))).isZero();
    assertThat(positions.offset(FILE, new Position(0, -3))).isZero();
  }

  @Test
  void theEditorsFirstKnownEncodingIsTaken() {
    assertThat(PositionEncoding.negotiate(offering("utf-7", "utf-32", "utf-8")))
        .isEqualTo(PositionEncoding.UTF_32);
    assertThat(PositionEncoding.negotiate(offering("utf-7"))).isEqualTo(PositionEncoding.UTF_16);
    assertThat(PositionEncoding.negotiate(null)).isEqualTo(PositionEncoding.UTF_16);
    assertThat(PositionEncoding.negotiate(new ClientCapabilities()))
        .isEqualTo(PositionEncoding.UTF_16);
  }

  private static ClientCapabilities offering(String... encodings) {
    GeneralClientCapabilities general = new GeneralClientCapabilities();
    general.setPositionEncodings(List.of(encodings));
    ClientCapabilities client = new ClientCapabilities();
    client.setGeneral(general);
    return client;
  }

  @Test
  void changesApplyOneAfterTheOther() {
    List<TextDocumentContentChangeEvent> changes =
        List.of(change(1, 0, 1, 1, "bb"), change(1, 2, 2, 0, ""), change(0, 0, 0, 0, "> "));
    assertThat(TextChanges.apply(FILE, changes, new Positions(PositionEncoding.UTF_16)))
        .isEqualTo("> first\r\nbblast");
  }

  @Test
  void aChangeWithoutRangeIsTheWholeText() {
    assertThat(
            TextChanges.apply(
                FILE,
                List.of(new TextDocumentContentChangeEvent("new")),
                new Positions(PositionEncoding.UTF_8)))
        .isEqualTo("new");
  }

  @Test
  void aChangeOutsideTheTextDoesNoHarm() {
    assertThat(
            TextChanges.apply(
                FILE, List.of(change(50, 2, 3, 9, "!")), new Positions(PositionEncoding.UTF_16)))
        .isEqualTo(FILE.text() + "!");
  }

  private static TextDocumentContentChangeEvent change(
      int line, int character, int endLine, int endCharacter, String text) {
    Range range = new Range(new Position(line, character), new Position(endLine, endCharacter));
    return new TextDocumentContentChangeEvent(range, text);
  }
}
