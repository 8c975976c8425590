package io.baton.scoring;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import java.time.Instant;
import java.util.Map;

/**
 * What one place said of some customers.
 *
 * @param field the fact {@code score.CODE}, a number with six decimals
 * @param values by customer, as rules spell them
 * @param source {@code ONLINE_MODEL:CODE}, or {@code TAG:CODE} where a tag stood in
 * @param at when it was said, or the tag computed
 */
public record Score(Field field, Map<Integer, String> values, String source, Instant at) {
  public Score {
    values = Map.copyOf(values);
  }

  /** Of these customers only. */
  public Column among(CustomerSet customers) {
    ColumnBuilder builder = ColumnBuilder.of(field);
    values.forEach(
        (customer, value) -> {
          if (customers.contains(customer)) {
            builder.put(customer, value);
          }
        });
    return builder.build();
  }

  /** Without the values: they are about customers. */
  @Override
  public String toString() {
    return "Score[" + source + ", " + values.size() + " customers]";
  }
}
