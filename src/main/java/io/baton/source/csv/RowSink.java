package io.baton.source.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a file in order: the header once, then each row. */
public interface RowSink {
  void header(List<String> names);

  /**
   * One row after the header.
   *
   * @param line the line it begins on; the header is line 1
   * @param number 1 for the first row, counting every row that is not blank
   * @param fields its fields, null where empty; the array is used again for the next row
   * @param count how many fields the row has, which may be more or fewer than the header names
   */
  void row(long line, long number, @Nullable String[] fields, int count);

  /**
   * A row that is none: it cannot be told which fields it has.
   *
   * @param line where it is
   */
  default void unreadable(long line, String reason) {}
}
