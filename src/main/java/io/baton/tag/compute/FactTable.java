package io.baton.tag.compute;

import io.baton.cohort.Field;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows about customers that a tag can be computed from: any number a customer, each with the
 * customer's id in {@code _customer}.
 *
 * @param day name of the DATE column that says when a row happened; null where rows have no day
 * @param columns all that a definition may name, the day included
 * @param relation what stands behind FROM. SQL of this application or of its operator, never of a
 *     browser
 */
public record FactTable(String code, @Nullable String day, List<Field> columns, String relation) {
  public FactTable {
    columns = List.copyOf(columns);
  }

  Optional<Field> column(String name) {
    return columns.stream().filter(column -> column.code().equals(name)).findFirst();
  }

  /** The same rows, where another engine has them. */
  FactTable at(String otherRelation) {
    return new FactTable(code, day, columns, otherRelation);
  }
}
