package io.baton.event;

import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as those may see it who need its shape and not its persons. Nobody has said which
 * member of a foreign message is a name or a number, so what may be one is covered: texts with
 * letters beyond ASCII, an @, or many digits that are no time. What is left is codes and words.
 */
final class Hidden {
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?)?(Z|[+-]\\d{2}:?\\d{2})?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._:/-]{1,40}");
  private static final int FEW_DIGITS = 6;

  private Hidden() {}

  static JsonNode hide(JsonNode node) {
    if (node.isObject()) {
      ObjectNode copy = MAKE.objectNode();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        copy.set(member.getKey(), hide(member.getValue()));
      }
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = MAKE.arrayNode();
      node.forEach(item -> copy.add(hide(item)));
      return copy;
    }
    if (node.isString()) {
      return MAKE.stringNode(hide(node.stringValue()));
    }
    if (node.isNumber() && digits(node.asString()) > 2 * FEW_DIGITS) {
      return MAKE.stringNode(hide(node.asString()));
    }
    return node;
  }

  static String hide(String text) {
    if (TIME.matcher(text).matches()
        || (WORD.matcher(text).matches() && digits(text) <= FEW_DIGITS)) {
      return text;
    }
    int length = text.codePointCount(0, text.length());
    int shown = length > 8 ? 2 : length > 1 ? 1 : 0;
    return text.substring(0, text.offsetByCodePoints(0, shown))
        + "*".repeat(Math.min(12, length - shown));
  }

  private static int digits(String text) {
    return (int) text.chars().filter(c -> c >= '0' && c <= '9').count();
  }
}
