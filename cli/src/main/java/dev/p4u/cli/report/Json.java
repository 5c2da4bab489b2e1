package dev.p4u.cli.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.p4u.language.diag.Severity;
import dev.p4u.language.source.Span;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;

/** What both kinds of documents need of JSON. */
final class Json {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private Json() {}

  /** Writes a document, indented by two, its lines ended by line feeds on every system. */
  static void write(JsonObject document, PrintWriter out) {
    GSON.toJson(document, out);
    out.print('\n');
    out.flush();
  }

  static JsonArray array(Collection<? extends JsonElement> elements) {
    JsonArray array = new JsonArray();
    elements.forEach(array::add);
    return array;
  }

  static JsonArray strings(Collection<String> strings) {
    JsonArray array = new JsonArray();
    strings.forEach(array::add);
    return array;
  }

  static String name(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Adds four members: lines and columns from 1, columns in UTF-16 code units, the end exclusive.
   *
   * @param names of the members for the first line and column and the last line and column
   */
  static void addPlace(JsonObject object, Span span, String... names) {
    object.addProperty(names[0], span.line());
    object.addProperty(names[1], span.column());
    object.addProperty(names[2], span.file().line(span.end()));
    object.addProperty(names[3], span.file().column(span.end()));
  }
}
