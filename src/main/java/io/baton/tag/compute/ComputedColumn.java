package io.baton.tag.compute;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import io.baton.cohort.Field;
import java.time.LocalDate;

/** Runs a definition and makes its column for the index. */
final class ComputedColumn {
  private ComputedColumn() {}

  static Column of(
      String code, TagDefinition definition, FactTable table, TagEngine engine, LocalDate asOf) {
    Field field = DefinitionSql.result(code, definition, table);
    ColumnBuilder builder = ColumnBuilder.of(field);
    engine.query(
        DefinitionSql.of(definition, table, engine.dialect(), asOf),
        row -> {
          int customer = row.getInt(1);
          if (field.type().ordered()) {
            builder.putLong(customer, row.getLong(2));
          } else {
            builder.put(customer, row.getString(2));
          }
        });
    return builder.build();
  }
}
