package io.baton.source;

import io.baton.shared.BatonException;
import io.baton.source.SourceConnection.Kind;
import io.baton.source.SourceSettings.Credentials;
import io.baton.source.csv.RowSink;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads tables of other databases: read only, streamed, for a limited time. Tables and columns are
 * those that the database itself lists; nobody's SQL is run.
 */
@Component
class JdbcTables {
  private static final int FETCH = 5_000;
  private static final int MOST_TABLES = 2_000;

  private final SourceConnections connections;
  private final SourceSettings settings;
  private final ZoneId zone;

  JdbcTables(
      SourceConnections connections, SourceSettings settings, @Value("${baton.zone}") ZoneId zone) {
    this.connections = connections;
    this.settings = settings;
    this.zone = zone;
  }

  @FunctionalInterface
  private interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Tables and views, the database's own left out. */
  List<Origin> tables(String code) {
    return open(
        code,
        connection -> {
          List<Origin> tables = new ArrayList<>();
          String[] types = {"TABLE", "VIEW", "MATERIALIZED VIEW", "PARTITIONED TABLE"};
          try (ResultSet rows = connection.getMetaData().getTables(null, null, "%", types)) {
            while (rows.next() && tables.size() < MOST_TABLES) {
              tables.add(
                  new Origin(
                      SourceKind.JDBC,
                      code,
                      rows.getString("TABLE_SCHEM"),
                      rows.getString("TABLE_NAME")));
            }
          }
          return tables;
        });
  }

  /**
   * @throws BatonException SOURCE_UNKNOWN_TABLE
   */
  List<PhysicalColumn> columns(Origin table) {
    return open(connection(table), connection -> columns(connection, table));
  }

  private List<PhysicalColumn> columns(Connection connection, Origin table) throws SQLException {
    List<PhysicalColumn> columns = new ArrayList<>();
    DatabaseMetaData meta = connection.getMetaData();
    String escape = meta.getSearchStringEscape();
    try (ResultSet rows =
        meta.getColumns(
            null, escaped(table.schema(), escape), escaped(table.name(), escape), "%")) {
      while (rows.next()) {
        columns.add(
            JdbcValues.column(
                rows.getString("COLUMN_NAME"),
                rows.getInt("DATA_TYPE"),
                rows.getString("TYPE_NAME"),
                rows.getInt("COLUMN_SIZE"),
                rows.getInt("DECIMAL_DIGITS")));
      }
    }
    if (columns.isEmpty()) {
      throw new BatonException(
          SourceError.SOURCE_UNKNOWN_TABLE,
          "the connection has no table " + table.schema() + "." + table.name());
    }
    return columns;
  }

  private static String escaped(@Nullable String name, String escape) {
    return String.valueOf(name)
        .replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }

  long count(Origin table) {
    return open(
        connection(table),
        connection -> {
          try (Statement statement = statement(connection);
              ResultSet rows =
                  statement.executeQuery("select count(*) from " + relation(connection, table))) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  /**
   * Streams the named columns of all rows, or of the first ones.
   *
   * @param limit 0 for all
   * @throws BatonException SOURCE_VANISHED where the database stops answering
   */
  void read(Origin table, List<String> names, int limit, RowSink sink) {
    open(
        connection(table),
        connection -> {
          List<String> quoted = new ArrayList<>();
          for (String name : names) {
            quoted.add(quoted(connection, name));
          }
          String select =
              "select " + String.join(", ", quoted) + " from " + relation(connection, table);
          try (Statement statement = statement(connection)) {
            statement.setMaxRows(limit);
            try (ResultSet rows = statement.executeQuery(select)) {
              read(rows, names, sink);
            }
          }
          return names;
        });
  }

  private void read(ResultSet rows, List<String> names, RowSink sink) throws SQLException {
    sink.header(names);
    JdbcValues values = new JdbcValues(rows.getMetaData(), zone);
    @Nullable String[] fields = new String[names.size()];
    for (long number = 1; rows.next(); number++) {
      for (int i = 0; i < fields.length; i++) {
        fields[i] = values.read(rows, i + 1);
      }
      sink.row(number, number, fields, fields.length);
    }
  }

  private Statement statement(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    statement.setFetchSize(FETCH);
    statement.setQueryTimeout(Math.toIntExact(settings.timeout().toSeconds()));
    return statement;
  }

  private static String relation(Connection connection, Origin table) throws SQLException {
    String name = quoted(connection, String.valueOf(table.name()));
    return table.schema() == null ? name : quoted(connection, table.schema()) + "." + name;
  }

  private static String quoted(Connection connection, String name) throws SQLException {
    String quote = connection.getMetaData().getIdentifierQuoteString();
    return quote + name.replace(quote, quote + quote) + quote;
  }

  private <T> T open(String code, Work<T> work) {
    SourceConnection place = connections.get(code, Kind.POSTGRESQL);
    String url =
        "jdbc:postgresql://%s:%d/%s".formatted(place.host(), place.port(), place.database());
    boolean reading = false;
    try (Connection connection = DriverManager.getConnection(url, properties(place))) {
      reading = true;
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      return work.with(connection);
    } catch (SQLException e) {
      // A driver's words name hosts and users: only its state is passed on.
      throw reading
          ? new BatonException(
              SourceError.SOURCE_VANISHED,
              "the database did not answer to the end (state %s); nothing was changed"
                  .formatted(e.getSQLState()))
          : new BatonException(
              SourceError.SOURCE_CONNECTION_FAILED,
              "the connection %s cannot be opened (state %s)".formatted(code, e.getSQLState()));
    }
  }

  private Properties properties(SourceConnection place) {
    String seconds = Long.toString(settings.timeout().toSeconds());
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("socketTimeout", seconds);
    properties.setProperty("readOnlyMode", "always");
    properties.setProperty("ApplicationName", "baton");
    Credentials credentials = connections.credentials(place);
    if (credentials != null) {
      properties.setProperty("user", credentials.user());
      properties.setProperty("password", credentials.password());
    }
    return properties;
  }

  private static String connection(Origin table) {
    return String.valueOf(table.connection());
  }
}
