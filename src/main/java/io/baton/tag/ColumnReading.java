package io.baton.tag;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.Field;
import io.baton.source.Warehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds columns out of a Parquet file, a few in one pass. A builder takes 8 bytes a customer and
 * column, so how many go together depends on how many rows there are.
 */
final class ColumnReading {
  private static final long CELLS = 32_000_000;

  private final Warehouse warehouse;
  private final Path file;
  private final String customer;
  private final long rows;

  /** A column of the file, and the field that it becomes. */
  record Wanted(Field field, String column) {}

  /**
   * @param customer name of the column with the customer's id
   * @param rows how many the file has, roughly
   */
  ColumnReading(Warehouse warehouse, Path file, String customer, long rows) {
    this.warehouse = warehouse;
    this.file = file;
    this.customer = customer;
    this.rows = rows;
  }

  /** Hands over each column in the order of the list. */
  void read(List<Wanted> wanted, BiConsumer<Field, Column> sink) {
    int together = (int) Math.max(1, Math.min(wanted.size(), CELLS / Math.max(1, rows)));
    for (int from = 0; from < wanted.size(); from += together) {
      List<Wanted> some = wanted.subList(from, Math.min(wanted.size(), from + together));
      List<ColumnBuilder> builders = build(some);
      for (int i = 0; i < some.size(); i++) {
        sink.accept(some.get(i).field(), builders.get(i).build());
      }
    }
  }

  private List<ColumnBuilder> build(List<Wanted> wanted) {
    List<ColumnBuilder> builders = new ArrayList<>();
    StringBuilder select = new StringBuilder("select ").append(Warehouse.name(customer));
    for (Wanted one : wanted) {
      builders.add(ColumnBuilder.of(one.field()));
      select.append(", ").append(expression(one.field(), Warehouse.name(one.column())));
    }
    select.append(" from read_parquet(").append(Warehouse.text(file.toString())).append(')');
    warehouse.query(
        select.toString(),
        row -> {
          int id = row.getInt(1);
          for (int i = 0; i < builders.size(); i++) {
            put(builders.get(i), wanted.get(i).field(), id, row, i + 2);
          }
        });
    return builders;
  }

  /** Numbers and dates travel as whole numbers: scaled, and as epoch day. */
  private static String expression(Field field, String column) {
    return switch (field.type()) {
      case BOOLEAN -> "cast(cast(" + column + " as boolean) as varchar)";
      case ENUM -> "cast(" + column + " as varchar)";
      case MULTI -> column;
      case DATE -> "date_diff('day', date '1970-01-01', cast(" + column + " as date))";
      case NUMBER ->
          field.scale() == 0
              ? "cast(" + column + " as bigint)"
              : "cast(cast(%s as decimal(18,%d)) * %s as bigint)"
                  .formatted(
                      column, field.scale(), BigDecimal.TEN.pow(field.scale()).toPlainString());
    };
  }

  /** A list, or one text with the values in a row. */
  private static List<String> several(@Nullable Object value) throws SQLException {
    List<String> values = new ArrayList<>();
    if (value instanceof Array list) {
      for (Object one : (Object[]) list.getArray()) {
        if (one != null) {
          values.add(one.toString());
        }
      }
    } else if (value != null) {
      for (String one : value.toString().split(Column.SEPARATOR, -1)) {
        if (!one.isBlank()) {
          values.add(one.strip());
        }
      }
    }
    return values;
  }

  private static void put(ColumnBuilder builder, Field field, int id, ResultSet row, int place)
      throws SQLException {
    if (field.type().ordered()) {
      long value = row.getLong(place);
      if (!row.wasNull()) {
        builder.putLong(id, value);
      }
    } else if (field.type().multiple()) {
      several(row.getObject(place)).forEach(value -> builder.put(id, value));
    } else {
      String value = row.getString(place);
      if (value != null) {
        builder.put(id, value);
      }
    }
  }
}
