package io.baton.tag.compute;

import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.source.Source;
import io.baton.source.SourceColumn;
import io.baton.source.Sources;
import io.baton.source.Warehouse;
import java.util.List;
import org.springframework.stereotype.Component;

/** Every imported source; its first DATE column is the day of its rows. */
@Component
class SourceFacts implements FactTables {
  private final Sources sources;

  SourceFacts(Sources sources) {
    this.sources = sources;
  }

  @Override
  public List<FactTable> factTables() {
    return sources.all().stream().map(this::table).toList();
  }

  private FactTable table(Source source) {
    String day =
        source.columns().stream()
            .filter(column -> column.type() == FieldType.DATE)
            .map(SourceColumn::name)
            .findFirst()
            .orElse(null);
    List<Field> columns =
        source.columns().stream()
            .map(column -> new Field(column.name(), column.type(), column.scale()))
            .toList();
    String file = Warehouse.text(sources.parquet(source.code()).toString());
    return new FactTable(source.code(), day, columns, "read_parquet(" + file + ")");
  }
}
