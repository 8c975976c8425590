package io.baton.tag.compute;

import io.baton.cohort.Column;
import io.baton.cohort.OrderedNumbers;
import java.util.Arrays;
import java.util.List;

/**
 * The values of 64 customers of each column, beside each other, before they go into the columns
 * together: to write a value down is a store, whatever becomes of it later.
 */
final class CubeTiles {
  private final OrderedNumbers[] columns;
  private final long[] members;
  private final long[] values;
  private int word;

  CubeTiles(List<CubeMember> members) {
    columns = OrderedNumbers.together(members.stream().map(CubeMember::field).toList());
    this.members = new long[columns.length];
    values = new long[columns.length * Long.SIZE];
  }

  /**
   * The customer whose values come next.
   *
   * @param customer greater than the one before
   */
  void begin(int customer) {
    if (customer >>> 6 != word) {
      flush();
      word = customer >>> 6;
    }
  }

  void put(int column, int customer, long value) {
    values[(column << 6) | (customer & (Long.SIZE - 1))] = value;
    members[column] |= 1L << customer;
  }

  private void flush() {
    for (int column = 0; column < columns.length; column++) {
      if (members[column] != 0) {
        columns[column].put(word, members[column], values, column << 6);
        members[column] = 0;
      }
    }
  }

  List<Column> build() {
    flush();
    return Arrays.stream(columns).map(OrderedNumbers::build).toList();
  }
}
