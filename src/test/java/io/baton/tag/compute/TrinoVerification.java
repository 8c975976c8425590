package io.baton.tag.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cohort.Column;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The definitions of the engines' contract on DuckDB and on a real Trino: the same column, byte by
 * byte. Run by {@code mvn -Ptrino verify}, which unpacks the server.
 */
class TrinoVerification {
  @TempDir static Path data;

  private static TrinoServer server;
  private static DuckDBConnection duck;
  private static TagEngine trino;

  @BeforeAll
  static void start() throws Exception {
    server =
        TrinoServer.start(
            Path.of(System.getProperty("trino.home", "target/trino/trino-server-476")),
            Path.of(Objects.requireNonNull(System.getenv("TRINO_JAVA_HOME"))),
            data);
    trino = new TrinoTagEngine(server.url(), "baton", "", "memory.default");
    duck = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    try (Connection connection = duck.duplicate();
        Statement sql = connection.createStatement()) {
      for (String statement : TagEngineContractTests.statements()) {
        sql.execute(statement);
      }
    }
    plant();
  }

  /** A thousand rows a statement: Trino limits the length of a query. */
  private static void plant() throws SQLException {
    List<String> statements = TagEngineContractTests.statements();
    String insert = statements.get(1);
    String head = insert.substring(0, insert.indexOf('('));
    try (Connection connection = DriverManager.getConnection(server.url() + "?user=baton");
        Statement sql = connection.createStatement()) {
      sql.execute(statements.get(0).replace("spending", "memory.default.spending"));
      List<String> rows = List.of(insert.substring(head.length()).split("(?<=\\)), (?=\\()"));
      for (int from = 0; from < rows.size(); from += 1_000) {
        sql.execute(
            head.replace("spending", "memory.default.spending")
                + String.join(", ", rows.subList(from, Math.min(rows.size(), from + 1_000))));
      }
    }
  }

  @AfterAll
  static void stop() throws Exception {
    duck.close();
    server.close();
  }

  static List<String> definitions() {
    return TagEngineContractTests.DEFINITIONS;
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void shouldComputeTheSameAsDuckDb(String json) {
    TagDefinition definition = TagEngineContractTests.definition(json);

    Column embedded =
        ComputedColumn.of(
            "tag",
            definition,
            TagEngineContractTests.SPENDING,
            CubeTests.engine(duck),
            TagEngineContractTests.TODAY);
    Column distributed =
        ComputedColumn.of(
            "tag",
            definition,
            trino.place(TagEngineContractTests.SPENDING),
            trino,
            TagEngineContractTests.TODAY);

    assertThat(embedded.known()).isPositive();
    assertThat(distributed.toBytes()).isEqualTo(embedded.toBytes());
  }

  @Test
  void shouldComputeACubeTheSame() {
    List<Cube.Wanted> wanted = new ArrayList<>();
    for (String json : TagEngineContractTests.DEFINITIONS) {
      TagDefinition definition = TagEngineContractTests.definition(json);
      if (Cube.fits(definition, TagEngineContractTests.SPENDING)) {
        wanted.add(new Cube.Wanted(json, definition));
      }
    }
    List<Column> embedded =
        CubeTests.columns(
            wanted,
            TagEngineContractTests.SPENDING,
            CubeTests.engine(duck),
            TagEngineContractTests.TODAY,
            CubeRows.DIRECT);
    List<Column> distributed =
        CubeTests.columns(
            wanted,
            trino.place(TagEngineContractTests.SPENDING),
            trino,
            TagEngineContractTests.TODAY,
            CubeRows.DIRECT);

    assertThat(wanted).hasSizeGreaterThan(5);
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(distributed.get(i).toBytes())
          .as(wanted.get(i).code())
          .isEqualTo(embedded.get(i).toBytes());
    }
  }
}
