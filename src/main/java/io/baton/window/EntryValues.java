package io.baton.window;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.cohort.LooseValues;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.event.CustomerEvent;
import io.baton.window.WindowDefinition.Events;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which events count for a tag, and as what. */
final class EntryValues {
  static final String EVENT = "event.";

  private EntryValues() {}

  /** Those for which the condition is true: each event is a row of an index made for the batch. */
  static List<CustomerEvent> fitting(Events wanted, List<CustomerEvent> events) {
    Rule rule = WindowTag.rule(wanted);
    if (rule == null || events.isEmpty()) {
      return events;
    }
    List<CustomerEvent> fitting = new ArrayList<>();
    FieldIndex rows = rows(rule, events);
    RuleCompiler.compile(rule, rows)
        .members(rows.everyone())
        .forEach(row -> fitting.add(events.get(row)));
    return fitting;
  }

  static FieldIndex rows(Rule rule, List<CustomerEvent> events) {
    return FieldIndex.empty(Instant.EPOCH)
        .withEveryone(CustomerSet.range(0, events.size()))
        .with(
            rule.fields().stream().map(name -> column(name, rule, events)).toArray(Column[]::new));
  }

  private static Column column(String name, Rule rule, List<CustomerEvent> events) {
    String field = name.startsWith(EVENT) ? name.substring(EVENT.length()) : name;
    FieldType type = LooseValues.typeIn(rule, name);
    Field typed = LooseValues.typed(name, type == null ? FieldType.ENUM : type);
    ColumnBuilder builder = ColumnBuilder.of(typed);
    for (int row = 0; row < events.size(); row++) {
      Object value = events.get(row).fields().get(field);
      String text = type == null ? value == null ? null : "there" : LooseValues.text(typed, value);
      if (text != null) {
        builder.put(row, text);
      }
    }
    return builder.build();
  }

  /** What the event adds; null where it says nothing that could count. */
  static @Nullable Long of(WindowTag tag, CustomerEvent event) {
    String name = tag.definition().field();
    if (name == null) {
      return 0L;
    }
    Object value = event.fields().get(name);
    return value == null
        ? null
        : switch (tag.definition().what()) {
          case DISTINCT -> identity(value);
          case SUM, MAX, LAST -> kept(tag, value);
          case COUNT, THEN, THEN_NOT -> (Long) 0L;
        };
  }

  private static @Nullable Long identity(Object value) {
    FieldType type = LooseValues.typeOf(value);
    String text = type == null ? null : LooseValues.text(LooseValues.typed("value", type), value);
    return text == null ? null : (Long) Entry.digest(type + text);
  }

  private static @Nullable Long kept(WindowTag tag, Object value) {
    String text = LooseValues.text(tag.field(), value);
    if (text == null) {
      return null;
    }
    if (tag.field().type() == FieldType.NUMBER) {
      return tag.field().number(text);
    }
    int place = tag.words().indexOf(text);
    return place < 0 ? null : (Long) (long) place;
  }
}
