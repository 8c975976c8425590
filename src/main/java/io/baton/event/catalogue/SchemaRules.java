package io.baton.event.catalogue;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which JSON Schema is read here: objects, lists, texts and numbers with their bounds. References
 * are not, so none can lead elsewhere or in circles; nor are combinations (anyOf, not), of which
 * nobody can say whether a new one accepts what the old one did. Everything has a limit.
 */
final class SchemaRules {
  static final String CODE = "EVENT_SCHEMA_INVALID";
  static final Set<String> TYPES =
      Set.of("object", "array", "string", "number", "integer", "boolean");
  static final Set<String> FORMATS = Set.of("date", "date-time", "uuid");
  private static final Set<String> WORDS = Set.of("title", "description", "$comment");
  private static final Set<String> NUMBERS =
      Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
  private static final Set<String> COUNTS =
      Set.of("minLength", "maxLength", "minItems", "maxItems");
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final int DEPTH = 8;
  private static final int MOST_PROPERTIES = 500;
  private static final int MOST_VALUES = 1_000;
  private static final int LONGEST = 200;
  private static final int MOST_FINDINGS = 50;

  private final List<Finding> findings = new ArrayList<>();
  private int properties;

  private SchemaRules() {}

  /** All that is wrong with it, each with its place; empty where nothing is. */
  static List<Finding> check(JsonNode schema) {
    SchemaRules rules = new SchemaRules();
    if (!schema.isObject() || !"object".equals(schema.path("type").asString(""))) {
      rules.refuse("/type", "what an event says is an object: {\"type\": \"object\", …}");
    }
    rules.node(schema, "", 0);
    if (rules.properties > MOST_PROPERTIES) {
      rules.refuse("/properties", "at most " + MOST_PROPERTIES + " properties in all");
    }
    return rules.findings;
  }

  private void node(JsonNode schema, String place, int depth) {
    if (!schema.isObject()) {
      refuse(place, "a schema is an object");
      return;
    }
    if (depth > DEPTH) {
      refuse(place, "at most " + DEPTH + " levels");
      return;
    }
    for (Map.Entry<String, JsonNode> member : schema.properties()) {
      keyword(member.getKey(), member.getValue(), place, depth);
    }
  }

  private void keyword(String word, JsonNode value, String place, int depth) {
    String here = place + "/" + escaped(word);
    if (WORDS.contains(word)) {
      require(value.isString() && value.stringValue().length() <= 1_000, here, "a text");
    } else if (NUMBERS.contains(word)) {
      require(value.isNumber(), here, "a number");
    } else if (COUNTS.contains(word)) {
      require(value.isIntegralNumber() && value.asLong(-1) >= 0, here, "a whole number from 0");
    } else {
      switch (word) {
        case "$schema" ->
            require(DIALECT.equals(value.asString("")) && place.isEmpty(), here, DIALECT);
        case "type" -> require(isType(value), here, "one of " + TYPES.stream().sorted().toList());
        case "properties" -> properties(value, here, depth);
        case "required" -> require(areNames(value), here, "a list of names, none twice");
        case "additionalProperties" -> require(value.isBoolean(), here, "true or false");
        case "items" -> node(value, here, depth + 1);
        case "enum" ->
            require(
                value.isArray()
                    && !value.isEmpty()
                    && value.size() <= MOST_VALUES
                    && value.valueStream().allMatch(SchemaRules::isScalar),
                here,
                "1 to " + MOST_VALUES + " texts, numbers or truth values");
        case "const" -> require(isScalar(value), here, "a text, number or truth value");
        case "format" ->
            require(
                value.isString() && FORMATS.contains(value.stringValue()),
                here,
                "one of " + FORMATS.stream().sorted().toList());
        case "pattern" -> require(isPattern(value), here, "a regular expression of RE2");
        default -> refuse(here, "this word of JSON Schema is not read here");
      }
    }
  }

  private void properties(JsonNode value, String here, int depth) {
    require(value.isObject(), here, "an object of schemas");
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      properties++;
      String name = property.getKey();
      if (name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(c -> c < 32)) {
        refuse(here, "a property's name has 1 to " + LONGEST + " printable characters");
      }
      node(property.getValue(), here + "/" + escaped(name), depth + 1);
    }
  }

  private static boolean isType(JsonNode value) {
    return value.isString() && TYPES.contains(value.stringValue());
  }

  private static boolean areNames(JsonNode value) {
    return value.isArray()
        && value.size() <= MOST_PROPERTIES
        && value.valueStream().allMatch(JsonNode::isString)
        && value.valueStream().distinct().count() == value.size();
  }

  private static boolean isScalar(JsonNode value) {
    return value.isNumber()
        || value.isBoolean()
        || (value.isString() && value.stringValue().length() <= LONGEST);
  }

  private static boolean isPattern(JsonNode value) {
    if (!value.isString() || value.stringValue().length() > LONGEST) {
      return false;
    }
    try {
      return Pattern.compile(value.stringValue()).programSize() < 10_000;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private void require(boolean holds, String place, String wanted) {
    if (!holds) {
      refuse(place, "must be " + wanted);
    }
  }

  private void refuse(String place, String message) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new Finding(place.isEmpty() ? "/" : place, CODE, message));
    }
  }

  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
