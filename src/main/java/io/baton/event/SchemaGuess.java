package io.baton.event;

import io.baton.event.Reading.Readable;
import io.baton.event.catalogue.KnownTypes.Schemas;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A first schema of types that nobody declared yet: the properties seen and their kinds. */
final class SchemaGuess {
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  private SchemaGuess() {}

  static Map<String, JsonNode> byType(List<Reading> readings, Schemas declared) {
    Map<String, JsonNode> schemas = new TreeMap<>();
    for (Reading reading : readings) {
      if (reading instanceof Readable event && declared.of(event.type()) == null) {
        ObjectNode schema =
            (ObjectNode)
                schemas.computeIfAbsent(
                    event.type(),
                    type -> {
                      ObjectNode made = MAKE.objectNode().put("type", "object");
                      made.putObject("properties");
                      return made;
                    });
        add((ObjectNode) schema.path("properties"), event.said());
      }
    }
    return schemas;
  }

  private static void add(ObjectNode properties, JsonNode said) {
    for (Map.Entry<String, JsonNode> member : said.properties()) {
      String kind = kind(member.getValue());
      JsonNode before = properties.get(member.getKey());
      if (before == null) {
        ObjectNode schema = properties.putObject(member.getKey());
        if (kind != null) {
          schema.put("type", kind);
        }
      } else if (kind != null && before.has("type")) {
        widen((ObjectNode) before, kind);
      }
    }
  }

  private static void widen(ObjectNode schema, String kind) {
    String before = schema.get("type").asString("");
    if (before.equals(kind) || (before.equals("number") && kind.equals("integer"))) {
      return;
    }
    if (before.equals("integer") && kind.equals("number")) {
      schema.put("type", "number");
    } else {
      schema.remove("type");
    }
  }

  private static @Nullable String kind(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (value.isIntegralNumber()) {
      return "integer";
    }
    if (value.isNumber()) {
      return "number";
    }
    if (value.isBoolean()) {
      return "boolean";
    }
    return value.isString() ? "string" : value.isArray() ? "array" : "object";
  }
}
