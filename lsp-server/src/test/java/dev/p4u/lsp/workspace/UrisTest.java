package dev.p4u.lsp.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrisTest {

  @Test
  void fileUrisComeBack() {
    Path path = Path.of("a folder", "größe [1].p4").toAbsolutePath();
    assertThat(Uris.toPath(Uris.toUri(path))).isEqualTo(path);
  }

  @Test
  void blanksMayStandUnescaped() {
    assertThat(Uris.toPath("file:///a b/c.p4").getFileName()).isEqualTo(Path.of("c.p4"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "untitled:Untitled-1",
        "",
        "::",
        "file:",
        "file://host/x.p4",
        "file:///%00",
        "http://x/y.p4",
        "file:///%zz"
      })
  void everythingElseHasAPathWhereNothingIs(String uri) {
    Path path = Uris.toPath(uri);
    assertThat(path).isAbsolute().isEqualTo(Uris.toPath(uri));
    assertThat(Files.exists(path)).isFalse();
  }

  @Test
  void differentBuffersHaveDifferentPaths() {
    assertThat(Uris.toPath("untitled:1")).isNotEqualTo(Uris.toPath("untitled:2"));
  }
}
