package dev.p4u.compiler.meta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructLayoutTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "8, 1, 1", "9, 2, 2", "17, 4, 4", "33, 8, 8", "64, 8, 8", "65, 9, 1"})
  void sizesAndAlignments(int width, int size, int alignment) {
    assertThat(StructLayout.size(width)).isEqualTo(size);
    assertThat(StructLayout.alignment(width)).isEqualTo(alignment);
  }

  @Test
  void membersAreAlignedAndTheEndIsPadded() {
    StructLayout layout = new StructLayout(0);
    assertThat(layout.add(8)).isZero();
    assertThat(layout.add(32)).isEqualTo(4);
    assertThat(layout.add(8)).isEqualTo(8);
    assertThat(layout.end()).isEqualTo(9);
    assertThat(layout.size()).isEqualTo(12);
  }
}
