package io.baton.tag.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.Column;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several cubes, of which the next is read while one is computed. */
class FusedScansTests {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final List<String> TABLES = List.of("a", "b", "broken", "c");

  private final ConcurrentLinkedQueue<StoredRows> opened = new ConcurrentLinkedQueue<>();
  private DuckDBConnection duck;
  private TagEngine engine;

  @BeforeEach
  void open() throws SQLException {
    duck = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    try (Statement sql = duck.createStatement()) {
      for (String table : List.of("a", "b", "c")) {
        sql.execute(
            "create table %s as select i::int as _customer, date '%s' as day from range(300) as t (i)"
                .formatted(table, TODAY));
      }
    }
    engine = CubeTests.engine(duck);
  }

  @AfterEach
  void close() throws SQLException {
    duck.close();
  }

  @Test
  void shouldComputeEveryPartInOrderAndLeaveOutAScanThatFails() {
    List<String> computed = new ArrayList<>();

    FusedScans.each(
        scans(),
        this::read,
        (scanned, part) -> scanned.cube().columns(part),
        columns -> computed.addAll(columns.stream().map(column -> column.field().code()).toList()));

    assertThat(computed)
        .containsExactlyElementsOf(
            scans().stream()
                .flatMap(List::stream)
                .map(Cube.Wanted::code)
                .filter(code -> !code.startsWith("broken"))
                .toList());
    assertThat(opened).hasSize(3).noneMatch(this::readable);
  }

  @Test
  void shouldCloseWhatWasReadAheadOfAnEarlyEnd() {
    List<List<Column>> used = new ArrayList<>();

    FusedScans.each(
        scans(),
        this::read,
        (scanned, part) -> scanned.cube().columns(part),
        columns -> !used.add(columns));

    assertThat(used).hasSize(1);
    assertThat(opened).isNotEmpty().noneMatch(this::readable);
  }

  private boolean readable(StoredRows rows) {
    try {
      rows.forEach(row -> {});
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private Cube read(List<Cube.Wanted> wanted) {
    String code = wanted.get(0).definition().table();
    CubeRows direct =
        (shape, from, asOf) -> {
          StoredRows rows = CubeRows.DIRECT.read(shape, from, asOf);
          opened.add(rows);
          return rows;
        };
    return Cube.read(wanted, table(code), engine, TODAY, direct);
  }

  private static FactTable table(String code) {
    return new FactTable(code, "day", List.of(Field.of("day", FieldType.DATE)), code);
  }

  private static List<List<Cube.Wanted>> scans() {
    return TABLES.stream().map(FusedScansTests::wanted).toList();
  }

  private static List<Cube.Wanted> wanted(String table) {
    List<Cube.Wanted> wanted = new ArrayList<>();
    for (int days = 1; days <= 70; days++) {
      String json = "{'table':'%s','aggregate':'count','days':%d}".formatted(table, days);
      wanted.add(new Cube.Wanted(table + days, TagEngineContractTests.definition(json)));
    }
    return wanted;
  }
}
