package dev.p4u.lsp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.p4u.lsp.workspace.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

  private static final Path ROOT = Path.of("root").toAbsolutePath();

  private final SettingsReader reader = new SettingsReader(Optional.of(ROOT));

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  @Test
  void settingsAreRead() {
    Settings settings =
        reader.read(
            json(
                """
                {"includePaths": ["inc", "/abs"], "defines": ["A", "B=2"],
                 "compile": {"outputDirectory": "out"}}
                """));
    assertThat(settings.includePaths())
        .containsExactly(ROOT.resolve("inc"), Path.of("/abs").toAbsolutePath());
    assertThat(settings.defines()).isEqualTo(Map.of("A", "1", "B", "2"));
    assertThat(settings.outputDirectory()).contains(ROOT.resolve("out"));
    assertThat(reader.problems()).isEmpty();
  }

  @Test
  void nothingIsNothing() {
    assertThat(reader.read(json("{\"includePaths\": null}"))).isEqualTo(Settings.NONE);
  }

  @Test
  void nonsenseIsToldAndLeftOut() {
    Settings settings =
        reader.read(
            json(
                """
                {"includePaths": "inc", "defines": ["A=1", 5],
                 "compile": {"outputDirectory": 7}}
                """));
    assertThat(settings).isEqualTo(new Settings(List.of(), Map.of("A", "1"), Optional.empty()));
    assertThat(reader.problems())
        .containsExactly(
            "p4u.includePaths has to be a list of strings",
            "p4u.defines has to be a list of strings",
            "p4u.compile.outputDirectory has to be a string");
  }

  @Test
  void theSectionIsFound() {
    assertThat(SettingsReader.section(json("{\"p4u\": {\"defines\": []}}"))).isPresent();
    assertThat(SettingsReader.section(json("{\"other\": {}}"))).isEmpty();
    assertThat(SettingsReader.section(null)).isEmpty();
  }

  @Test
  void actionKindsAreFiltered() {
    assertThat(ActionConverter.isWanted("source.p4u.compile", null)).isTrue();
    assertThat(ActionConverter.isWanted("source.p4u.compile", List.of("source"))).isTrue();
    assertThat(ActionConverter.isWanted("source.p4u.compile", List.of("source.p4u"))).isTrue();
    assertThat(ActionConverter.isWanted("source.p4u.compile", List.of("quickfix"))).isFalse();
    assertThat(ActionConverter.isWanted("source.p4u.compile", List.of("source.p4"))).isFalse();
  }
}
