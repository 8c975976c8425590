package io.baton.event;

import io.baton.event.EventMapping.As;
import io.baton.event.EventMapping.FieldOf;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts a sender's message into our words. Everything that can be prepared once is. */
final class MappedReader {
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
  private static final ZoneId UTC = ZoneOffset.UTC;
  private static final int LONGEST_NUMBER = 40;

  private final String source;
  private final EventMapping mapping;
  private final JsonPointer[] id;
  private final @Nullable JsonPointer type;
  private final JsonPointer customer;
  private final JsonPointer at;
  private final @Nullable DateTimeFormatter format;
  private final ZoneId zone;
  private final Map<String, JsonPointer> fields = new TreeMap<>();

  MappedReader(String source, EventMapping mapping) {
    this.source = source;
    this.mapping = mapping;
    this.id = mapping.id().stream().map(JsonPointer::compile).toArray(JsonPointer[]::new);
    String pointer = mapping.type().pointer();
    this.type = pointer == null ? null : JsonPointer.compile(pointer);
    this.customer = JsonPointer.compile(mapping.customer());
    this.at = JsonPointer.compile(mapping.at().pointer());
    this.format = formatter(mapping.at().format());
    this.zone = mapping.at().zone() == null ? UTC : ZoneId.of(mapping.at().zone());
    mapping
        .fields()
        .forEach((name, field) -> fields.put(name, JsonPointer.compile(field.pointer())));
  }

  /** Null for the formats that are no patterns. */
  static @Nullable DateTimeFormatter formatter(String format) {
    return switch (format) {
      case "ISO", "EPOCH_SECONDS", "EPOCH_MILLIS" -> null;
      default -> DateTimeFormatter.ofPattern(format, java.util.Locale.ROOT);
    };
  }

  /**
   * @param payload the bytes of the message
   * @return the members of an event as {@link EventReader} knows them
   */
  ObjectNode read(JsonNode message, byte[] payload) throws Refusal {
    ObjectNode event = MAKE.objectNode();
    event.put("id", id(message, payload));
    event.put("source", source);
    event.put("type", type(message));
    event.put("customer", text(message, customer, "customer"));
    event.put("at", at(message).toString());
    ObjectNode said = event.putObject("fields");
    for (Map.Entry<String, JsonPointer> field : fields.entrySet()) {
      JsonNode value = message.at(field.getValue());
      if (!value.isMissingNode() && !value.isNull()) {
        FieldOf rule = java.util.Objects.requireNonNull(mapping.fields().get(field.getKey()));
        JsonNode kept = converted(value, rule.as(), field.getValue());
        if (!kept.isNull()) {
          said.set(field.getKey(), kept);
        }
      }
    }
    return event;
  }

  private String id(JsonNode message, byte[] payload) throws Refusal {
    if (id.length == 0) {
      return digest(payload);
    }
    StringBuilder text = new StringBuilder();
    for (JsonPointer pointer : id) {
      text.append(text.isEmpty() ? "" : ":").append(text(message, pointer, "id"));
    }
    return text.toString();
  }

  private String type(JsonNode message) throws Refusal {
    if (type == null) {
      return String.valueOf(mapping.type().constant());
    }
    String name = text(message, type, "type");
    Map<String, String> names = mapping.type().names();
    return names == null ? name : names.getOrDefault(name, name);
  }

  private Instant at(JsonNode message) throws Refusal {
    String text = text(message, at, "at");
    try {
      return switch (mapping.at().format()) {
        case "EPOCH_SECONDS" -> epoch(text, 1);
        case "EPOCH_MILLIS" -> epoch(text, 1_000);
        case "ISO" -> iso(text);
        default -> byPattern(text);
      };
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new Refusal(
          DeadLetterReason.BAD_FIELD, at + " (at) is no time as " + mapping.at().format());
    }
  }

  private static Instant epoch(String text, long perSecond) {
    if (text.length() > LONGEST_NUMBER) {
      throw new NumberFormatException("too long");
    }
    long nanos = 1_000_000_000L / perSecond;
    BigDecimal whole = new BigDecimal(text);
    if (Math.abs((long) whole.scale()) > LONGEST_NUMBER) {
      throw new NumberFormatException("too long");
    }
    java.math.BigInteger count = whole.toBigInteger();
    long parts = count.longValueExact();
    return Instant.ofEpochSecond(
        Math.floorDiv(parts, perSecond), Math.floorMod(parts, perSecond) * nanos);
  }

  private Instant iso(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
    }
  }

  private Instant byPattern(String text) {
    TemporalAccessor parsed = java.util.Objects.requireNonNull(format).parse(text);
    ZoneId written = parsed.query(TemporalQueries.zone());
    java.time.LocalTime time = parsed.query(TemporalQueries.localTime());
    java.time.LocalDate day = parsed.query(TemporalQueries.localDate());
    if (day == null) {
      throw new DateTimeException("no date");
    }
    return day.atTime(time == null ? java.time.LocalTime.MIDNIGHT : time)
        .atZone(written == null ? zone : written)
        .toInstant();
  }

  private static JsonNode converted(JsonNode value, As as, JsonPointer place) throws Refusal {
    return switch (as) {
      case IS -> value;
      case TEXT -> value.isValueNode() ? MAKE.stringNode(value.asString()) : value;
      case NUMBER -> number(value, place);
    };
  }

  private static JsonNode number(JsonNode value, JsonPointer place) throws Refusal {
    if (value.isNumber()) {
      return value;
    }
    String text = value.asString("").strip();
    if (text.isEmpty() && value.isString()) {
      return MAKE.nullNode();
    }
    try {
      if (text.length() <= LONGEST_NUMBER) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) <= LONGEST_NUMBER) {
          return number.scale() <= 0 && number.precision() - number.scale() <= 18
              ? MAKE.numberNode(number.longValueExact())
              : MAKE.numberNode(number);
        }
      }
    } catch (NumberFormatException e) {
      // Said below, with the place.
    }
    throw new Refusal(DeadLetterReason.BAD_FIELD, place + " is no number");
  }

  private static String text(JsonNode message, JsonPointer pointer, String meant) throws Refusal {
    JsonNode value = message.at(pointer);
    if (value.isMissingNode() || value.isNull()) {
      throw new Refusal(DeadLetterReason.MISSING_FIELD, pointer + " (" + meant + ")");
    }
    if (!value.isString() && !value.isNumber() && !value.isBoolean()) {
      throw new Refusal(DeadLetterReason.BAD_FIELD, pointer + " (" + meant + ") is not text");
    }
    if (value.isNumber() && Math.abs((long) value.decimalValue().scale()) > LONGEST_NUMBER) {
      throw new Refusal(DeadLetterReason.BAD_FIELD, pointer + " (" + meant + ") is too long");
    }
    String text =
        value.isNumber() ? value.decimalValue().toPlainString() : value.asString().strip();
    if (text.isEmpty()) {
      throw new Refusal(DeadLetterReason.MISSING_FIELD, pointer + " (" + meant + ")");
    }
    return text;
  }

  private static String digest(byte[] payload) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
