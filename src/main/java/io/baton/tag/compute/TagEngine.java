package io.baton.tag.compute;

import io.baton.source.Warehouse.RowReader;
import java.util.function.Consumer;

/** Runs a SELECT over the bank's rows: embedded, or a cluster that the bank has. */
public interface TagEngine {
  Dialect dialect();

  /** The table where this engine has it. */
  default FactTable place(FactTable table) {
    return table;
  }

  /**
   * Streams the rows.
   *
   * @throws io.baton.shared.BatonException TAG_ENGINE_FAILED; nothing was changed
   */
  void query(String select, RowReader reader);

  /**
   * Streams rows of whole numbers; a null is 0.
   *
   * @param columns how many the select has
   * @param reader is handed the same array for every row
   * @throws io.baton.shared.BatonException TAG_ENGINE_FAILED; nothing was changed
   */
  default void queryNumbers(String select, int columns, Consumer<long[]> reader) {
    long[] numbers = new long[columns];
    query(
        select,
        row -> {
          for (int i = 0; i < columns; i++) {
            numbers[i] = row.getLong(i + 1);
          }
          reader.accept(numbers);
        });
  }
}
