package dev.p4u.language.preproc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpellingsTest {

  private final Spellings spellings = new Spellings();

  @Test
  void aWordIsOneStringWhereverItStands() {
    String text = "port ports port";

    String first = spellings.of(text, 0, 4);

    assertThat(first).isEqualTo("port").isSameAs(spellings.of(text, 11, 15));
    assertThat(spellings.of(text, 5, 10)).isEqualTo("ports");
  }

  @Test
  void manyWordsAreAllKept() {
    for (int i = 0; i < 10_000; i++) {
      String word = "w" + i;
      assertThat(spellings.of(word, 0, word.length())).isEqualTo(word);
    }
    assertThat(spellings.of("w77", 0, 3)).isSameAs(spellings.of(" w77", 1, 4));
  }

  /** "Aa" and "BB" have one hash, and so has every sequence of them. */
  @Test
  void wordsOfOneHashAreReadWithoutASearchThroughAll() {
    for (int i = 0; i < 1 << 12; i++) {
      StringBuilder word = new StringBuilder();
      for (int bit = 0; bit < 12; bit++) {
        word.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      assertThat(spellings.of(word.toString(), 0, 24)).isEqualTo(word.toString());
    }
  }
}
