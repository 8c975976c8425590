package io.baton.tag;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.cohort.Column;
import io.baton.cohort.Column.ValueCount;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a tag are spread over the customers somebody may see.
 *
 * @param items the most frequent values of a BOOLEAN or ENUM
 * @param min smallest NUMBER or DATE
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ValueDistribution(
    @Nullable List<ValueCount> items, @Nullable String min, @Nullable String max, long nulls) {
  private static final int MOST = 100;

  /**
   * @param search only values that contain it, in upper or lower case
   */
  static ValueDistribution of(Column column, FieldIndex index, CustomerSet visible, String search) {
    CustomerSet having = column.exists().and(visible);
    long nulls = visible.size() - having.size();
    return column.field().type().ordered()
        ? extent(column, having, nulls)
        : new ValueDistribution(items(column, index, visible, search), null, null, nulls);
  }

  private static List<ValueCount> items(
      Column column, FieldIndex index, CustomerSet visible, String search) {
    String part = search.strip().toLowerCase(Locale.ROOT);
    boolean everyone = visible.containsAll(column.exists());
    return column.values().stream()
        .filter(value -> value.value().toLowerCase(Locale.ROOT).contains(part))
        .map(value -> everyone ? value : among(column, value.value(), index, visible))
        .filter(value -> value.count() > 0)
        .sorted(Comparator.comparingLong(ValueCount::count).reversed())
        .limit(MOST)
        .toList();
  }

  private static ValueCount among(
      Column column, String value, FieldIndex index, CustomerSet visible) {
    Rule having = new Rule.Leaf(column.field().code(), Operator.EQ, Literal.of(value));
    return new ValueCount(value, RuleCompiler.compile(having, index).count(visible));
  }

  private static ValueDistribution extent(Column column, CustomerSet having, long nulls) {
    if (having.isEmpty()) {
      return new ValueDistribution(null, null, null, nulls);
    }
    long[] ends = {Long.MAX_VALUE, Long.MIN_VALUE};
    if (having.size() == column.known()) {
      Column.Extent extent = column.extent().orElseThrow();
      ends[0] = extent.min();
      ends[1] = extent.max();
    } else {
      having.forEach(
          customer -> {
            long value = column.valueAt(customer);
            ends[0] = Math.min(ends[0], value);
            ends[1] = Math.max(ends[1], value);
          });
    }
    return new ValueDistribution(null, text(column, ends[0]), text(column, ends[1]), nulls);
  }

  private static String text(Column column, long value) {
    return column.field().type() == FieldType.DATE
        ? LocalDate.ofEpochDay(value).toString()
        : BigDecimal.valueOf(value, column.field().scale()).toPlainString();
  }
}
