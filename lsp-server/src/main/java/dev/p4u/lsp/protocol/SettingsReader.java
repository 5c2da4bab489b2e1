package dev.p4u.lsp.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.p4u.lsp.workspace.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads settings: {@code {"includePaths": [...], "defines": ["NAME=VALUE"], "compile":
 * {"outputDirectory": "..."}}}. What is not as it should be is left out and told.
 */
public final class SettingsReader {

  /** Section of the settings in the editor's configuration. */
  public static final String SECTION = "p4u";

  private final Optional<Path> root;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param root where relative paths start
   */
  public SettingsReader(Optional<Path> root) {
    this.root = root;
  }

  /** What was wrong, in sentences. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The section of a configuration that has it, else the object itself. */
  public static Optional<JsonObject> section(Object configuration) {
    if (!(configuration instanceof JsonObject object)) {
      return Optional.empty();
    }
    JsonElement inner = object.get(SECTION);
    return inner != null && inner.isJsonObject()
        ? Optional.of(inner.getAsJsonObject())
        : Optional.empty();
  }

  public Settings read(JsonObject json) {
    List<Path> includePaths = new ArrayList<>();
    for (String text : strings(json, "includePaths")) {
      path("includePaths", text).ifPresent(includePaths::add);
    }
    Map<String, String> defines = new LinkedHashMap<>();
    for (String define : strings(json, "defines")) {
      int equals = define.indexOf('=');
      // As in C, a macro without a value is 1.
      defines.put(
          equals < 0 ? define : define.substring(0, equals),
          equals < 0 ? "1" : define.substring(equals + 1));
    }
    return new Settings(includePaths, defines, output(json));
  }

  private Optional<Path> output(JsonObject json) {
    JsonElement compile = json.get("compile");
    if (compile == null || !compile.isJsonObject()) {
      return Optional.empty();
    }
    JsonElement folder = compile.getAsJsonObject().get("outputDirectory");
    if (folder == null || folder.isJsonNull() || isText(folder) && folder.getAsString().isEmpty()) {
      return Optional.empty();
    }
    if (!isText(folder)) {
      problems.add("p4u.compile.outputDirectory has to be a string");
      return Optional.empty();
    }
    return path("compile.outputDirectory", folder.getAsString());
  }

  private List<String> strings(JsonObject json, String member) {
    JsonElement value = json.get(member);
    if (value == null || value.isJsonNull()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    if (value.isJsonArray()) {
      for (JsonElement element : value.getAsJsonArray()) {
        if (isText(element)) {
          texts.add(element.getAsString());
        }
      }
      if (texts.size() == value.getAsJsonArray().size()) {
        return texts;
      }
    }
    problems.add("p4u." + member + " has to be a list of strings");
    return texts;
  }

  private static boolean isText(JsonElement json) {
    return json.isJsonPrimitive() && json.getAsJsonPrimitive().isString();
  }

  private Optional<Path> path(String setting, String text) {
    try {
      Path path = Path.of(text);
      return Optional.of(root.map(r -> r.resolve(path)).orElse(path).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      problems.add("p4u." + setting + " has something that is no path: " + text);
      return Optional.empty();
    }
  }
}
