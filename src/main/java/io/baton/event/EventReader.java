package io.baton.event;

import io.baton.event.Reading.Readable;
import io.baton.event.Reading.Unreadable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads bytes of unknown origin as an event, strictly: one JSON object, known members only, no
 * member twice, nothing behind it. Size and depth are bounded before anything is built from them,
 * and record headers are never looked at, so that no sender can choose a class or a handler.
 */
final class EventReader {
  /** Above this an event is not read at all. */
  static final int MAX_BYTES = 256 * 1024;

  private static final int MAX_DEPTH = 16;
  private static final int MAX_TEXT = 200;
  private static final int MAX_SCALE = 100;
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");
  private static final Set<String> MEMBERS =
      Set.of("id", "source", "type", "customer", "at", "fields");

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_SCALE)
                          .maxNameLength(MAX_TEXT)
                          .maxDocumentLength(MAX_BYTES)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  Reading read(RawEvent raw) {
    if (raw.json().length == 0) {
      return unreadable(raw, DeadLetterReason.EMPTY, "no payload");
    }
    if (raw.json().length > MAX_BYTES) {
      return unreadable(
          raw,
          DeadLetterReason.TOO_LARGE,
          raw.json().length + " bytes, at most " + MAX_BYTES + " are read");
    }
    try {
      return shaped(raw, json.readTree(raw.json()));
    } catch (StreamConstraintsException e) {
      return unreadable(raw, DeadLetterReason.TOO_DEEP, "beyond " + MAX_DEPTH + " levels");
    } catch (JacksonException e) {
      return unreadable(raw, DeadLetterReason.BAD_JSON, place(e));
    }
  }

  /** The message as a tree, if it is an object within the limits. */
  Optional<JsonNode> object(RawEvent raw) {
    if (raw.json().length == 0 || raw.json().length > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readTree(raw.json())).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Unreadable unreadable(RawEvent raw, DeadLetterReason reason, String detail) {
    return new Unreadable(
        raw, reason, detail, raw.feed() == null ? null : raw.feed().source(), null);
  }

  private static Reading shaped(RawEvent raw, JsonNode tree) {
    try {
      return shape(raw, raw.feed() == null ? tree : mapped(raw.feed(), raw, tree));
    } catch (Refusal e) {
      return raw.feed() == null
          ? new Unreadable(raw, e.reason(), e.detail(), name(tree, "source"), name(tree, "type"))
          : new Unreadable(raw, e.reason(), e.detail(), raw.feed().source(), null);
    }
  }

  private static JsonNode mapped(Feed feed, RawEvent raw, JsonNode message) throws Refusal {
    if (!message.isObject()) {
      throw new Refusal(DeadLetterReason.BAD_JSON, "not an object");
    }
    return feed.reader().read(message, raw.json());
  }

  /** Whose event it is and of which kind, as far as that can be told. */
  private static @Nullable String name(JsonNode tree, String member) {
    try {
      return tree.isObject() ? text(tree, member) : null;
    } catch (Refusal e) {
      return null;
    }
  }

  private static Readable shape(RawEvent raw, JsonNode tree) throws Refusal {
    if (!tree.isObject()) {
      throw new Refusal(DeadLetterReason.BAD_JSON, "not an object");
    }
    for (String member : tree.propertyNames()) {
      if (!MEMBERS.contains(member)) {
        throw new Refusal(
            DeadLetterReason.UNKNOWN_FIELD, "only " + MEMBERS.stream().sorted().toList());
      }
    }
    return new Readable(
        raw,
        text(tree, "id"),
        text(tree, "source"),
        text(tree, "type"),
        text(tree, "customer"),
        instant(text(tree, "at")),
        fields(tree.get("fields")),
        said(tree.get("fields")),
        null);
  }

  private static String text(JsonNode tree, String member) throws Refusal {
    JsonNode value = tree.get(member);
    if (value == null || value.isNull()) {
      throw new Refusal(DeadLetterReason.MISSING_FIELD, "/" + member);
    }
    if (!value.isString()) {
      throw new Refusal(DeadLetterReason.BAD_FIELD, "/" + member + " is not text");
    }
    String text = value.stringValue();
    if (text.isBlank() || text.length() > MAX_TEXT || !storable(text)) {
      throw new Refusal(
          DeadLetterReason.BAD_FIELD,
          "/" + member + " must have 1 to " + MAX_TEXT + " printable characters");
    }
    return text;
  }

  /** PostgreSQL keeps neither NUL nor half a surrogate pair; no identifier needs a control. */
  private static boolean storable(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                Character.isISOControl(c)
                    || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  private static Instant instant(String text) throws Refusal {
    try {
      Instant at = OffsetDateTime.parse(text).toInstant();
      if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
        throw new Refusal(DeadLetterReason.BAD_FIELD, "/at is not in this millennium or the last");
      }
      return at;
    } catch (DateTimeException e) {
      throw new Refusal(
          DeadLetterReason.BAD_FIELD, "/at must be ISO 8601 with an offset, to the second");
    }
  }

  private static JsonNode said(@Nullable JsonNode fields) {
    return fields == null || fields.isNull() ? JsonNodeFactory.instance.objectNode() : fields;
  }

  private static Map<String, Object> fields(@Nullable JsonNode tree) throws Refusal {
    if (tree == null || tree.isNull()) {
      return Map.of();
    }
    if (!tree.isObject()) {
      throw new Refusal(DeadLetterReason.BAD_FIELD, "/fields is not an object");
    }
    return object(tree);
  }

  private static Map<String, Object> object(JsonNode tree) throws Refusal {
    Map<String, Object> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      Object value = plain(member.getValue());
      if (value != null) {
        members.put(member.getKey(), value);
      }
    }
    return java.util.Collections.unmodifiableMap(members);
  }

  private static @Nullable Object plain(JsonNode value) throws Refusal {
    if (value.isNull()) {
      return null;
    }
    if (value.isString()) {
      return value.stringValue();
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.canConvertToLong() && value.isIntegralNumber()) {
      return value.longValue();
    }
    if (value.isNumber()) {
      return number(value.decimalValue());
    }
    if (value.isObject()) {
      return object(value);
    }
    List<Object> items = new ArrayList<>(value.size());
    for (JsonNode item : value) {
      Object plain = plain(item);
      if (plain != null) {
        items.add(plain);
      }
    }
    return List.copyOf(items);
  }

  /** A short text such as 1e999999999 is small until somebody writes it out. */
  private static BigDecimal number(BigDecimal value) throws Refusal {
    if (Math.abs((long) value.scale()) > MAX_SCALE) {
      throw new Refusal(DeadLetterReason.BAD_FIELD, "a number beyond 100 digits");
    }
    return value;
  }

  private static String place(JacksonException e) {
    return e.getLocation() == null
        ? "not JSON"
        : "not JSON at byte " + Math.max(0, e.getLocation().getByteOffset());
  }
}
