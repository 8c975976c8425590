package io.baton.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.shared.BatonException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers read by the chunk are those that are read by the row. */
class WarehouseTests {
  @TempDir Path data;

  private Warehouse warehouse;

  @BeforeEach
  void start() {
    warehouse = new Warehouse(data, "200MB");
  }

  @AfterEach
  void stop() throws Exception {
    warehouse.destroy();
  }

  @Test
  void shouldReadTheSameNumbersByTheChunkAsByTheRow() {
    // More rows than a chunk has, narrow and wide columns, negative numbers, nulls.
    String select =
        """
        select cast(n as integer), case when n % 7 = 0 then null else n * 3000000000 - 9 end,
          case when n % 5 = 0 then null else cast(-n as integer) end
        from range(10000) t (n) order by n""";
    List<List<Long>> byRow = new ArrayList<>();
    warehouse.query(
        select, row -> byRow.add(List.of(row.getLong(1), row.getLong(2), row.getLong(3))));
    List<List<Long>> byChunk = new ArrayList<>();
    warehouse.queryNumbers(select, 3, row -> byChunk.add(List.of(row[0], row[1], row[2])));

    assertThat(byChunk).hasSize(10_000).isEqualTo(byRow);
    assertThat(byChunk.get(7)).containsExactly(7L, 0L, -7L);
  }

  @Test
  void shouldReadNothingWhereThereIsNothing() {
    List<long[]> rows = new ArrayList<>();
    warehouse.queryNumbers("select 1::bigint where false", 1, row -> rows.add(row.clone()));
    assertThat(rows).isEmpty();
  }

  @Test
  void shouldSayWhereItFails() {
    assertThatThrownBy(() -> warehouse.queryNumbers("select nothing", 1, row -> {}))
        .isInstanceOf(BatonException.class);
    assertThatThrownBy(
            () ->
                warehouse.queryNumbers(
                    "select case when n > 5000 then error('late') else n end from range(9000) t (n)",
                    1,
                    row -> {}))
        .isInstanceOf(BatonException.class);
  }
}
