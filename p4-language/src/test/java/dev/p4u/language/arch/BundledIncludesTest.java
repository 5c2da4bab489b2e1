package dev.p4u.language.arch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledIncludesTest {

  @Test
  void hasTheCoreLibrary() {
    assertThat(BundledIncludes.load("core.p4"))
        .hasValueSatisfying(text -> assertThat(text).contains("extern packet_in"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none.p4", "../pom.xml", "/etc/passwd", "a/../core.p4", "", ".", "x y"})
  void nothingElseCanBeNamed(String name) {
    assertThat(BundledIncludes.load(name)).isEmpty();
  }
}
