package dev.p4u.runtime.object;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.p4u.runtime.object.ProgramInfo.Action;
import dev.p4u.runtime.object.ProgramInfo.Event;
import dev.p4u.runtime.object.ProgramInfo.Field;
import dev.p4u.runtime.object.ProgramInfo.Header;
import dev.p4u.runtime.object.ProgramInfo.HeaderField;
import dev.p4u.runtime.object.ProgramInfo.InitialEntry;
import dev.p4u.runtime.object.ProgramInfo.Key;
import dev.p4u.runtime.object.ProgramInfo.Line;
import dev.p4u.runtime.object.ProgramInfo.MatchKind;
import dev.p4u.runtime.object.ProgramInfo.Order;
import dev.p4u.runtime.object.ProgramInfo.Register;
import dev.p4u.runtime.object.ProgramInfo.Table;
import dev.p4u.runtime.object.ProgramInfo.TracePoint;

/**
 * Writes and reads {@link ProgramInfo} as JSON. Members are named after the record components; an
 * absent list is empty, an absent name is null or empty, unknown members are ignored, so that older
 * and newer descriptions of the same version can be read.
 */
public final class ProgramInfoJson {

  private static final Gson GSON = new Gson();

  private ProgramInfoJson() {}

  /** One line of JSON, the same for equal descriptions. */
  public static String write(ProgramInfo info) {
    return GSON.toJson(info);
  }

  /** Reads what {@link #write} wrote. */
  public static ProgramInfo read(String json) throws ProgramInfoException {
    JsonElement root;
    try {
      root = JsonParser.parseString(json);
    } catch (JsonParseException e) {
      throw new ProgramInfoException("the program's description is no JSON: " + e.getMessage());
    }
    JsonNode node = JsonNode.root(root);
    int version = node.integer("formatVersion");
    if (version != ProgramInfo.FORMAT_VERSION) {
      throw new ProgramInfoException(
          "the program's description has format "
              + version
              + ", this p4u reads format "
              + ProgramInfo.FORMAT_VERSION);
    }
    return new ProgramInfo(
        version,
        node.text("source", ""),
        node.text("target", ""),
        node.list("tables", ProgramInfoJson::table),
        node.list("registers", ProgramInfoJson::register),
        node.list("headers", ProgramInfoJson::header),
        node.list("trace", ProgramInfoJson::tracePoint),
        node.list("lines", ProgramInfoJson::line),
        node.list("initialEntries", ProgramInfoJson::initialEntry));
  }

  private static Table table(JsonNode node) throws ProgramInfoException {
    return new Table(
        node.text("name"),
        node.text("cName"),
        node.text("map", null),
        node.text("defaultMap", null),
        node.integer("valueSize"),
        node.integer("size"),
        node.list("keys", ProgramInfoJson::key),
        node.list("actions", ProgramInfoJson::action),
        node.flag("constEntries"));
  }

  private static Key key(JsonNode node) throws ProgramInfoException {
    return new Key(field(node.object("field")), node.constant("match", MatchKind.class));
  }

  private static Field field(JsonNode node) throws ProgramInfoException {
    return new Field(
        node.text("name"),
        node.text("cName"),
        node.integer("widthBits"),
        node.integer("offset"),
        node.integer("size"),
        node.constant("order", Order.class));
  }

  private static Action action(JsonNode node) throws ProgramInfoException {
    return new Action(
        node.text("name"),
        node.text("cName"),
        node.integer("id"),
        node.list("params", ProgramInfoJson::field),
        node.flag("defaultOnly"),
        node.flag("tableOnly"));
  }

  private static Register register(JsonNode node) throws ProgramInfoException {
    return new Register(
        node.text("name"),
        node.text("cName"),
        node.text("map"),
        field(node.object("index")),
        node.list("fields", ProgramInfoJson::field),
        node.integer("size"));
  }

  private static Header header(JsonNode node) throws ProgramInfoException {
    return new Header(
        node.text("path"),
        node.text("type", ""),
        node.list("fields", ProgramInfoJson::headerField));
  }

  private static HeaderField headerField(JsonNode node) throws ProgramInfoException {
    return new HeaderField(
        node.text("name"), node.integer("widthBits"), node.text("display", "hex"));
  }

  private static TracePoint tracePoint(JsonNode node) throws ProgramInfoException {
    return new TracePoint(
        node.integer("from"),
        node.integer("at"),
        node.constant("event", Event.class),
        node.text("name", ""),
        node.integer("bits"),
        node.text("file", ""),
        node.integer("line"));
  }

  private static Line line(JsonNode node) throws ProgramInfoException {
    return new Line(
        node.integer("slot"), node.text("file", ""), node.integer("line"), node.integer("column"));
  }

  private static InitialEntry initialEntry(JsonNode node) throws ProgramInfoException {
    return new InitialEntry(node.text("map"), node.text("key"), node.text("value"));
  }
}
