package dev.p4u.lsp.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.format.Edit;
import dev.p4u.lsp.Fixture;
import org.junit.jupiter.api.Test;

class FormatFeatureTest {

  private static final String TEXT = "const int a=1;\nconst int  b = 2;\n";

  private final Fixture fixture =
      new Fixture().open("main.p4", TEXT).open("test.stf", "packet 1   00\n");
  private final FormatFeature feature = new FormatFeature();

  @Test
  void aDocumentIsFormattedByTheSmallestEdits() {
    assertThat(feature.document(fixture.document("main.p4")))
        .containsExactly(new Edit(11, 11, " "), new Edit(12, 12, " "), new Edit(24, 26, " "));
  }

  @Test
  void aRangeIsTheDeclarationsThatItTouches() {
    assertThat(feature.range(fixture.document("main.p4"), 30, 28))
        .containsExactly(new Edit(24, 26, " "));
  }

  @Test
  void aSemicolonEndsWhatIsFormatted() {
    assertThat(feature.typed(fixture.document("main.p4"), 14))
        .containsExactly(new Edit(11, 11, " "), new Edit(12, 12, " "));
    assertThat(feature.typed(fixture.document("main.p4"), 13)).isEmpty();
  }

  @Test
  void whatIsNotP4Stays() {
    assertThat(feature.document(fixture.document("test.stf"))).isEmpty();
  }
}
