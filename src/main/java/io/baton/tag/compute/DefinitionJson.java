package io.baton.tag.compute;

import io.baton.cohort.Rule;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Strict reading of a definition: what it does not know it refuses, with the place. */
final class DefinitionJson {
  private static final Set<String> KEYS =
      Set.of("table", "aggregate", "measure", "part", "days", "where");

  private final List<Finding> findings = new ArrayList<>();

  private DefinitionJson() {}

  static TagDefinition parse(@Nullable JsonNode json) {
    return new DefinitionJson().definition(json);
  }

  private TagDefinition definition(@Nullable JsonNode json) {
    if (!(json instanceof ObjectNode object)) {
      fault("", "a definition is a JSON object");
      throw refused();
    }
    for (String key : object.propertyNames()) {
      if (!KEYS.contains(key)) {
        fault("/" + key, "a definition has only table, aggregate, measure, part, days and where");
      }
    }
    String table = text(object, "table");
    Aggregate aggregate = aggregate(object);
    Integer days = days(object.get("days"));
    Rule where = rule(object.get("where"), "/where");
    if (!findings.isEmpty() || table == null || aggregate == null) {
      throw refused();
    }
    return new TagDefinition(table, aggregate, days, where);
  }

  private @Nullable Aggregate aggregate(ObjectNode json) {
    String name = text(json, "aggregate");
    if (name == null) {
      return null;
    }
    if (json.has("part") != name.equals("ratio")) {
      fault("/part", "a ratio has a part, and nothing else has");
    }
    boolean measured = Set.of("sum", "distinct", "last", "max", "min", "avg").contains(name);
    if (!measured && json.has("measure")) {
      fault("/measure", name + " takes no measure");
    }
    String measure = measured ? text(json, "measure") : "";
    Rule part = name.equals("ratio") ? rule(json.get("part"), "/part") : null;
    if (measure == null || (name.equals("ratio") && part == null)) {
      return null;
    }
    return switch (name) {
      case "sum" -> new Aggregate.Sum(measure);
      case "count" -> new Aggregate.Count();
      case "distinct" -> new Aggregate.Distinct(measure);
      case "last" -> new Aggregate.Last(measure);
      case "max" -> new Aggregate.Max(measure);
      case "min" -> new Aggregate.Min(measure);
      case "avg" -> new Aggregate.Avg(measure);
      case "streak" -> new Aggregate.Streak();
      case "ratio" -> part == null ? null : new Aggregate.Ratio(part);
      default -> {
        fault(
            "/aggregate",
            "aggregate is one of sum, count, distinct, last, max, min, avg, ratio, streak");
        yield null;
      }
    };
  }

  private @Nullable Integer days(@Nullable JsonNode json) {
    if (json == null || json.isNull()) {
      return null;
    }
    if (!json.isInt() || json.intValue() < 1 || json.intValue() > TagDefinition.MOST_DAYS) {
      fault("/days", "a window is 1 to " + TagDefinition.MOST_DAYS + " days");
      return null;
    }
    return json.intValue();
  }

  private @Nullable Rule rule(@Nullable JsonNode json, String place) {
    if (json == null || json.isNull()) {
      return null;
    }
    try {
      return Rule.parse(json);
    } catch (BatonException e) {
      if (e.findings().isEmpty()) {
        fault(place, String.valueOf(e.getMessage()));
      }
      e.findings()
          .forEach(f -> findings.add(new Finding(place + f.place(), f.code(), f.message())));
      return null;
    }
  }

  private @Nullable String text(ObjectNode json, String key) {
    JsonNode value = json.path(key);
    if (!value.isString() || value.stringValue().isBlank()) {
      fault("/" + key, key + " is missing");
      return null;
    }
    return value.stringValue();
  }

  private void fault(String place, String message) {
    findings.add(new Finding(place, DefinitionError.DEFINITION_INVALID.name(), message));
  }

  private BatonException refused() {
    return new BatonException(
        DefinitionError.DEFINITION_INVALID, "the definition cannot be computed", findings);
  }
}
