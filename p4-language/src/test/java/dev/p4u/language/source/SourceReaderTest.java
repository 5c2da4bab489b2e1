package dev.p4u.language.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {

  @TempDir Path folder;

  @Test
  void readsUtf8() throws IOException {
    Path file = Files.writeString(folder.resolve("a.p4"), "// Grüße\n");
    assertThat(SourceReader.read(file)).contains("// Grüße\n");
  }

  @Test
  void nothingThereIsEmpty() {
    assertThat(SourceReader.read(folder.resolve("none.p4"))).isEmpty();
  }

  @Test
  void malformedUtf8IsReplaced() throws IOException {
    Path file = folder.resolve("bad.p4");
    Files.write(file, "a\u00ffb".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(SourceReader.read(file)).contains("a\ufffdb");
  }

  @Test
  void aHugeFileIsRefusedWithoutBeingRead() throws IOException {
    Path file = folder.resolve("huge.p4");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(100L * 1024 * 1024 * 1024);
    }
    assertThatThrownBy(() -> SourceReader.read(file))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("it is larger than 8 MB");
  }

  @Test
  void aFolderIsRefused() {
    assertThatThrownBy(() -> SourceReader.read(folder))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("it is a folder");
  }
}
