package io.baton.cohort;

import java.util.List;

/**
 * A column beside its bytes, so that they are made once, by whichever thread has the time, for hash
 * and storage.
 *
 * @param bytes as {@link Column#toBytes} gives them; nobody may change them
 */
public record WrittenColumn(Column column, byte[] bytes) {
  public static WrittenColumn of(Column column) {
    return new WrittenColumn(column, column.toBytes());
  }

  public Field field() {
    return column.field();
  }

  /** The bytes cut into parts of at most {@code limit}, for one row each. */
  public List<byte[]> parts(int limit) {
    return ColumnFormat.cut(bytes, limit);
  }
}
