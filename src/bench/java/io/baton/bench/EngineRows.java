package io.baton.bench;

import io.baton.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Rows that were ever inserted, updated or deleted in the process engine's tables, by the
 * database's own count.
 */
final class EngineRows {
  private EngineRows() {}

  /**
   * A connection hands its counts in when it ends: close every pool of the database before asking.
   */
  static long writtenIn(String database) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                TestPostgres.url(database), TestPostgres.user(), TestPostgres.password());
        Statement statement = connection.createStatement();
        ResultSet sum =
            statement.executeQuery(
                """
                SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)
                FROM pg_stat_user_tables WHERE relname LIKE 'act\\_%'
                """)) {
      sum.next();
      return sum.getLong(1);
    }
  }
}
