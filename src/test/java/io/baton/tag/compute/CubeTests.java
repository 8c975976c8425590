package io.baton.tag.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.Column;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Every tag of a cube against its own query, byte by byte. */
class CubeTests {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final FactTable SPENDING =
      new FactTable(
          "spending",
          "day",
          List.of(
              Field.of("day", FieldType.DATE),
              Field.of("kind", FieldType.ENUM),
              Field.of("channel", FieldType.ENUM),
              Field.number("amount", 2)),
          "spending");

  @Test
  void shouldEqualOneQueryATag() throws SQLException {
    DuckDBConnection duck = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    try (duck;
        Statement sql = duck.createStatement()) {
      sql.execute(
          """
          create table spending as select (hash(i) % 500)::int as _customer,
            date '2026-11-24' - (hash(i, 1) % 130)::int as day,
            case when hash(i, 2) % 7 = 0 then null else ['CARD', 'CASH', '工资'][1 + (hash(i, 2) % 3)::int] end as kind,
            ['APP', 'POS'][1 + (hash(i, 3) % 2)::int] as channel,
            case when hash(i, 4) % 11 = 0 then null
              else ((hash(i, 4) % 90000)::int - 30000)::decimal(18, 2) / 100 end::decimal(18, 2) as amount
          from range(6000) as t (i)""");
      TagEngine engine = engine(duck);
      List<Cube.Wanted> wanted = wanted();

      List<Column> columns = columns(wanted, SPENDING, engine, TODAY, CubeRows.DIRECT);

      assertThat(columns).hasSize(wanted.size()).anyMatch(column -> column.known() > 300);
      for (int i = 0; i < wanted.size(); i++) {
        Cube.Wanted one = wanted.get(i);
        assertThat(columns.get(i).toBytes())
            .as(one.code())
            .isEqualTo(
                ComputedColumn.of(one.code(), one.definition(), SPENDING, engine, TODAY).toBytes());
      }
    }
  }

  @Test
  void shouldDivideDefinitionsThatTestTooManyTexts() {
    List<Cube.Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      for (String column : List.of("kind", "channel")) {
        String json =
            "{'table':'spending','aggregate':'count','where':{'field':'%s','op':'eq','value':'v%d'}}"
                .formatted(column, i);
        wanted.add(new Cube.Wanted(json, TagEngineContractTests.definition(json)));
      }
    }

    List<List<Cube.Wanted>> scans = Cube.scans(wanted, SPENDING);

    assertThat(scans.stream().flatMap(List::stream)).containsExactlyElementsOf(wanted);
    assertThat(scans).hasSizeBetween(2, 4);
    assertThat(scans)
        .allSatisfy(
            scan -> assertThat(new CubeShape(scan, SPENDING).combinations()).isLessThan(1 << 19));
    assertThat(Cube.scans(wanted(), SPENDING)).hasSize(1);
  }

  private static List<Cube.Wanted> wanted() {
    List<Cube.Wanted> wanted = new ArrayList<>();
    for (String aggregate :
        List.of(
            "'count'",
            "'sum','measure':'amount'",
            "'avg','measure':'amount'",
            "'min','measure':'amount'",
            "'max','measure':'amount'",
            "'max','measure':'day'",
            "'distinct','measure':'day'")) {
      for (String kind : List.of("", "CARD", "CASH", "工资", "NOBODY")) {
        for (String channel : List.of("", "APP", "POS")) {
          for (int days : new int[] {1, 7, 30, 90, 0}) {
            StringJoiner tests = new StringJoiner(",", ",'where':{'all':[", "]}");
            tests.setEmptyValue("");
            if (!kind.isEmpty()) {
              tests.add("{'field':'kind','op':'eq','value':'" + kind + "'}");
            }
            if (!channel.isEmpty()) {
              tests.add("{'field':'channel','op':'eq','value':'" + channel + "'}");
            }
            String json =
                "{'table':'spending','aggregate':%s%s%s}"
                    .formatted(aggregate, days == 0 ? "" : ",'days':" + days, tests);
            TagDefinition definition = TagEngineContractTests.definition(json);
            assertThat(Cube.fits(definition, SPENDING)).as(json).isTrue();
            wanted.add(new Cube.Wanted(json, definition));
          }
        }
      }
    }
    return wanted;
  }

  static List<Column> columns(
      List<Cube.Wanted> wanted, FactTable table, TagEngine engine, LocalDate asOf, CubeRows rows) {
    try (Cube cube = Cube.read(wanted, table, engine, asOf, rows)) {
      return cube.columns();
    }
  }

  static TagEngine engine(DuckDBConnection duck) {
    return new JdbcTagEngine(
        new AbstractDataSource() {
          @Override
          public Connection getConnection() throws SQLException {
            return duck.duplicate();
          }

          @Override
          public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
          }
        },
        Dialect.DUCKDB);
  }
}
