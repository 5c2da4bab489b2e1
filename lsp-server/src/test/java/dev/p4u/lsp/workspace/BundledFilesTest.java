package dev.p4u.lsp.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p4u.language.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledFilesTest {

  @TempDir Path cache;

  @Test
  void bundledFilesAreCopiedReadOnly() throws IOException {
    SourceFile file = new SourceFile("p4include/arch/x.p4", "// x\n");
    Path copy = new BundledFiles(cache).pathOf(file);
    assertThat(copy).startsWith(cache).endsWith(Path.of("arch/x.p4"));
    assertThat(Files.readString(copy)).isEqualTo("// x\n");
    assertThat(Files.getPosixFilePermissions(copy).toString()).doesNotContain("WRITE");
    assertThat(new BundledFiles(cache).pathOf(file)).isEqualTo(copy);
  }

  @Test
  void anotherVersionHasAnotherPlace() {
    Path one = new BundledFiles(cache).pathOf(new SourceFile("p4include/x.p4", "1"));
    Path two = new BundledFiles(cache).pathOf(new SourceFile("p4include/x.p4", "2"));
    assertThat(one).isNotEqualTo(two);
  }

  @Test
  void otherFilesAreWhereTheyAre() {
    Path path = cache.resolve("main.p4");
    assertThat(new BundledFiles(cache).pathOf(new SourceFile(path.toString(), ""))).isEqualTo(path);
  }

  @Test
  void theCacheIsTheUsers() {
    assertThat(BundledFiles.userCache(Map.of("XDG_CACHE_HOME", "/c"), "/home/u"))
        .isEqualTo(Path.of("/c/p4u"));
    assertThat(BundledFiles.userCache(Map.of(), "/home/u"))
        .isEqualTo(Path.of("/home/u/.cache/p4u"));
  }
}
