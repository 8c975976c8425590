package io.baton.campaign;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.Conditions;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.cohort.FieldType;
import io.baton.cohort.RuleCompiler;
import io.baton.event.CustomerEvent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Conditions of triggers: on tags, and on the event's own fields, written {@code event.amount}. The
 * fields of a batch become columns beside the tags, so that one compiler serves both. Where a
 * customer has several events in the batch, the last one speaks.
 */
@Component
class EventConditions {
  private static final int SCALE = 4;

  private final FieldIndexes indexes;

  EventConditions(FieldIndexes indexes) {
    this.indexes = indexes;
  }

  CustomerSet whereTrue(String condition, List<CustomerEvent> events, CustomerSet among) {
    FieldIndex index = indexes.current().with(columns(events).toArray(Column[]::new));
    return RuleCompiler.compile(Conditions.parse(condition), index).members(among);
  }

  private static List<Column> columns(List<CustomerEvent> events) {
    Map<Integer, CustomerEvent> last = new HashMap<>();
    events.forEach(event -> last.put(event.customer(), event));
    Map<String, ColumnBuilder> builders = new HashMap<>();
    last.forEach(
        (customer, event) ->
            event
                .fields()
                .forEach((name, value) -> put(builders, "event." + name, customer, value)));
    return builders.values().stream().map(ColumnBuilder::build).toList();
  }

  private static void put(
      Map<String, ColumnBuilder> builders, String code, int customer, Object value) {
    if (value instanceof Long || value instanceof BigDecimal) {
      BigDecimal number = new BigDecimal(value.toString());
      if (number.abs().compareTo(BigDecimal.valueOf(1_000_000_000_000L)) < 0) {
        builder(builders, code, FieldType.NUMBER, SCALE)
            .put(customer, number.setScale(SCALE, java.math.RoundingMode.HALF_UP).toPlainString());
      }
    } else if (value instanceof Boolean) {
      builder(builders, code, FieldType.BOOLEAN, 0).put(customer, value.toString());
    } else if (value instanceof String text) {
      builder(builders, code, FieldType.ENUM, 0).put(customer, text);
    }
  }

  private static ColumnBuilder builder(
      Map<String, ColumnBuilder> builders, String code, FieldType type, int scale) {
    return builders.computeIfAbsent(code, c -> ColumnBuilder.of(new Field(c, type, scale)));
  }
}
