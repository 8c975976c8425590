package io.baton.source;

import io.baton.cohort.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the columns of a file.
 *
 * @param key the column that names the customer; null: {@code <code>-<row number>}
 * @param kept the columns that go to the warehouse
 * @param branch column with the code of the customer's branch
 * @param customerName column with the customer's name
 */
record Mapping(
    String code,
    String name,
    @Nullable String key,
    List<Kept> kept,
    @Nullable String branch,
    @Nullable String email,
    @Nullable String mobile,
    @Nullable String customerName) {

  /** A column for the warehouse; scale is that of a NUMBER, 0 otherwise. */
  record Kept(String name, FieldType type, int scale) {
    static Kept text(String name) {
      return new Kept(name, FieldType.ENUM, 0);
    }
  }

  Mapping keeping(List<Kept> columns) {
    return new Mapping(code, name, key, columns, branch, email, mobile, customerName);
  }

  /** Whether the file tells how to reach the customer or what they are called. */
  boolean tellsOfCustomers() {
    return branch != null || email != null || mobile != null || customerName != null;
  }
}
