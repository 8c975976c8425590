package io.baton.source;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records of a topic as rows: the plain values of a JSON object, those of objects within it under
 * dotted names. Lists have no place in a row.
 */
final class JsonRows {
  private static final int DEEPEST = 4;

  private final JsonMapper json;

  JsonRows(JsonMapper json) {
    this.json = json;
  }

  /** The values by name; null where the bytes are no JSON object. */
  @Nullable Map<String, String> read(byte[] value) {
    try {
      if (!(json.readTree(value) instanceof ObjectNode object)) {
        return null;
      }
      Map<String, String> values = new LinkedHashMap<>();
      gather(object, "", 1, values);
      return values;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static void gather(
      ObjectNode object, String prefix, int depth, Map<String, String> values) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String name = prefix + property.getKey();
      JsonNode value = property.getValue();
      if (value instanceof ObjectNode inner && depth < DEEPEST) {
        gather(inner, name + ".", depth + 1, values);
      } else if (value.isValueNode() && !value.isNull()) {
        String text = value.asString();
        if (!text.isEmpty()) {
          values.put(name, text);
        }
      }
    }
  }
}
