package io.baton.tag.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.Column;
import io.baton.cohort.Field;
import io.baton.cohort.FieldType;
import io.baton.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import tools.jackson.databind.json.JsonMapper;

/** The same definitions over the same rows on two engines: the same column, byte by byte. */
class TagEngineContractTests {
  static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  static final FactTable SPENDING =
      new FactTable(
          "spending",
          "day",
          List.of(
              Field.of("day", FieldType.DATE),
              Field.of("kind", FieldType.ENUM),
              Field.of("online", FieldType.BOOLEAN),
              Field.number("amount", 2)),
          "spending");

  static final List<String> DEFINITIONS =
      List.of(
          "{'table':'spending','aggregate':'count'}",
          "{'table':'spending','aggregate':'count','days':1}",
          "{'table':'spending','aggregate':'sum','measure':'amount','days':30}",
          "{'table':'spending','aggregate':'avg','measure':'amount'}",
          "{'table':'spending','aggregate':'max','measure':'amount','days':7}",
          "{'table':'spending','aggregate':'min','measure':'amount','days':90}",
          "{'table':'spending','aggregate':'max','measure':'day'}",
          "{'table':'spending','aggregate':'last','measure':'amount'}",
          "{'table':'spending','aggregate':'last','measure':'kind','days':60}",
          "{'table':'spending','aggregate':'last','measure':'online'}",
          "{'table':'spending','aggregate':'last','measure':'day'}",
          "{'table':'spending','aggregate':'distinct','measure':'kind'}",
          "{'table':'spending','aggregate':'distinct','measure':'day','days':30}",
          "{'table':'spending','aggregate':'streak'}",
          "{'table':'spending','aggregate':'streak','days':30,"
              + "'where':{'not':{'field':'online','op':'eq','value':true}}}",
          "{'table':'spending','aggregate':'ratio','part':{'field':'online','op':'eq','value':true}}",
          "{'table':'spending','aggregate':'sum','measure':'amount','days':90,'where':{'all':["
              + "{'field':'kind','op':'in','value':['CARD','工资']},"
              + "{'any':[{'field':'amount','op':'between','value':[1.5,'800']},"
              + "{'field':'online','op':'isNull'}]},"
              + "{'not':{'field':'amount','op':'gt','value':700}},"
              + "{'field':'day','op':'ge','value':'2026-09-01'}]}}");

  private static HikariDataSource postgres;
  private static DuckDBConnection duck;

  @BeforeAll
  static void plantRows() throws SQLException {
    List<String> statements = statements();
    postgres = TestPostgres.freshDataSource();
    duck = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    for (Connection connection : List.of(postgres.getConnection(), duck.duplicate())) {
      try (connection;
          Statement sql = connection.createStatement()) {
        for (String statement : statements) {
          sql.execute(statement);
        }
      }
    }
  }

  static List<String> statements() {
    Random random = new Random(20_261_122);
    List<String> rows = new ArrayList<>();
    String[] kinds = {"'CARD'", "'CASH'", "'it''s; drop table x --'", "'工资'", "null"};
    for (int i = 0; i < 5_000; i++) {
      rows.add(
          "(%d, date '%s', %s, %s, %s)"
              .formatted(
                  random.nextInt(400),
                  TODAY.minusDays(random.nextInt(130) - 3),
                  kinds[random.nextInt(kinds.length)],
                  random.nextInt(9) == 0 ? "null" : random.nextBoolean(),
                  random.nextInt(9) == 0
                      ? "null"
                      : java.math.BigDecimal.valueOf(random.nextInt(200_000) - 60_000, 2)));
    }
    return List.of(
        "create table spending (_customer int, day date, kind varchar, online boolean,"
            + " amount decimal(18,2))",
        "insert into spending values " + String.join(", ", rows));
  }

  @AfterAll
  static void close() throws SQLException {
    postgres.close();
    duck.close();
  }

  static List<String> definitions() {
    return DEFINITIONS;
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void shouldComputeTheSameOnBothEngines(String json) {
    TagDefinition definition = definition(json);
    Column embedded = compute(definition, Dialect.DUCKDB);

    assertThat(embedded.known()).isPositive();
    assertThat(compute(definition, Dialect.POSTGRESQL).toBytes()).isEqualTo(embedded.toBytes());
    assertThat(compute(definition, Dialect.DUCKDB).toBytes()).isEqualTo(embedded.toBytes());
  }

  @Test
  void shouldTakeHostileTextForText() {
    TagDefinition definition =
        definition(
            "{'table':'spending','aggregate':'count',"
                + "'where':{'field':'kind','op':'eq','value':'it\\'s; drop table x --'}}");

    assertThat(compute(definition, Dialect.DUCKDB).known()).isPositive();
    assertThat(compute(definition, Dialect.POSTGRESQL).toBytes())
        .isEqualTo(compute(definition, Dialect.DUCKDB).toBytes());
  }

  private static Column compute(TagDefinition definition, Dialect dialect) {
    return ComputedColumn.of("tag", definition, SPENDING, engine(dialect), TODAY);
  }

  private static TagEngine engine(Dialect dialect) {
    return dialect == Dialect.POSTGRESQL
        ? new JdbcTagEngine(postgres, dialect)
        : new JdbcTagEngine(
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
            dialect);
  }

  static TagDefinition definition(String json) {
    return TagDefinition.parse(
        JSON.readTree(json.replace("\\'", "\u0001").replace('\'', '"').replace('\u0001', '\'')));
  }
}
