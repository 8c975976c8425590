package io.baton.segment;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reading definitions strictly: what is not understood is refused at its place. */
final class Definitions {
  private Definitions() {}

  static BatonException invalid(String place, String fault) {
    return new BatonException(
        SegmentError.SEGMENT_INVALID,
        fault,
        List.of(new Finding(place, SegmentError.SEGMENT_INVALID.name(), fault)));
  }

  static void requireKeys(JsonNode definition, Set<String> known) {
    if (!definition.isObject()) {
      throw invalid("", "the definition is not an object");
    }
    for (String key : definition.propertyNames()) {
      if (!known.contains(key)) {
        throw invalid("/" + escaped(key), "not part of this kind of segment");
      }
    }
  }

  /** The text at that key. */
  static String text(JsonNode definition, String key) {
    JsonNode value = definition.path(key);
    if (!value.isString() || value.stringValue().isBlank()) {
      throw invalid("/" + key, "missing");
    }
    return value.stringValue();
  }

  /** A key as part of a JSON pointer (RFC 6901), shortened. */
  private static String escaped(String key) {
    return (key.length() > 40 ? key.substring(0, 40) + "…" : key)
        .replace("~", "~0")
        .replace("/", "~1");
  }

  /** What was not given is refused by its kind, and not taken for everybody. */
  static JsonNode given(@Nullable JsonNode definition) {
    return definition == null ? MissingNode.getInstance() : definition;
  }
}
