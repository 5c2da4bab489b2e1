package dev.p4u.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.p4u.cli.Command.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckFormatsTest {

  @TempDir Path folder;

  @Test
  void jsonHoldsEveryFilesDiagnosticsWithTheirFixes() throws Exception {
    Path good = Files.writeString(folder.resolve("a.p4"), "const bit<8> one = 1;\n");
    Path bad =
        Files.writeString(folder.resolve("b.p4"), "const bit<8> one = 1;\nconst bit<8> b = onn;\n");

    Result result = Command.run("check", "--format", "json", folder);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).isEmpty();
    JsonObject document = object(result);
    assertThat(document.getAsJsonArray("programs"))
        .extracting(JsonElement::getAsString)
        .containsExactly(good.toString(), bad.toString());
    JsonObject error = errors(document).get(0);
    assertThat(error.get("file").getAsString()).isEqualTo(bad.toString());
    assertThat(error.get("line").getAsInt()).isEqualTo(2);
    assertThat(error.get("kind").getAsString()).isEqualTo("not-found");
    JsonObject fix = error.getAsJsonArray("fixes").get(0).getAsJsonObject();
    JsonObject edit = fix.getAsJsonArray("edits").get(0).getAsJsonObject();
    assertThat(edit.get("newText").getAsString()).isEqualTo("one");
    assertThat(edit.get("column").getAsInt()).isEqualTo(18);
    assertThat(edit.get("endColumn").getAsInt()).isEqualTo(21);
  }

  @Test
  void jsonOfAGoodProgramIsADocumentToo() {
    Result result = Command.run("check", "--format=json", Command.HELLO.resolve("hello.p4"));

    assertThat(result.exit()).isZero();
    assertThat(object(result).getAsJsonArray("diagnostics")).isEmpty();
  }

  @Test
  void rulesOfSarifExplainThemselves() throws Exception {
    Path bad = Files.writeString(folder.resolve("b.p4"), "const bit<8> b = onn;\n");
    Result result = Command.run("check", "--format=sarif", bad);

    JsonObject run = object(result).getAsJsonArray("runs").get(0).getAsJsonObject();
    JsonObject driver = run.getAsJsonObject("tool").getAsJsonObject("driver");
    JsonObject rule = driver.getAsJsonArray("rules").get(0).getAsJsonObject();
    assertThat(rule.get("id").getAsString()).isEqualTo("not-found/NAME_NOT_FOUND");
    assertThat(rule.getAsJsonObject("help").get("text").getAsString())
        .startsWith("No declaration with this name is visible here.");
  }

  @Test
  void sarifNamesTheToolAndItsVersion() {
    Result result = Command.run("check", "--format=SARIF", Command.HELLO.resolve("hello.p4"));

    assertThat(result.exit()).isZero();
    JsonObject run = object(result).getAsJsonArray("runs").get(0).getAsJsonObject();
    JsonObject driver = run.getAsJsonObject("tool").getAsJsonObject("driver");
    assertThat(Command.run("--version").out())
        .startsWith("p4u " + driver.get("version").getAsString() + System.lineSeparator());
    assertThat(run.getAsJsonArray("results")).isEmpty();
  }

  @Test
  void whatCannotBeCheckedIsInTheDocument() throws Exception {
    Path missing = folder.resolve("missing.p4");
    Path empty = Files.createFile(folder.resolve("empty.p4"));
    Path nothing = Files.createDirectory(folder.resolve("nothing"));
    Path project = Files.createDirectory(folder.resolve("project"));
    Files.writeString(project.resolve("p4u.json"), "{");
    Files.writeString(project.resolve("a.p4"), "const bit<8> k = 1;\n");

    Result json = Command.run("check", "--format", "json", missing, empty, nothing, project);

    assertThat(json.exit()).isEqualTo(1);
    assertThat(json.err()).contains("no .p4 file").contains("p4u.json: not valid JSON");
    assertThat(errors(object(json)))
        .extracting(e -> e.get("code").getAsString())
        .containsExactly("FILE_NOT_FOUND", "INPUT_EMPTY", "INPUT_UNUSABLE", "INPUT_UNUSABLE");

    Result sarif = Command.run("check", "--format", "sarif", missing, empty, nothing, project);

    assertThat(sarif.exit()).isEqualTo(1);
    JsonObject run = object(sarif).getAsJsonArray("runs").get(0).getAsJsonObject();
    assertThat(run.getAsJsonArray("results")).hasSize(4);
  }

  @Test
  void anotherFormatIsWrongUsage() {
    Result result = Command.run("check", "--format", "xml", "a.p4");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("--format").contains("text, json, sarif");
  }

  private static JsonObject object(Result result) {
    return JsonParser.parseString(result.out()).getAsJsonObject();
  }

  private static List<JsonObject> errors(JsonObject document) {
    JsonArray diagnostics = document.getAsJsonArray("diagnostics");
    return StreamSupport.stream(diagnostics.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(d -> d.get("severity").getAsString().equals("error"))
        .toList();
  }
}
