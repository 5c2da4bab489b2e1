package dev.p4u.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.p4u.language.source.SourceFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReportTest {

  private final StringWriter text = new StringWriter();
  private final JsonReport report = new JsonReport(new PrintWriter(text));

  @Test
  void anErrorWithARelatedPlaceAndAFix() {
    report.program("dir/a.p4", List.of(Sample.ERROR));
    report.finish();

    assertThat(text.toString()).isEqualTo(Golden.read("small.json"));
  }

  @Test
  void nothingFoundSaysWhatWasChecked() {
    report.program("a.p4", List.of());
    report.program("b.p4", List.of());
    report.finish();

    assertThat(text.toString())
        .isEqualTo(
            """
            {
              "formatVersion": 1,
              "programs": [
                "a.p4",
                "b.p4"
              ],
              "diagnostics": [],
              "errors": 0,
              "warnings": 0
            }
            """);
  }

  @Test
  void eachDiagnosticNamesItsProgramAndItsFile() {
    SourceFile header = new SourceFile("h.p4", "x");
    report.program("a.p4", List.of(Sample.plain(Sample.Code.SAMPLE_UNUSED, header, "x")));
    report.program("b.p4", List.of(Sample.plain(Sample.Code.SAMPLE_NOTE, header, "x")));

    JsonObject document = finish();

    assertThat(document.getAsJsonArray("diagnostics"))
        .extracting(d -> d.getAsJsonObject().get("program").getAsString())
        .containsExactly("a.p4", "b.p4");
    assertThat(document.getAsJsonArray("diagnostics"))
        .extracting(d -> d.getAsJsonObject().get("file").getAsString())
        .containsOnly("h.p4");
    assertThat(document.getAsJsonArray("diagnostics"))
        .extracting(d -> d.getAsJsonObject().get("severity").getAsString())
        .containsExactly("warning", "info");
    assertThat(document.get("warnings").getAsInt()).isEqualTo(1);
  }

  @Test
  void oddCharactersComeBackAsTheyWere() {
    String odd = "\u00e9 <&> \"q\" \\ \t \u0000 \u2028 \ud83d\ude00 {0}";
    SourceFile file = new SourceFile("\u00fc \"b\".p4", "\ud83d\ude00\r\nx");
    report.program(file.path(), List.of(Sample.plain(Sample.Code.SAMPLE_NOTE, file, odd)));

    JsonObject diagnostic = finish().getAsJsonArray("diagnostics").get(0).getAsJsonObject();

    assertThat(diagnostic.get("file").getAsString()).isEqualTo(file.path());
    assertThat(diagnostic.get("message").getAsString()).isEqualTo(odd);
    assertThat(diagnostic.get("endLine").getAsInt()).isEqualTo(2);
    assertThat(diagnostic.get("endColumn").getAsInt()).isEqualTo(2);
  }

  private JsonObject finish() {
    report.finish();
    return JsonParser.parseString(text.toString()).getAsJsonObject();
  }
}
