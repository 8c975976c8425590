package io.baton.tag.compute;

import io.baton.cohort.Column;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.springframework.jdbc.datasource.AbstractDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two nights over a year of card payments, for the benchmark, which stands in another package: on
 * the second there is a new day, and some rows of three earlier days have come late.
 */
public final class NightlyRuns implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final LocalDate FIRST = LocalDate.parse("2026-11-21");

  private final Path directory;
  private final DuckDBConnection duck;
  private final List<Cube.Wanted> wanted = definitions();
  private int night = 1;

  public NightlyRuns(Path directory, int customers) throws SQLException, IOException {
    this.directory = directory;
    Files.createDirectories(directory);
    this.duck = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    String rows =
        """
        select c::int as _customer, date '%s' - d::int as day, ['CARD', 'CASH', 'QR'][1 + (h %% 3)::int] as kind,
          ['APP', 'POS'][1 + (h // 3 %% 2)::int] as channel, (h // 6 %% 900000)::decimal(18, 2) / 100 as amount
        from (select c, d, hash(c, d) as h from range(%d) a (c), range(%d, %d) b (d)) where h // 7 %% 10 = 0"""
            .formatted(FIRST, customers, 0, 365);
    String late =
        """
        select c::int as _customer, date '%s' - (hash(c) %% 3 * 40 + 5)::int as day, 'CARD' as kind, 'POS' as channel,
          12.34::decimal(18, 2) as amount from range(0, %d, 50) t (c)"""
            .formatted(FIRST, customers);
    String tomorrow =
        """
        select c::int as _customer, date '%s' as day, 'QR' as kind, 'APP' as channel, 5.5::decimal(18, 2) as amount
        from range(0, %d, 10) t (c)"""
            .formatted(FIRST.plusDays(1), customers);
    write(
        1,
        "select _customer, day, kind, channel, amount::decimal(18, 2) as amount from ("
            + rows
            + ")");
    write(
        2,
        "select * from read_parquet('%s') union all %s union all %s"
            .formatted(file(1), late, tomorrow));
  }

  private void write(int number, String select) throws SQLException {
    try (Connection connection = duck.duplicate();
        Statement sql = connection.createStatement()) {
      sql.execute("copy (%s) to '%s' (format parquet)".formatted(select, file(number)));
    }
  }

  private Path file(int number) {
    return directory.resolve("payments-" + number + ".parquet");
  }

  public int tags() {
    return wanted.size();
  }

  public long rows() throws SQLException {
    try (Connection connection = duck.duplicate();
        Statement sql = connection.createStatement();
        var rows = sql.executeQuery("select count(*) from read_parquet('" + file(2) + "')")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The night of this number, 1 or 2. */
  public void night(int number) {
    night = number;
  }

  /** Everything from the rows. */
  public List<byte[]> full() {
    return run(CubeRows.DIRECT);
  }

  /** With the days that an earlier run left; the files are kept apart for each repetition. */
  public List<byte[]> reusing(String name) {
    return run(new DayPartials(directory.resolve(name)));
  }

  private List<byte[]> run(CubeRows rows) {
    FactTable table =
        new FactTable(
            "payments",
            "day",
            List.of(
                Field.of("day", FieldType.DATE),
                Field.of("kind", FieldType.ENUM),
                Field.of("channel", FieldType.ENUM),
                Field.number("amount", 2)),
            "read_parquet('" + file(night) + "')");
    try (Cube cube = Cube.read(wanted, table, engine(), FIRST.plusDays(night - 1), rows)) {
      return cube.columns().stream().map(Column::toBytes).toList();
    }
  }

  /** Whether two runs made the same columns, byte by byte. */
  public static boolean same(List<byte[]> one, List<byte[]> other) {
    for (int i = 0; i < one.size(); i++) {
      if (!Arrays.equals(one.get(i), other.get(i))) {
        return false;
      }
    }
    return one.size() == other.size();
  }

  private TagEngine engine() {
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

  private static List<Cube.Wanted> definitions() {
    List<Cube.Wanted> wanted = new ArrayList<>();
    for (String aggregate : List.of("count", "sum", "avg", "min", "max")) {
      for (String kind : List.of("", "CARD", "CASH", "QR")) {
        for (String channel : List.of("", "APP", "POS")) {
          for (int days : new int[] {7, 30, 90, 180, 365}) {
            List<String> tests = new ArrayList<>();
            if (!kind.isEmpty()) {
              tests.add("{\"field\":\"kind\",\"op\":\"eq\",\"value\":\"" + kind + "\"}");
            }
            if (!channel.isEmpty()) {
              tests.add("{\"field\":\"channel\",\"op\":\"eq\",\"value\":\"" + channel + "\"}");
            }
            String json =
                "{\"table\":\"payments\",\"aggregate\":\"%s\"%s,\"days\":%d%s}"
                    .formatted(
                        aggregate,
                        aggregate.equals("count") ? "" : ",\"measure\":\"amount\"",
                        days,
                        tests.isEmpty()
                            ? ""
                            : ",\"where\":{\"all\":[" + String.join(",", tests) + "]}");
            wanted.add(new Cube.Wanted(json, TagDefinition.parse(JSON.readTree(json))));
          }
        }
      }
    }
    return wanted;
  }

  @Override
  public void close() throws SQLException {
    duck.close();
  }
}
