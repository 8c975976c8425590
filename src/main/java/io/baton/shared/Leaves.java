package io.baton.shared;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What a JSON document says at each of its ends, by JSON pointer: two can be held together. */
public final class Leaves {
  private Leaves() {}

  public static SortedMap<String, String> of(JsonNode tree) {
    SortedMap<String, String> leaves = new TreeMap<>();
    collect("", tree, leaves);
    return leaves;
  }

  private static void collect(String path, JsonNode node, SortedMap<String, String> into) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        collect(path + "/" + field.getKey(), field.getValue(), into);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(path + "/" + i, node.get(i), into);
      }
    } else {
      into.put(path, node.isString() ? node.stringValue() : node.toString());
    }
  }
}
