package io.baton.event.catalogue;

import io.baton.shared.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The rule for a new version: every event that fits the old one and says nothing undeclared fits
 * the new one. So a version may add properties that need not be there, drop the need for one, widen
 * a bound or a list of values, and never the reverse. What can't be compared counts as refused.
 *
 * <p>Undeclared properties are left out of the rule because they were flagged from the start: else
 * no open schema could ever say more than before.
 */
final class SchemaOrder {
  private static final String CODE = "EVENT_SCHEMA_INCOMPATIBLE";
  private static final JsonNode ANYTHING = JsonNodeFactory.instance.objectNode();

  private final List<Finding> findings = new ArrayList<>();

  private SchemaOrder() {}

  static List<Finding> refused(JsonNode older, JsonNode newer) {
    SchemaOrder order = new SchemaOrder();
    order.compare(older, newer, "");
    return order.findings;
  }

  private void compare(JsonNode older, JsonNode newer, String place) {
    if (newer.isEmpty()) {
      return;
    }
    List<JsonNode> values = values(older);
    if (values != null) {
      finite(values, newer, place);
      return;
    }
    if (values(newer) != null) {
      refuse(place + (newer.has("enum") ? "/enum" : "/const"), "the old version had no such list");
      return;
    }
    Set<String> types = types(older);
    Set<String> wider = types(newer);
    if (!wider.containsAll(types)) {
      refuse(place + "/type", "the old version accepted " + types.stream().sorted().toList());
      return;
    }
    if (types.contains("number") || types.contains("integer")) {
      bound(older, newer, place, false);
      bound(older, newer, place, true);
    }
    if (types.contains("string")) {
      text(older, newer, place);
    }
    if (types.contains("array")) {
      counts(older, newer, place, "minItems", "maxItems");
      compare(orAnything(older.get("items")), orAnything(newer.get("items")), place + "/items");
    }
    if (types.contains("object")) {
      object(older, newer, place);
    }
  }

  private void object(JsonNode older, JsonNode newer, String place) {
    Set<String> needed = names(older);
    for (String name : names(newer)) {
      if (!needed.contains(name)) {
        refuse(place + "/required", "the old version accepted events without " + name);
      }
    }
    JsonNode before = older.path("properties");
    JsonNode after = newer.path("properties");
    boolean closed =
        newer.path("additionalProperties").isBoolean()
            && !newer.path("additionalProperties").booleanValue();
    for (Map.Entry<String, JsonNode> property : before.properties()) {
      String here = place + "/properties/" + SchemaRules.escaped(property.getKey());
      JsonNode now = after.get(property.getKey());
      if (now != null) {
        compare(property.getValue(), now, here);
      } else if (closed) {
        refuse(here, "the old version accepted this property");
      }
    }
  }

  private void text(JsonNode older, JsonNode newer, String place) {
    counts(older, newer, place, "minLength", "maxLength");
    for (String word : List.of("pattern", "format")) {
      if (newer.has(word) && !newer.get(word).equals(older.get(word))) {
        refuse(place + "/" + word, "the old version did not ask for it");
      }
    }
  }

  private void counts(JsonNode older, JsonNode newer, String place, String least, String most) {
    if (newer.path(least).asLong(0) > older.path(least).asLong(0)) {
      refuse(place + "/" + least, "the old version accepted less");
    }
    if (newer.path(most).asLong(Long.MAX_VALUE) < older.path(most).asLong(Long.MAX_VALUE)) {
      refuse(place + "/" + most, "the old version accepted more");
    }
  }

  private void bound(JsonNode older, JsonNode newer, String place, boolean upper) {
    for (String word :
        upper ? List.of("maximum", "exclusiveMaximum") : List.of("minimum", "exclusiveMinimum")) {
      if (newer.has(word) && !implied(older, newer.get(word).decimalValue(), word, upper)) {
        refuse(place + "/" + word, "the old version accepted " + (upper ? "more" : "less"));
      }
    }
  }

  /** Whether what the old bounds let through keeps the new one as well. */
  private static boolean implied(JsonNode older, BigDecimal edge, String word, boolean upper) {
    JsonNode soft = older.get(upper ? "maximum" : "minimum");
    JsonNode hard = older.get(upper ? "exclusiveMaximum" : "exclusiveMinimum");
    boolean open = word.startsWith("exclusive");
    return (soft != null && inside(soft.decimalValue(), edge, upper, open))
        || (hard != null && inside(hard.decimalValue(), edge, upper, false));
  }

  private static boolean inside(BigDecimal old, BigDecimal edge, boolean upper, boolean strictly) {
    int by = upper ? edge.compareTo(old) : old.compareTo(edge);
    return strictly ? by > 0 : by >= 0;
  }

  /** Of a list of values each is tried on the new schema; that decides exactly. */
  private void finite(List<JsonNode> values, JsonNode newer, String place) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    EventSchema wrapped =
        EventSchema.of(
            make.objectNode()
                .put("type", "object")
                .set("properties", make.objectNode().set("value", newer)));
    for (JsonNode value : values) {
      if (wrapped.breach(make.objectNode().set("value", value)).isPresent()) {
        refuse(place.isEmpty() ? "/" : place, "the old version accepted " + value);
        return;
      }
    }
  }

  private static @Nullable List<JsonNode> values(JsonNode schema) {
    if (schema.has("const")) {
      return List.of(schema.get("const"));
    }
    return schema.has("enum") ? schema.get("enum").valueStream().toList() : null;
  }

  /** An integer is a number, too. */
  private static Set<String> types(JsonNode schema) {
    JsonNode type = schema.get("type");
    if (type == null) {
      return SchemaRules.TYPES;
    }
    return "number".equals(type.stringValue())
        ? Set.of("number", "integer")
        : Set.of(type.stringValue());
  }

  private static Set<String> names(JsonNode schema) {
    Set<String> names = new HashSet<>();
    schema.path("required").forEach(name -> names.add(name.stringValue()));
    return names;
  }

  private static JsonNode orAnything(@Nullable JsonNode schema) {
    return schema == null ? ANYTHING : schema;
  }

  private void refuse(String place, String message) {
    findings.add(new Finding(place, CODE, message));
  }
}
