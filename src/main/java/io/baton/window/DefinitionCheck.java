package io.baton.window;

import io.baton.cohort.Conditions;
import io.baton.cohort.FieldType;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.event.DeclaredFields;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.window.WindowDefinition.Events;
import io.baton.window.WindowDefinition.Kind;
import io.baton.window.WindowDefinition.What;
import io.baton.window.WindowDefinition.Window;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What is wrong with a definition, at its place; and how its values are kept. */
@Component
class DefinitionCheck {
  static final Duration LONGEST = Duration.ofDays(31);
  private static final String PLACE = "/definition";
  private static final int MOST_WORDS = 1_000;

  private final DeclaredFields declared;

  DefinitionCheck(DeclaredFields declared) {
    this.declared = declared;
  }

  /**
   * @param words the texts that values can be
   */
  record Kept(FieldType type, int scale, List<String> words) {}

  /**
   * @throws BatonException WINDOW_TAG_INVALID with a finding a place
   */
  Kept require(WindowDefinition definition) {
    List<Finding> findings = new ArrayList<>();
    What what = definition.what();
    Optional<JsonNode> schema = events(definition.events(), PLACE + "/events", findings);
    if (what.sequence()) {
      sequence(definition, findings);
    } else {
      window(definition, findings);
    }
    Kept kept = kept(definition, schema, findings);
    if (!findings.isEmpty()) {
      Finding first = findings.get(0);
      throw new BatonException(
          WindowError.WINDOW_TAG_INVALID, first.place() + ": " + first.message(), findings);
    }
    return kept;
  }

  private Optional<JsonNode> events(Events events, String place, List<Finding> findings) {
    Optional<JsonNode> schema = declared.schemaOf(events.type());
    if (schema.isEmpty()) {
      findings.add(fault(place + "/type", "a declared event type"));
      return schema;
    }
    String condition = events.condition();
    if (condition == null) {
      return schema;
    }
    try {
      Rule rule = Conditions.parse(condition);
      for (String name : rule.fields()) {
        String field = name.startsWith(EntryValues.EVENT) ? name.substring(6) : "";
        if (property(schema.get(), field).isEmpty()) {
          findings.add(fault(place + "/condition", "the event type declares no " + name));
        }
      }
      RuleCompiler.check(rule, EntryValues.rows(rule, List.of()))
          .forEach(found -> findings.add(fault(place + "/condition", found.message())));
    } catch (BatonException e) {
      findings.add(fault(place + "/condition", String.valueOf(e.getMessage())));
    }
    return schema;
  }

  private void sequence(WindowDefinition definition, List<Finding> findings) {
    Events next = definition.next();
    if (next == null) {
      findings.add(fault(PLACE + "/next", "which events follow, or do not"));
    } else {
      events(next, PLACE + "/next", findings);
    }
    length(definition.within(), PLACE + "/within", findings);
    length(definition.keep(), PLACE + "/keep", findings);
    if (definition.grace() != null) {
      length(definition.grace(), PLACE + "/grace", findings);
    }
    absent(definition.field(), "/field", findings);
    absent(definition.window(), "/window", findings);
  }

  private static void window(WindowDefinition definition, List<Finding> findings) {
    Window window = definition.window();
    absent(definition.next(), "/next", findings);
    absent(definition.within(), "/within", findings);
    absent(definition.keep(), "/keep", findings);
    absent(definition.grace(), "/grace", findings);
    if (window == null) {
      findings.add(fault(PLACE + "/window", "a window"));
      return;
    }
    Optional<Duration> size = length(window.size(), PLACE + "/window/size", findings);
    if (window.kind() != Kind.HOPPING) {
      absent(window.advance(), "/window/advance", findings);
      return;
    }
    Optional<Duration> advance = length(window.advance(), PLACE + "/window/advance", findings);
    if (size.isPresent() && advance.isPresent() && advance.get().compareTo(size.get()) > 0) {
      findings.add(fault(PLACE + "/window/advance", "not longer than the window"));
    }
  }

  private static Kept kept(
      WindowDefinition definition, Optional<JsonNode> schema, List<Finding> findings) {
    What what = definition.what();
    String field = definition.field();
    Kept whole = new Kept(FieldType.NUMBER, 0, List.of());
    if (what.sequence()) {
      return new Kept(FieldType.BOOLEAN, 0, List.of("false", "true"));
    }
    if (what == What.COUNT) {
      absent(field, "/field", findings);
      return whole;
    }
    Optional<JsonNode> property =
        schema.flatMap(tree -> field == null ? Optional.empty() : property(tree, field));
    if (property.isEmpty()) {
      if (schema.isPresent()) {
        findings.add(fault(PLACE + "/field", "a field that the event type declares"));
      }
      return whole;
    }
    String type = property.get().path("type").asString("");
    boolean number = type.equals("number") || type.equals("integer");
    if (what == What.DISTINCT) {
      if (!number && !type.equals("string") && !type.equals("boolean")) {
        findings.add(fault(PLACE + "/field", "a text, a number or yes and no"));
      }
      return whole;
    }
    if (number) {
      return new Kept(FieldType.NUMBER, type.equals("integer") ? 0 : 2, List.of());
    }
    return what == What.LAST ? last(type, property.get(), findings) : wantsNumber(findings, whole);
  }

  /** A text out of a declared list: anything that a sender writes would be too many values. */
  private static Kept last(String type, JsonNode property, List<Finding> findings) {
    if (type.equals("boolean")) {
      return new Kept(FieldType.BOOLEAN, 0, List.of("false", "true"));
    }
    List<String> words = new ArrayList<>();
    property.path("enum").forEach(word -> words.add(word.asString("")));
    if (!type.equals("string") || words.isEmpty() || words.size() > MOST_WORDS) {
      findings.add(
          fault(PLACE + "/field", "a number, yes and no, or a text out of a declared list"));
    }
    return new Kept(FieldType.ENUM, 0, words);
  }

  private static Kept wantsNumber(List<Finding> findings, Kept whole) {
    findings.add(fault(PLACE + "/field", "a number"));
    return whole;
  }

  private static Optional<JsonNode> property(JsonNode schema, String field) {
    return Optional.ofNullable(schema.path("properties").get(field));
  }

  private static Optional<Duration> length(
      @Nullable String text, String place, List<Finding> findings) {
    try {
      Duration length = Duration.parse(text == null ? "" : text);
      if (length.compareTo(Duration.ofSeconds(1)) >= 0
          && length.compareTo(LONGEST) <= 0
          && length.equals(Duration.ofSeconds(length.toSeconds()))) {
        return Optional.of(length);
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    findings.add(fault(place, "an ISO 8601 duration of a second to 31 days, in whole seconds"));
    return Optional.empty();
  }

  private static void absent(@Nullable Object value, String place, List<Finding> findings) {
    if (value != null) {
      findings.add(fault(PLACE + place, "nothing of this kind"));
    }
  }

  private static Finding fault(String place, String message) {
    return new Finding(place, WindowError.WINDOW_TAG_INVALID.name(), message);
  }
}
