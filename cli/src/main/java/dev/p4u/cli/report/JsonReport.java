package dev.p4u.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.p4u.language.diag.Diagnostic;
import dev.p4u.language.diag.Severity;
import dev.p4u.language.source.Span;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One JSON document with p4u's own members. */
public final class JsonReport implements DiagnosticReport {

  /** Raised when a member changes its meaning or goes; new members leave it as it is. */
  private static final int FORMAT_VERSION = 1;

  private final PrintWriter out;
  private final Set<String> programs = new LinkedHashSet<>();
  private final JsonArray diagnostics = new JsonArray();
  private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);

  public JsonReport(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void program(String program, List<Diagnostic> found) {
    programs.add(program);
    for (Diagnostic diagnostic : found) {
      diagnostics.add(diagnostic(program, diagnostic));
      counts.merge(diagnostic.severity(), 1, Integer::sum);
    }
  }

  @Override
  public void finish() {
    JsonObject document = new JsonObject();
    document.addProperty("formatVersion", FORMAT_VERSION);
    document.add("programs", Json.strings(programs));
    document.add("diagnostics", diagnostics);
    document.addProperty("errors", counts.getOrDefault(Severity.ERROR, 0));
    document.addProperty("warnings", counts.getOrDefault(Severity.WARNING, 0));
    Json.write(document, out);
  }

  private static JsonObject diagnostic(String program, Diagnostic diagnostic) {
    JsonObject object = new JsonObject();
    object.addProperty("program", program);
    addPlace(object, diagnostic.span());
    object.addProperty("severity", Json.name(diagnostic.severity()));
    object.addProperty("kind", diagnostic.code().kind());
    object.addProperty("code", diagnostic.code().name());
    object.addProperty("message", diagnostic.message());
    object.add(
        "related", Json.array(diagnostic.related().stream().map(JsonReport::related).toList()));
    object.add("fixes", Json.array(diagnostic.fixes().stream().map(JsonReport::fix).toList()));
    return object;
  }

  private static JsonObject related(Diagnostic.Related related) {
    JsonObject object = new JsonObject();
    addPlace(object, related.span());
    object.addProperty("message", related.message());
    return object;
  }

  private static JsonObject fix(Diagnostic.Fix fix) {
    JsonObject object = new JsonObject();
    object.addProperty("title", fix.title());
    object.add("edits", Json.array(fix.edits().stream().map(JsonReport::edit).toList()));
    return object;
  }

  private static JsonObject edit(Diagnostic.Edit edit) {
    JsonObject object = new JsonObject();
    addPlace(object, edit.span());
    object.addProperty("newText", edit.newText());
    return object;
  }

  private static void addPlace(JsonObject object, Span span) {
    object.addProperty("file", span.file().path());
    Json.addPlace(object, span, "line", "column", "endLine", "endColumn");
  }
}
