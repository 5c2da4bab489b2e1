package dev.p4u.stf.project;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import dev.p4u.compiler.api.Target;
import dev.p4u.language.api.P4Frontend;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code p4u.json} says about the folder that it stands in and the folders below:
 *
 * <pre>{"program": "bng.p4", "includePaths": ["include"], "defines": {"LINES": "64"}, "target":
 * "p4u"}</pre>
 *
 * All members may be absent; paths are relative to the file.
 *
 * @param folder where the file stands; absent when there is no file
 * @param program the P4 program that the folder's STF files test
 */
public record Project(
    Optional<Path> folder,
    Optional<Path> program,
    List<Path> includePaths,
    Map<String, String> defines,
    Target target) {

  public static final String FILE_NAME = "p4u.json";

  /** What holds where there is no project file. */
  public static final Project NONE =
      new Project(Optional.empty(), Optional.empty(), List.of(), Map.of(), Target.P4U);

  private static final Set<String> MEMBERS = Set.of("program", "includePaths", "defines", "target");
  private static final long MAX_BYTES = 1 << 20;

  public Project {
    includePaths = List.copyOf(includePaths);
    defines = Map.copyOf(defines);
  }

  /** The project of a file or folder: the nearest project file upwards. */
  public static Project of(Path path) throws ProjectException {
    Path start = path.toAbsolutePath().normalize();
    for (Path folder = Files.isDirectory(start) ? start : start.getParent();
        folder != null;
        folder = folder.getParent()) {
      Path file = folder.resolve(FILE_NAME);
      if (Files.isRegularFile(file)) {
        return read(file);
      }
    }
    return NONE;
  }

  /** The front end's options for a program of this project. */
  public P4Frontend.Options frontendOptions() {
    return new P4Frontend.Options(includePaths, defines);
  }

  /** Reads a project file. */
  public static Project read(Path file) throws ProjectException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ProjectException(file + ": larger than 1 MiB: this is no project file");
      }
      JsonReader reader = new JsonReader(new StringReader(Files.readString(file)));
      JsonElement json = JsonParser.parseReader(reader);
      if (!json.isJsonObject()) {
        throw new ProjectException(file + ": expected a JSON object");
      }
      return decode(file, json.getAsJsonObject());
    } catch (IOException e) {
      throw new ProjectException(file + ": cannot be read: " + e.getMessage());
    } catch (JsonParseException | StackOverflowError e) {
      throw new ProjectException(file + ": not valid JSON: " + e.getMessage());
    }
  }

  private static Project decode(Path file, JsonObject json) throws ProjectException {
    for (String member : json.keySet()) {
      if (!MEMBERS.contains(member)) {
        throw new ProjectException(
            file + ": unknown member \"" + member + "\"; known are " + sorted(MEMBERS));
      }
    }
    Path folder = file.toAbsolutePath().normalize().getParent();
    Optional<Path> program = string(file, json, "program").map(folder::resolve);
    List<Path> includes = new ArrayList<>();
    if (json.has("includePaths")) {
      if (!json.get("includePaths").isJsonArray()) {
        throw new ProjectException(file + ": \"includePaths\" has to be a list of strings");
      }
      JsonArray paths = json.getAsJsonArray("includePaths");
      for (JsonElement path : paths) {
        includes.add(folder.resolve(text(file, "includePaths", path)));
      }
    }
    Map<String, String> defines = new LinkedHashMap<>();
    if (json.has("defines")) {
      if (!json.get("defines").isJsonObject()) {
        throw new ProjectException(file + ": \"defines\" has to be an object of strings");
      }
      for (Map.Entry<String, JsonElement> e : json.getAsJsonObject("defines").entrySet()) {
        defines.put(e.getKey(), text(file, "defines", e.getValue()));
      }
    }
    String target = string(file, json, "target").orElse(Target.P4U.id());
    return new Project(
        Optional.of(folder),
        program.map(Path::normalize),
        includes,
        defines,
        Target.of(target)
            .orElseThrow(() -> new ProjectException(file + ": unknown target \"" + target + "\"")));
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private static Optional<String> string(Path file, JsonObject json, String member)
      throws ProjectException {
    return json.has(member) ? Optional.of(text(file, member, json.get(member))) : Optional.empty();
  }

  private static String text(Path file, String member, JsonElement json) throws ProjectException {
    if (!json.isJsonPrimitive() || json.getAsString().indexOf('\0') >= 0) {
      throw new ProjectException(file + ": \"" + member + "\" has to hold strings");
    }
    return json.getAsString();
  }
}
