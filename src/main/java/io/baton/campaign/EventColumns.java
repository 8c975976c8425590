package io.baton.campaign;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.cohort.Literal;
import io.baton.cohort.LooseValues;
import io.baton.cohort.Rule;
import io.baton.decision.JourneyFact;
import io.baton.event.CustomerEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Columns over a list of events. For a condition, a row is an event and its type is what the
 * condition compares it with: an amount sent as text is no number, and says nothing about the other
 * events. For a journey, a row is a customer.
 */
final class EventColumns {
  /** A segment's code, as if it were a tag with several values. */
  static final String SEGMENT = "segment";

  private static final String EVENT = "event.";
  private static final int MOST_FACTS = 40;

  private final List<CustomerEvent> events;
  private final Rule rule;

  EventColumns(List<CustomerEvent> events, Rule rule) {
    this.events = events;
    this.rule = rule;
  }

  static boolean isTag(String name) {
    return !name.startsWith(EVENT) && !name.equals(SEGMENT);
  }

  Column of(String name, FieldIndex index, KnownSegments segments) {
    if (name.startsWith(EVENT)) {
      String field = name.substring(EVENT.length());
      FieldType type = LooseValues.typeIn(rule, name);
      if (type == null) {
        // Asked only whether it is there, whatever it is.
        return build(
            LooseValues.typed(name, FieldType.ENUM),
            row -> events.get(row).fields().containsKey(field) ? "there" : null);
      }
      Field typed = LooseValues.typed(name, type);
      return build(typed, row -> LooseValues.text(typed, events.get(row).fields().get(field)));
    }
    if (name.equals(SEGMENT)) {
      return segments(segments);
    }
    Column tag = index.column(name).orElse(null);
    return tag == null
        ? Column.unknown(LooseValues.typed(name, orText(LooseValues.typeIn(rule, name))))
        : tagValues(name, tag);
  }

  private Column tagValues(String name, Column tag) {
    Field field = new Field(name, tag.field().type(), tag.field().scale());
    ColumnBuilder builder = ColumnBuilder.of(field);
    for (int row = 0; row < events.size(); row++) {
      for (String value : tag.textsAt(events.get(row).customer())) {
        builder.put(row, value);
      }
    }
    return builder.build();
  }

  private Column segments(KnownSegments segments) {
    ColumnBuilder builder = ColumnBuilder.of(new Field(SEGMENT, FieldType.MULTI, 0));
    for (String code : literals(rule, SEGMENT)) {
      CustomerSet members = segments.members(code);
      for (int row = 0; row < events.size(); row++) {
        if (members.contains(events.get(row).customer())) {
          builder.put(row, code);
        }
      }
    }
    return builder.build();
  }

  private Column build(Field field, IntFunction<@Nullable String> value) {
    ColumnBuilder builder = ColumnBuilder.of(field);
    for (int row = 0; row < events.size(); row++) {
      String text = value.apply(row);
      if (text != null) {
        builder.put(row, text);
      }
    }
    return builder.build();
  }

  /** Texts that a leaf on the field compares with. */
  static List<String> literals(Rule rule, String field) {
    return LooseValues.leaves(rule).stream()
        .filter(leaf -> leaf.field().equals(field))
        .flatMap(leaf -> leaf.values().stream())
        .filter(Literal.Text.class::isInstance)
        .map(literal -> ((Literal.Text) literal).text())
        .distinct()
        .toList();
  }

  private static FieldType orText(@Nullable FieldType type) {
    return type == null ? FieldType.ENUM : type;
  }

  /**
   * What the events say, by customer, for decisions, conditions and wording of the journey: one
   * event a customer, all of one type. As old as the oldest of them.
   */
  static List<JourneyFact> facts(Collection<CustomerEvent> events) {
    if (events.isEmpty()) {
      return List.of();
    }
    String source = "EVENT:" + events.iterator().next().type();
    Instant at =
        events.stream().map(CustomerEvent::at).min(Comparator.naturalOrder()).orElseThrow();
    Map<String, ColumnBuilder> builders = new LinkedHashMap<>();
    Map<String, Field> fields = new LinkedHashMap<>();
    for (CustomerEvent event : events) {
      event
          .fields()
          .forEach(
              (name, value) -> {
                FieldType type = LooseValues.typeOf(value);
                if (type == null || (fields.size() >= MOST_FACTS && !fields.containsKey(name))) {
                  return;
                }
                Field field = fields.computeIfAbsent(name, n -> LooseValues.typed(EVENT + n, type));
                String text = LooseValues.text(field, value);
                if (text != null) {
                  builders
                      .computeIfAbsent(name, n -> ColumnBuilder.of(field))
                      .put(event.customer(), text);
                }
              });
    }
    return builders.values().stream()
        .map(builder -> new JourneyFact(builder.build(), source, at))
        .toList();
  }
}
