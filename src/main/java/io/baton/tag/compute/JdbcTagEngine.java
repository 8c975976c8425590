package io.baton.tag.compute;

import io.baton.shared.BatonException;
import io.baton.source.Warehouse.RowReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Any engine behind a JDBC driver, read only. */
public final class JdbcTagEngine implements TagEngine {
  private static final int FETCH = 10_000;

  private final DataSource source;
  private final Dialect dialect;

  public JdbcTagEngine(DataSource source, Dialect dialect) {
    this.source = source;
    this.dialect = dialect;
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public void query(String select, RowReader reader) {
    try (Connection connection = source.getConnection()) {
      if (dialect == Dialect.POSTGRESQL) {
        // Its driver streams inside a transaction only.
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
      }
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(FETCH);
        try (ResultSet rows = statement.executeQuery(select)) {
          while (rows.next()) {
            reader.read(rows);
          }
        }
      }
    } catch (SQLException e) {
      throw new BatonException(
          DefinitionError.TAG_ENGINE_FAILED, "the tag engine cannot compute this", e);
    }
  }
}
