package dev.p4u.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks a log against the SARIF 2.1.0 specification as far as p4u uses it: which members an object
 * may and must have, of which types, and what refers to what. A member that is not in the table
 * fails, so whoever writes a new one looks it up and adds it here.
 */
final class SarifShape {

  /**
   * Members by kind of object, as {@code name[!]:type[*|+]}: {@code !} required, {@code *} an
   * array, {@code +} an array that is not empty; the sections of the specification beside them.
   * Types that are not in this table are in {@link #scalar}.
   */
  private static final Map<String, String> OBJECTS =
      Map.ofEntries(
          // 3.13, 3.14, 3.18, 3.19, 3.49, 3.50
          Map.entry("log", "version!:version $schema:uri runs!:run*"),
          Map.entry(
              "run",
              "tool!:tool columnKind:columnKind newlineSequences:string+ artifacts:artifact*"
                  + " results:result*"),
          Map.entry("tool", "driver!:driver"),
          Map.entry("driver", "name!:string version:string rules:rule*"),
          Map.entry(
              "rule", "id!:string shortDescription:message defaultConfiguration:configuration"),
          Map.entry("configuration", "level:level"),
          // 3.11, 3.12: the text is required where there is no id
          Map.entry("message", "text!:string"),
          // 3.24, 3.4
          Map.entry("artifact", "location:artifactLocation roles:role*"),
          Map.entry("artifactLocation", "uri:uri"),
          // 3.27 to 3.30
          Map.entry(
              "result",
              "ruleId:string ruleIndex:index level:level message!:message locations:location*"
                  + " relatedLocations:location* fixes:fix*"),
          Map.entry("location", "physicalLocation:physicalLocation message:message"),
          Map.entry("physicalLocation", "artifactLocation!:artifactLocation region:region"),
          Map.entry(
              "region",
              "startLine!:positive startColumn!:positive endLine!:positive endColumn!:positive"),
          // 3.55 to 3.57
          Map.entry("fix", "description:message artifactChanges!:artifactChange+"),
          Map.entry(
              "artifactChange", "artifactLocation!:artifactLocation replacements!:replacement+"),
          Map.entry("replacement", "deletedRegion!:region insertedContent:artifactContent"),
          Map.entry("artifactContent", "text:string"));

  /** Arrays that may hold the same element twice; of all others the elements are unique. */
  private static final Set<String> BAGS = Set.of("results", "replacements");

  private SarifShape() {}

  /** The log, after it was checked. */
  static JsonObject check(String text) {
    JsonObject log = JsonParser.parseString(text).getAsJsonObject();
    object(log, "log", "$");
    for (JsonElement run : log.getAsJsonArray("runs")) {
      ruleReferences(run.getAsJsonObject());
    }
    return log;
  }

  private static void object(JsonElement element, String kind, String path) {
    assertThat(element.isJsonObject()).as(path + " is an object").isTrue();
    JsonObject object = element.getAsJsonObject();
    Set<String> unknown = new TreeSet<>(object.keySet());
    for (String member : OBJECTS.get(kind).split(" ")) {
      String[] parts = member.split(":");
      String name = parts[0].replace("!", "");
      unknown.remove(name);
      if (object.has(name)) {
        value(object.get(name), name, parts[1], path + "." + name);
      } else {
        assertThat(parts[0]).as(path + " needs this member").doesNotEndWith("!");
      }
    }
    assertThat(unknown).as("members of " + path + " that are not SARIF's").isEmpty();
  }

  private static void value(JsonElement element, String name, String type, String path) {
    if (!type.endsWith("*") && !type.endsWith("+")) {
      single(element, type, path);
      return;
    }
    assertThat(element.isJsonArray()).as(path + " is an array").isTrue();
    JsonArray array = element.getAsJsonArray();
    if (type.endsWith("+")) {
      assertThat(array).as(path).isNotEmpty();
    }
    if (!BAGS.contains(name)) {
      assertThat(array).as(path).doesNotHaveDuplicates();
    }
    for (int i = 0; i < array.size(); i++) {
      single(array.get(i), type.substring(0, type.length() - 1), path + "[" + i + "]");
    }
  }

  private static void single(JsonElement element, String type, String path) {
    if (OBJECTS.containsKey(type)) {
      object(element, type, path);
      return;
    }
    assertThat(element.isJsonPrimitive()).as(path + " is a " + type).isTrue();
    boolean number = type.equals("positive") || type.equals("index");
    assertThat(element.getAsJsonPrimitive().isNumber()).as(path + " is a number").isEqualTo(number);
    assertThat(element.getAsJsonPrimitive().isString()).as(path + " is text").isEqualTo(!number);
    if (!type.equals("string")) {
      scalar(element.getAsString(), type, path);
    }
  }

  private static void scalar(String text, String type, String path) {
    switch (type) {
      case "uri" -> assertThat(URI.create(text).toString()).as(path).isEqualTo(text).isASCII();
      case "positive" -> assertThat(Integer.parseInt(text)).as(path).isPositive();
      case "index" -> assertThat(Integer.parseInt(text)).as(path).isNotNegative();
      case "version" -> assertThat(text).as(path).isEqualTo("2.1.0");
      case "level" -> assertThat(text).as(path).isIn("none", "note", "warning", "error");
      case "columnKind" -> assertThat(text).as(path).isIn("utf16CodeUnits", "unicodeCodePoints");
      case "role" -> assertThat(text).as(path).isEqualTo("analysisTarget");
      default ->
          throw new IllegalArgumentException("a type that the table does not explain: " + type);
    }
  }

  /** 3.27.5, 3.27.6: the rule at the index has the result's id; ids are unique (3.49.3). */
  private static void ruleReferences(JsonObject run) {
    JsonArray rules = run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules");
    assertThat(rules).extracting(SarifShape::id).doesNotHaveDuplicates();
    for (JsonElement result : run.getAsJsonArray("results")) {
      int index = result.getAsJsonObject().get("ruleIndex").getAsInt();
      assertThat(id(rules.get(index)))
          .isEqualTo(result.getAsJsonObject().get("ruleId").getAsString());
    }
  }

  private static String id(JsonElement rule) {
    return rule.getAsJsonObject().get("id").getAsString();
  }
}
