package io.baton.tag.compute;

import io.baton.shared.BatonException;
import io.baton.source.Warehouse;
import io.baton.source.Warehouse.RowReader;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** DuckDB over the Parquet files of the data directory. */
@Component
class EmbeddedTagEngine implements TagEngine {
  private final Warehouse warehouse;

  EmbeddedTagEngine(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Override
  public Dialect dialect() {
    return Dialect.DUCKDB;
  }

  @Override
  public void query(String select, RowReader reader) {
    try {
      warehouse.query(select, reader);
    } catch (BatonException e) {
      throw new BatonException(
          DefinitionError.TAG_ENGINE_FAILED, "the tag engine cannot compute this", e);
    }
  }

  @Override
  public void queryNumbers(String select, int columns, Consumer<long[]> reader) {
    try {
      warehouse.queryNumbers(select, columns, reader);
    } catch (BatonException e) {
      throw new BatonException(
          DefinitionError.TAG_ENGINE_FAILED, "the tag engine cannot compute this", e);
    }
  }
}
