package dev.p4u.runtime.object;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A JSON object with its path, for messages such as {@code tables[2].keys: ...}. */
final class JsonNode {

  /** Makes a record of a JSON object. */
  interface Reader<T> {
    T read(JsonNode node) throws ProgramInfoException;
  }

  private final String path;
  private final JsonObject object;

  private JsonNode(String path, JsonElement element) throws ProgramInfoException {
    this.path = path;
    if (!element.isJsonObject()) {
      throw error(path.isEmpty() ? "the description" : path, "must be an object");
    }
    this.object = element.getAsJsonObject();
  }

  static JsonNode root(JsonElement element) throws ProgramInfoException {
    return new JsonNode("", element);
  }

  JsonNode object(String name) throws ProgramInfoException {
    return new JsonNode(path(name), required(name));
  }

  <T> List<T> list(String name, Reader<T> reader) throws ProgramInfoException {
    JsonElement element = optional(name);
    List<T> result = new ArrayList<>();
    if (element == null) {
      return result;
    }
    if (!element.isJsonArray()) {
      throw error(path(name), "must be an array");
    }
    for (JsonElement member : element.getAsJsonArray()) {
      String memberPath = path(name) + "[" + result.size() + "]";
      result.add(reader.read(new JsonNode(memberPath, member)));
    }
    return result;
  }

  String text(String name) throws ProgramInfoException {
    return textOf(name, required(name));
  }

  String text(String name, String absent) throws ProgramInfoException {
    JsonElement element = optional(name);
    return element == null ? absent : textOf(name, element);
  }

  private String textOf(String name, JsonElement element) throws ProgramInfoException {
    if (element instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw error(path(name), "must be a string");
  }

  int integer(String name) throws ProgramInfoException {
    JsonElement element = required(name);
    if (element instanceof JsonPrimitive primitive && primitive.isNumber()) {
      try {
        BigDecimal value = new BigDecimal(primitive.getAsString());
        // A huge exponent would cost time and memory in the exact conversion.
        if (value.precision() <= 20 && Math.abs(value.scale()) <= 20) {
          return value.intValueExact();
        }
      } catch (ArithmeticException | NumberFormatException e) {
        throw error(path(name), "must be a whole number of 32 bits, is " + element);
      }
    }
    throw error(path(name), "must be a whole number of 32 bits");
  }

  /** A boolean; absent it is false. */
  boolean flag(String name) throws ProgramInfoException {
    JsonElement element = optional(name);
    if (element == null) {
      return false;
    }
    if (element instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw error(path(name), "must be true or false");
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) throws ProgramInfoException {
    String text = text(name);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw error(path(name), "must be one of " + List.of(type.getEnumConstants()));
  }

  private JsonElement required(String name) throws ProgramInfoException {
    JsonElement element = optional(name);
    if (element == null) {
      throw error(path(name), "is missing");
    }
    return element;
  }

  private JsonElement optional(String name) {
    JsonElement element = object.get(name);
    return element == null || element.isJsonNull() ? null : element;
  }

  private String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static ProgramInfoException error(String where, String problem) {
    return new ProgramInfoException("program description, " + where + ": " + problem);
  }
}
