package io.baton.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The same table as one CASE over the same customers, its result written to a table. */
final class CaseInDuckDb implements AutoCloseable {
  private static final List<String> TYPES =
      List.of("integer", "varchar", "boolean", "decimal(15, 2)", "integer");

  private final Connection connection;

  private CaseInDuckDb(Connection connection) {
    this.connection = connection;
  }

  static CaseInDuckDb load(int customers) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    List<String> columns = new ArrayList<>(List.of("id integer"));
    for (int i = 0; i < TYPES.size(); i++) {
      columns.add(DecisionPopulation.FIELDS.get(i).code() + " " + TYPES.get(i));
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table customer (" + String.join(", ", columns) + ")");
    }
    try (DuckDBAppender rows =
        connection.unwrap(DuckDBConnection.class).createAppender("main", "customer")) {
      for (int customer = 0; customer < customers; customer++) {
        rows.beginRow();
        rows.append(customer);
        for (int field = 0; field < TYPES.size(); field++) {
          append(rows, field, DecisionPopulation.value(customer, field));
        }
        rows.endRow();
      }
    }
    return new CaseInDuckDb(connection);
  }

  private static void append(
      DuckDBAppender rows, int field, @org.jspecify.annotations.Nullable Long value)
      throws SQLException {
    if (value == null) {
      rows.appendNull();
    } else if (field == 1) {
      rows.append(DecisionPopulation.text(field, value));
    } else if (field == 2) {
      rows.append(value == 1);
    } else if (field == 3) {
      rows.append(BigDecimal.valueOf(value, 2));
    } else {
      rows.append(value.intValue());
    }
  }

  /** By rule the number of its customers and the sum of their ids. */
  Map<Integer, List<Long>> sums() throws SQLException {
    materialise();
    Map<Integer, List<Long>> sums = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select rule, count(*), sum(id)::bigint from decided group by rule")) {
      while (row.next()) {
        sums.put(row.getInt(1), List.of(row.getLong(2), row.getLong(3)));
      }
    }
    return sums;
  }

  /** The number of customers in the table that was written. */
  long materialised() throws SQLException {
    materialise();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from decided")) {
      row.next();
      return row.getLong(1);
    }
  }

  private void materialise() throws SQLException {
    StringBuilder sql =
        new StringBuilder("create or replace table decided as select id, case");
    for (int row = 0; row < DecisionPopulation.ROWS.size(); row++) {
      sql.append(" when ").append(condition(DecisionPopulation.ROWS.get(row)));
      sql.append(" then ").append(row + 1);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql.append(" end as rule from customer").toString());
    }
  }

  private static String condition(List<String> cells) {
    List<String> tests = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).equals("-")) {
        tests.add(test(DecisionPopulation.FIELDS.get(i).code(), cells.get(i)));
      }
    }
    return tests.isEmpty() ? "true" : String.join(" and ", tests);
  }

  /** Only the forms of cell that the table has. */
  private static String test(String name, String cell) {
    if (cell.equals("null")) {
      return name + " is null";
    }
    if (cell.startsWith("not(")) {
      String value = cell.substring(4, cell.length() - 1).replace('"', '\'');
      return name + " is distinct from " + value;
    }
    if (cell.startsWith("[")) {
      String[] ends = cell.substring(1, cell.length() - 1).split("\\.\\.");
      return "(%1$s >= %2$s and %1$s %3$s %4$s)"
          .formatted(name, ends[0], cell.endsWith("]") ? "<=" : "<", ends[1]);
    }
    if (cell.startsWith("\"")) {
      return name + " in (" + cell.replace('"', '\'') + ")";
    }
    return cell.equals("true") || cell.equals("false")
        ? name + " = " + cell
        : name + " " + cell;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
