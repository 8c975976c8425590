package io.baton.event.catalogue;

import io.baton.event.catalogue.PlanReading.PlanLine;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes a tracking plan (埋点方案) over: events it names are declared, properties it names are added to
 * those declared already. What contradicts the catalogue is reported and changes nothing.
 */
@Component
class TrackingPlan {
  static final String CODE = "EVENT_PLAN_LINE";
  private static final int MOST_FINDINGS = 200;
  private static final Set<String> YES = Set.of("true", "yes", "y", "1", "是", "必填");
  private static final Set<String> NO = Set.of("", "false", "no", "n", "0", "否", "选填");
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  private final TypeBook book;
  private final EventTypes types;

  TrackingPlan(TypeBook book, EventTypes types) {
    this.book = book;
    this.types = types;
  }

  /**
   * What became of a plan.
   *
   * @param declared events that are new in the catalogue
   * @param changed events that have a new version
   * @param same events that said nothing new
   * @param refused events of which something contradicts the catalogue; they are as before
   */
  record PlanReport(
      int lines,
      List<String> declared,
      List<String> changed,
      List<String> same,
      List<String> refused,
      List<Finding> findings) {}

  /**
   * @param apply false only says what would happen
   * @throws BatonException EVENT_PLAN_UNREADABLE
   */
  @Transactional
  PlanReport take(byte[] file, String source, String owner, boolean apply) {
    List<PlanLine> lines = PlanReading.read(file);
    PlanReport report =
        new PlanReport(
            lines.size(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    byEvent(lines, report).forEach((event, its) -> take(event, its, source, owner, apply, report));
    return report;
  }

  private static Map<String, List<PlanLine>> byEvent(List<PlanLine> lines, PlanReport report) {
    Map<String, List<PlanLine>> events = new LinkedHashMap<>();
    for (PlanLine line : lines) {
      if (line.event().isEmpty()) {
        refuse(report, line.place(), "there is no event");
      } else {
        events.computeIfAbsent(line.event(), key -> new ArrayList<>()).add(line);
      }
    }
    return events;
  }

  private void take(
      String event,
      List<PlanLine> lines,
      String source,
      String owner,
      boolean apply,
      PlanReport report) {
    Optional<EventType> before = book.find(event);
    ObjectNode schema =
        before
            .map(type -> (ObjectNode) types.current(type).tree().deepCopy())
            .orElseGet(() -> MAKE.objectNode().put("type", "object"));
    int known = report.findings().size();
    lines.forEach(line -> add(line, schema, before.isPresent(), report));
    List<Finding> faults = types.check(event, schema, null);
    faults.forEach(
        fault -> refuse(report, lines.get(0).place(), fault.place() + ": " + fault.message()));
    if (report.findings().size() > known) {
      report.refused().add(event);
      return;
    }
    boolean same = before.map(type -> types.current(type).tree().equals(schema)).orElse(false);
    if (apply && !same && !put(event, schema, before, source, owner, lines.get(0), report)) {
      report.refused().add(event);
      return;
    }
    (same ? report.same() : before.isPresent() ? report.changed() : report.declared()).add(event);
  }

  private boolean put(
      String event,
      ObjectNode schema,
      Optional<EventType> before,
      String source,
      String owner,
      PlanLine first,
      PlanReport report) {
    EventType kept = before.orElse(null);
    try {
      types.put(
          event,
          new EventTypeDraft(
              kept == null ? event : kept.nameZh(),
              kept == null ? event : kept.nameEn(),
              kept == null ? owner : kept.owner(),
              kept == null ? source : kept.source(),
              kept == null ? null : kept.keyPointer(),
              kept == null ? null : kept.timePointer(),
              kept == null ? null : kept.customerPointer(),
              kept != null && kept.keyEvent(),
              kept == null ? null : kept.reaction(),
              schema,
              sample(schema),
              "tracking plan",
              kept == null ? null : Integer.valueOf(kept.version())));
      return true;
    } catch (BatonException e) {
      refuse(report, first.place(), String.valueOf(e.getMessage()));
      return false;
    }
  }

  private static void add(PlanLine line, ObjectNode schema, boolean old, PlanReport report) {
    if (line.property().isEmpty()) {
      return;
    }
    Optional<ObjectNode> wanted = type(line.type());
    String need = line.required().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      refuse(report, line.place(), "no type that is known here");
      return;
    }
    if (!YES.contains(need) && !NO.contains(need)) {
      refuse(report, line.place(), "required is true or false");
      return;
    }
    ObjectNode properties = (ObjectNode) object(schema);
    JsonNode present = properties.get(line.property());
    if (present == null) {
      properties.set(line.property(), wanted.get());
    } else if (present.has("type") && !present.get("type").equals(wanted.get().get("type"))) {
      refuse(
          report,
          line.place(),
          line.property() + " is " + present.get("type").asString("") + " already");
    }
    if (YES.contains(need) && !(old && present != null)) {
      need(schema, line.property());
    }
  }

  private static JsonNode object(ObjectNode schema) {
    JsonNode properties = schema.get("properties");
    return properties == null ? schema.putObject("properties") : properties;
  }

  private static void need(ObjectNode schema, String property) {
    JsonNode list = schema.get("required");
    ArrayNode required = list == null ? schema.putArray("required") : (ArrayNode) list;
    if (required.valueStream().noneMatch(each -> each.asString("").equals(property))) {
      required.add(property);
    }
  }

  private static Optional<ObjectNode> type(String word) {
    ObjectNode schema = MAKE.objectNode();
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "string", "text", "varchar", "字符串", "文本" -> Optional.of(schema.put("type", "string"));
      case "number", "decimal", "double", "float", "数值", "数字", "金额" ->
          Optional.of(schema.put("type", "number"));
      case "integer", "int", "long", "bigint", "整数" -> Optional.of(schema.put("type", "integer"));
      case "boolean", "bool", "布尔" -> Optional.of(schema.put("type", "boolean"));
      case "date", "日期" -> Optional.of(schema.put("type", "string").put("format", "date"));
      case "datetime", "date-time", "timestamp", "时间" ->
          Optional.of(schema.put("type", "string").put("format", "date-time"));
      case "array", "list", "列表" -> Optional.of(schema.put("type", "array"));
      case "object", "对象" -> Optional.of(schema.put("type", "object"));
      default -> Optional.empty();
    };
  }

  /** The least that fits: what has to be there, empty or zero. */
  static ObjectNode sample(JsonNode schema) {
    ObjectNode sample = MAKE.objectNode();
    for (JsonNode name : schema.path("required")) {
      sample.set(name.stringValue(), example(schema.path("properties").path(name.stringValue())));
    }
    return sample;
  }

  private static JsonNode example(JsonNode schema) {
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(0);
    }
    return switch (schema.path("type").asString("string")) {
      case "number", "integer" ->
          MAKE.numberNode(schema.path("minimum").decimalValue(java.math.BigDecimal.ZERO));
      case "boolean" -> MAKE.booleanNode(false);
      case "array" -> MAKE.arrayNode();
      case "object" -> sample(schema);
      default -> MAKE.stringNode(text(schema.path("format").asString("")));
    };
  }

  private static String text(String format) {
    return switch (format) {
      case "date" -> "2026-01-31";
      case "date-time" -> "2026-01-31T09:30:00+08:00";
      case "uuid" -> "00000000-0000-4000-8000-000000000000";
      default -> "text";
    };
  }

  private static void refuse(PlanReport report, @Nullable String place, String message) {
    if (report.findings().size() < MOST_FINDINGS) {
      report.findings().add(new Finding(String.valueOf(place), CODE, message));
    }
  }
}
