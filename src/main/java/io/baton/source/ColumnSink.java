package io.baton.source;

import org.jspecify.annotations.Nullable;

/** Takes the values of a column, in ascending order of customer. */
@FunctionalInterface
public interface ColumnSink {
  /**
   * @param value as rules spell it; null where the customer has none
   */
  void accept(int customer, @Nullable String value);
}
