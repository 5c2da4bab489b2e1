package dev.p4u.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.Severity;
import dev.p4u.language.explain.Explanation;
import dev.p4u.language.explain.Explanations;
import dev.p4u.language.source.Span;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One SARIF 2.1.0 log with one run. Section numbers in this class are those of "Static Analysis
 * Results Interchange Format (SARIF) Version 2.1.0", OASIS Standard with errata 01.
 */
public final class SarifReport implements DiagnosticReport {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** Stands for each argument where the message of a rule is shown without a result. */
  private static final List<String> ANY_ARGUMENTS = Collections.nCopies(10, "...");

  private final PrintWriter out;
  private final String version;
  private final ArtifactUri uris;
  private final Explanations explanations = Explanations.load();
  private final Set<JsonObject> artifacts = new LinkedHashSet<>();
  private final Map<String, Integer> ruleIndex = new LinkedHashMap<>();
  private final JsonArray rules = new JsonArray();
  private final JsonArray results = new JsonArray();

  /**
   * @param version p4u's
   * @param base absolute folder that the URIs of files are relative to
   */
  public SarifReport(PrintWriter out, String version, Path base) {
    this.out = out;
    this.version = version;
    this.uris = new ArtifactUri(base);
  }

  @Override
  public void program(String program, List<Diagnostic> diagnostics) {
    JsonObject artifact = new JsonObject();
    artifact.add("location", artifactLocation(program));
    artifact.add("roles", Json.strings(List.of("analysisTarget")));
    artifacts.add(artifact);
    for (Diagnostic diagnostic : diagnostics) {
      results.add(result(diagnostic));
    }
  }

  @Override
  public void finish() {
    JsonObject driver = new JsonObject();
    driver.addProperty("name", "p4u");
    driver.addProperty("version", version);
    driver.add("rules", rules);
    JsonObject run = new JsonObject();
    run.add("tool", object("driver", driver));
    run.addProperty("columnKind", "utf16CodeUnits");
    run.add("newlineSequences", Json.strings(List.of("\r\n", "\n", "\r")));
    run.add("artifacts", Json.array(artifacts));
    run.add("results", results);
    JsonObject log = new JsonObject();
    log.addProperty("$schema", SCHEMA);
    log.addProperty("version", "2.1.0");
    log.add("runs", Json.array(List.of(run)));
    Json.write(log, out);
  }

  private JsonObject result(Diagnostic diagnostic) {
    DiagnosticCode code = diagnostic.code();
    JsonObject result = new JsonObject();
    result.addProperty("ruleId", ruleId(code));
    result.addProperty("ruleIndex", ruleIndex(code));
    result.addProperty("level", level(diagnostic.severity()));
    result.add("message", message(diagnostic.message()));
    result.add("locations", Json.array(List.of(location(diagnostic.span()))));
    // 3.27.22 and 3.27.30: no element twice.
    Set<JsonObject> related = new LinkedHashSet<>();
    for (Diagnostic.Related other : diagnostic.related()) {
      JsonObject location = location(other.span());
      location.add("message", message(other.message()));
      related.add(location);
    }
    Set<JsonObject> fixes = new LinkedHashSet<>();
    diagnostic.fixes().stream().filter(f -> !f.edits().isEmpty()).forEach(f -> fixes.add(fix(f)));
    if (!related.isEmpty()) {
      result.add("relatedLocations", Json.array(related));
    }
    if (!fixes.isEmpty()) {
      result.add("fixes", Json.array(fixes));
    }
    return result;
  }

  private static String ruleId(DiagnosticCode code) {
    return code.kind() + "/" + code.name();
  }

  /** Index of the code's rule, which is added when it is the code's first result. */
  private int ruleIndex(DiagnosticCode code) {
    return ruleIndex.computeIfAbsent(
        ruleId(code),
        id -> {
          JsonObject rule = new JsonObject();
          rule.addProperty("id", id);
          rule.add("shortDescription", message(code.format(ANY_ARGUMENTS)));
          explanations.explain(code).ifPresent(e -> rule.add("help", help(e)));
          JsonObject configuration = new JsonObject();
          configuration.addProperty("level", level(code.severity()));
          rule.add("defaultConfiguration", configuration);
          rules.add(rule);
          return rules.size() - 1;
        });
  }

  /** A multiformatMessageString, whose text is plain (3.12.3) and has Markdown beside it. */
  private static JsonObject help(Explanation explanation) {
    JsonObject help = new JsonObject();
    help.addProperty("text", explanation.prose().replace("`", ""));
    help.addProperty("markdown", explanation.prose());
    return help;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }

  private JsonObject location(Span span) {
    JsonObject physical = new JsonObject();
    physical.add("artifactLocation", artifactLocation(span.file().path()));
    physical.add("region", region(span));
    return object("physicalLocation", physical);
  }

  private JsonObject fix(Diagnostic.Fix fix) {
    Map<String, JsonArray> replacements = new LinkedHashMap<>();
    for (Diagnostic.Edit edit : fix.edits()) {
      JsonObject content = new JsonObject();
      content.addProperty("text", edit.newText());
      JsonObject replacement = new JsonObject();
      replacement.add("deletedRegion", region(edit.span()));
      replacement.add("insertedContent", content);
      replacements
          .computeIfAbsent(edit.span().file().path(), file -> new JsonArray())
          .add(replacement);
    }
    JsonArray changes = new JsonArray();
    replacements.forEach(
        (file, edits) -> {
          JsonObject change = new JsonObject();
          change.add("artifactLocation", artifactLocation(file));
          change.add("replacements", edits);
          changes.add(change);
        });
    JsonObject object = new JsonObject();
    object.add("description", message(fix.title()));
    object.add("artifactChanges", changes);
    return object;
  }

  private JsonObject artifactLocation(String path) {
    JsonObject location = new JsonObject();
    location.addProperty("uri", uris.of(path));
    return location;
  }

  /** 3.30.2: the end column is one past the last character, so that an empty span inserts. */
  private static JsonObject region(Span span) {
    JsonObject region = new JsonObject();
    Json.addPlace(region, span, "startLine", "startColumn", "endLine", "endColumn");
    return region;
  }

  /** 3.11.5: braces mark placeholders, so the text's own are doubled. */
  private static JsonObject message(String text) {
    JsonObject message = new JsonObject();
    message.addProperty("text", text.replace("{", "{{").replace("}", "}}"));
    return message;
  }

  private static JsonObject object(String member, JsonObject value) {
    JsonObject object = new JsonObject();
    object.add(member, value);
    return object;
  }
}
