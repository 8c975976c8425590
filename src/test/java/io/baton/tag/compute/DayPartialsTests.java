package io.baton.tag.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.Column;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Positive;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that reuse days against runs that do not, night after night. */
class DayPartialsTests {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final FactTable SPENDING =
      new FactTable(
          "spending",
          "day",
          List.of(
              Field.of("day", FieldType.DATE),
              Field.of("kind", FieldType.ENUM),
              Field.number("amount", 2)),
          "spending");

  @Property(tries = 40)
  void shouldEqualAFullComputationWhateverComesLate(@ForAll @Positive int seed)
      throws SQLException, IOException {
    Random random = new Random(seed);
    Path directory = Files.createTempDirectory("partials");
    try (DuckDBConnection duck = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute(
          "create table spending (_customer int, day date, kind varchar, amount decimal(18, 2))");
      TagEngine engine = CubeTests.engine(duck);
      for (int night = 0; night < 8; night++) {
        LocalDate asOf = FIRST.plusDays(night + random.nextInt(2));
        change(sql, random, asOf);
        assertSame(directory, engine, asOf);
        if (random.nextInt(4) == 0) {
          damage(directory, random);
        }
      }
    } finally {
      delete(directory);
    }
  }

  /** New rows, late ones, some of tomorrow; some changed and some gone. */
  private static void change(Statement sql, Random random, LocalDate asOf) throws SQLException {
    for (int rows = random.nextInt(60); rows > 0; rows--) {
      String amount =
          random.nextInt(9) == 0 ? "null" : (random.nextInt(20_000) - 9_000) / 100.0 + "";
      String day =
          random.nextInt(20) == 0
              ? "null"
              : "date '" + asOf.minusDays(random.nextInt(30) - 1) + "'";
      sql.execute(
          "insert into spending values (%d, %s, %s, %s)"
              .formatted(
                  random.nextInt(40),
                  day,
                  List.of("'CARD'", "'CASH'", "null").get(random.nextInt(3)),
                  amount));
    }
    LocalDate some = asOf.minusDays(random.nextInt(25));
    switch (random.nextInt(4)) {
      case 0 ->
          sql.execute("update spending set amount = amount + 1 where day = date '" + some + "'");
      case 1 ->
          sql.execute("delete from spending where day = date '" + some + "' and _customer < 20");
      case 2 -> sql.execute("delete from spending where day = date '" + some + "'");
      default -> {
        // A night on which nothing else happened.
      }
    }
  }

  private static void damage(Path directory, Random random) throws IOException {
    for (Path file : files(directory)) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[random.nextInt(bytes.length)] ^= 0x55;
      Files.write(file, bytes);
    }
  }

  private static DayPartials assertSame(Path directory, TagEngine engine, LocalDate asOf) {
    List<Cube.Wanted> wanted = wanted();
    DayPartials partials = new DayPartials(directory);
    List<Column> full = CubeTests.columns(wanted, SPENDING, engine, asOf, CubeRows.DIRECT);
    List<Column> reused = CubeTests.columns(wanted, SPENDING, engine, asOf, partials);
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(reused.get(i).toBytes())
          .as("%s at %s", wanted.get(i).code(), asOf)
          .isEqualTo(full.get(i).toBytes());
    }
    return partials;
  }

  @Test
  void shouldAskForExactlyTheDaysThatChanged(@TempDir Path directory) throws SQLException {
    try (DuckDBConnection duck = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute(
          """
          create table spending as select i % 50 as _customer, date '2026-03-01' + (i % 20)::int as day,
            'CARD' as kind, (i % 700)::decimal(18, 2) as amount from range(4000) t (i)""");
      TagEngine engine = CubeTests.engine(duck);
      LocalDate asOf = FIRST.plusDays(19);

      assertThat(assertSame(directory, engine, asOf).daysAsked()).isEqualTo(20);
      assertThat(assertSame(directory, engine, asOf).daysAsked()).isZero();
      sql.execute(
          "insert into spending values (7, '2026-03-05', 'CASH', 1), (8, '2026-03-21', 'CASH', 1)");
      assertThat(assertSame(directory, engine, asOf.plusDays(1)).daysAsked()).isEqualTo(2);
    }
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
      for (String kind : List.of("", ",'where':{'field':'kind','op':'eq','value':'CARD'}")) {
        for (int days : new int[] {1, 3, 7, 21}) {
          String json =
              "{'table':'spending','aggregate':%s,'days':%d%s}".formatted(aggregate, days, kind);
          wanted.add(new Cube.Wanted(json, TagEngineContractTests.definition(json)));
        }
      }
    }
    return wanted;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static void delete(Path directory) throws IOException {
    for (Path file : files(directory)) {
      Files.delete(file);
    }
    Files.delete(directory);
  }
}
