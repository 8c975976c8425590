package io.baton.touch;

import io.baton.cohort.CustomerSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Writes planned touches by PostgreSQL's binary COPY, on the connection of the caller's
 * transaction: they are committed with the process step that planned them, or not at all.
 */
@Component
class TouchCopy {
  private static final byte[] SIGNATURE =
      "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int ROW_BYTES = 2 + 6 * 4 + 8 + 8 + 4 + 4 + 2 + 2;
  private static final LocalDate DAY_ZERO = LocalDate.of(2000, 1, 1);
  private static final int BUFFER_BYTES = 64 * 1024;

  private final DataSource dataSource;

  TouchCopy(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void write(TouchPlan plan, LocalDate month, CustomerSet customers) {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      CopyIn copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  """
                  copy touch_touch (run_id, step, customer, month, occurrence, state)
                  from stdin (format binary)
                  """);
      try {
        write(copy, plan, month, customers);
        copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("touches could not be written", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static void write(CopyIn copy, TouchPlan plan, LocalDate month, CustomerSet customers)
      throws SQLException {
    ByteBuffer rows = ByteBuffer.allocate(BUFFER_BYTES);
    rows.put(SIGNATURE).putInt(0).putInt(0);
    int day = (int) ChronoUnit.DAYS.between(DAY_ZERO, month);
    for (int customer : customers.toArray()) {
      if (rows.remaining() < ROW_BYTES) {
        flush(copy, rows);
      }
      rows.putShort((short) 6);
      rows.putInt(8).putLong(plan.runId());
      rows.putInt(8).putLong(plan.step());
      rows.putInt(4).putInt(customer);
      rows.putInt(4).putInt(day);
      rows.putInt(2).putShort((short) plan.occurrence());
      rows.putInt(2).putShort(TouchState.PLANNED.code());
    }
    if (rows.remaining() < 2) {
      flush(copy, rows);
    }
    rows.putShort((short) -1);
    flush(copy, rows);
  }

  private static void flush(CopyIn copy, ByteBuffer rows) throws SQLException {
    copy.writeToCopy(rows.array(), 0, rows.position());
    rows.clear();
  }
}
