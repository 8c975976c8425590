package io.baton.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The baselines of planning: the rows of touches alone, without policy, steps, batches or texts.
 */
final class TouchRowsWritten {
  private static final LocalDate MONTH = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
  private static final int DAY = (int) ChronoUnit.DAYS.between(LocalDate.of(2000, 1, 1), MONTH);
  private static final int CHUNK = 50_000;
  private static final int BATCH = 1_000;
  private static final int ROW = 2 + 6 * 4 + 8 + 8 + 4 + 4 + 2 + 2;

  private TouchRowsWritten() {}

  /** A table of that name with the columns, key and fill of the ledger's. */
  static void table(DataSource database, String name) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute("drop table if exists " + name);
      sql.execute("create table %s (like touch_touch including all)".formatted(name));
      sql.execute(
          "alter table %s add primary key (run_id, step, occurrence, customer)".formatted(name));
      sql.execute("alter table %s set (fillfactor = 50)".formatted(name));
    }
  }

  static void byCopy(DataSource database, String table, long step, int customers)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      for (int from = 0; from < customers; from += CHUNK) {
        CopyIn copy =
            connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                    "copy %s (run_id, step, customer, month, occurrence, state) from stdin (format binary)"
                        .formatted(table));
        ByteBuffer rows = ByteBuffer.allocate(21 + CHUNK * ROW);
        rows.put("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(0).putInt(0);
        for (int customer = from; customer < Math.min(customers, from + CHUNK); customer++) {
          rows.putShort((short) 6).putInt(8).putLong(1).putInt(8).putLong(step);
          rows.putInt(4).putInt(customer).putInt(4).putInt(DAY).putInt(2).putShort((short) 0);
          rows.putInt(2).putShort((short) 0);
        }
        rows.putShort((short) -1);
        copy.writeToCopy(rows.array(), 0, rows.position());
        copy.endCopy();
        connection.commit();
      }
    }
  }

  /** With {@code reWriteBatchedInserts}, which the address of the server says. */
  static void byBatches(DataSource database, String table, long step, int customers)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into %s (run_id, step, customer, month, occurrence, state) values (?, ?, ?, ?, ?, ?)"
                    .formatted(table))) {
      connection.setAutoCommit(false);
      for (int customer = 0; customer < customers; customer++) {
        insert.setLong(1, 1);
        insert.setLong(2, step);
        insert.setInt(3, customer);
        insert.setObject(4, MONTH);
        insert.setShort(5, (short) 0);
        insert.setShort(6, (short) 0);
        insert.addBatch();
        if ((customer + 1) % BATCH == 0) {
          insert.executeBatch();
        }
        if ((customer + 1) % CHUNK == 0) {
          connection.commit();
        }
      }
      insert.executeBatch();
      connection.commit();
    }
  }
}
