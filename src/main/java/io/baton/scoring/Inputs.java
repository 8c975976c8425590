package io.baton.scoring;

import io.baton.cohort.Column;
import io.baton.cohort.FieldIndex;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a model is told of each case: what it wants to know, as far as it is known. */
final class Inputs {
  private static final String EVENT = "event.";

  private Inputs() {}

  static List<Map<String, Object>> of(List<String> inputs, List<Case> cases, FieldIndex index) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Case each : cases) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (String input : inputs) {
        if (input.startsWith(EVENT)) {
          Object value = each.event().get(input.substring(EVENT.length()));
          if (value != null) {
            row.put(input, value);
          }
        } else {
          index
              .column(input)
              .filter(column -> column.exists().contains(each.customer()))
              .ifPresent(column -> row.put(input, valueOf(column, each.customer())));
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private static Object valueOf(Column column, int customer) {
    List<String> texts = List.copyOf(column.textsAt(customer));
    return switch (column.field().type()) {
      case NUMBER -> new BigDecimal(texts.get(0));
      case BOOLEAN -> Boolean.valueOf(texts.get(0));
      case MULTI -> texts;
      case ENUM, DATE -> texts.get(0);
    };
  }
}
