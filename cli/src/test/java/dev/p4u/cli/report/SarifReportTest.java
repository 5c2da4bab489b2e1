package dev.p4u.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.source.SourceFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SarifReportTest {

  private final StringWriter text = new StringWriter();
  private final SarifReport report =
      new SarifReport(new PrintWriter(text), "1.2.3", Path.of("").toAbsolutePath());

  @Test
  void anErrorWithARelatedPlaceAndAFix() {
    report.program("dir/a.p4", List.of(Sample.ERROR));
    finish();

    assertThat(text.toString()).isEqualTo(Golden.read("small.sarif"));
  }

  @Test
  void nothingFoundIsARunWithoutResults() {
    report.program("a.p4", List.of());
    report.program("b.p4", List.of());
    report.program("a.p4", List.of());

    JsonObject run = finish();

    assertThat(run.getAsJsonArray("results")).isEmpty();
    assertThat(run.getAsJsonArray("artifacts"))
        .extracting(a -> uri(a.getAsJsonObject().get("location")))
        .containsExactly("a.p4", "b.p4");
  }

  @Test
  void resultsOfSeveralFilesShareTheirRules() {
    SourceFile a = new SourceFile("a.p4", "x");
    SourceFile b = new SourceFile("b.p4", "x");
    report.program("a.p4", List.of(Sample.plain(Sample.Code.SAMPLE_UNUSED, a, "x")));
    report.program(
        "b.p4",
        List.of(
            Sample.plain(Sample.Code.SAMPLE_NOTE, b, "y"),
            Sample.plain(Sample.Code.SAMPLE_UNUSED, b, "x")));

    JsonObject run = finish();

    JsonArray results = run.getAsJsonArray("results");
    assertThat(results)
        .extracting(r -> r.getAsJsonObject().get("ruleIndex").getAsInt())
        .containsExactly(0, 1, 0);
    assertThat(results)
        .extracting(r -> r.getAsJsonObject().get("level").getAsString())
        .containsExactly("warning", "note", "warning");
    assertThat(results)
        .extracting(SarifReportTest::resultUri)
        .containsExactly("a.p4", "b.p4", "b.p4");
  }

  @Test
  void oddCharactersAreEscapedAsEachPlaceNeedsIt() {
    SourceFile file = new SourceFile("\u00fc #%?:\"{b}.p4", "\ud83d\ude00");
    report.program(
        file.path(), List.of(Sample.plain(Sample.Code.SAMPLE_NOTE, file, "a {0} <b> \u0000 }")));

    JsonElement result = finish().getAsJsonArray("results").get(0);

    assertThat(resultUri(result)).isEqualTo("%C3%BC%20%23%25%3F%3A%22%7Bb%7D.p4");
    JsonObject message = result.getAsJsonObject().getAsJsonObject("message");
    assertThat(message.get("text").getAsString()).isEqualTo("a {{0}} <b> \u0000 }}");
    assertThat(region(result).get("endColumn").getAsInt()).as("UTF-16 code units").isEqualTo(3);
  }

  @Test
  void whatTheSpecificationWantsUniqueIsWrittenOnce() {
    Diagnostic error = Sample.ERROR;
    Diagnostic.Fix nothing = new Diagnostic.Fix("do nothing", List.of());
    report.program(
        "dir/a.p4",
        List.of(
            new Diagnostic(
                error.code(),
                error.severity(),
                error.span(),
                error.arguments(),
                List.of(error.related().get(0), error.related().get(0)),
                List.of(error.fixes().get(0), error.fixes().get(0), nothing))));

    JsonObject result = finish().getAsJsonArray("results").get(0).getAsJsonObject();

    assertThat(result.getAsJsonArray("relatedLocations")).hasSize(1);
    assertThat(result.getAsJsonArray("fixes")).hasSize(1);
  }

  @Test
  void onlyWhatIsBelowTheFolderIsRelative() {
    ArtifactUri uris = new ArtifactUri(Path.of("/home/u"));

    assertThat(uris.of("./x/../a b.p4")).isEqualTo("a%20b.p4");
    assertThat(uris.of("/home/u/d/a.p4")).isEqualTo("d/a.p4");
    assertThat(uris.of("/home/u")).isEqualTo(".");
    assertThat(uris.of("../v/a.p4")).endsWith("/home/v/a.p4").startsWith("file:///");
    assertThat(uris.of("p4include/core.p4")).isEqualTo("p4u:/p4include/core.p4");
  }

  private JsonObject finish() {
    report.finish();
    return SarifShape.check(text.toString()).getAsJsonArray("runs").get(0).getAsJsonObject();
  }

  private static JsonObject physicalLocation(JsonElement result) {
    return result
        .getAsJsonObject()
        .getAsJsonArray("locations")
        .get(0)
        .getAsJsonObject()
        .getAsJsonObject("physicalLocation");
  }

  private static JsonObject region(JsonElement result) {
    return physicalLocation(result).getAsJsonObject("region");
  }

  private static String resultUri(JsonElement result) {
    return uri(physicalLocation(result).get("artifactLocation"));
  }

  private static String uri(JsonElement artifactLocation) {
    return artifactLocation.getAsJsonObject().get("uri").getAsString();
  }
}
