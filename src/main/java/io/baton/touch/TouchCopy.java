package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.shared.BinaryCopy;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Writes planned touches by PostgreSQL's binary COPY, on the connection of the caller's
 * transaction: they are committed with the process step that planned them, or not at all.
 */
@Component
class TouchCopy {
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
      BinaryCopy.copy(
          connection,
          """
          copy touch_touch (run_id, step, customer, month, occurrence, state)
          from stdin (format binary)
          """,
          copy -> write(copy, plan, month, customers));
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private static void write(CopyIn copy, TouchPlan plan, LocalDate month, CustomerSet customers)
      throws SQLException {
    ByteBuffer rows = ByteBuffer.allocate(BUFFER_BYTES);
    BinaryCopy.begin(rows);
    int day = (int) ChronoUnit.DAYS.between(DAY_ZERO, month);
    for (int customer : customers.toArray()) {
      if (rows.remaining() < ROW_BYTES) {
        BinaryCopy.send(copy, rows);
      }
      rows.putShort((short) 6);
      rows.putInt(8).putLong(plan.runId());
      rows.putInt(8).putLong(plan.step());
      rows.putInt(4).putInt(customer);
      rows.putInt(4).putInt(day);
      rows.putInt(2).putShort((short) plan.occurrence());
      rows.putInt(2).putShort(TouchState.PLANNED.code());
    }
    if (rows.remaining() < BinaryCopy.END_BYTES) {
      BinaryCopy.send(copy, rows);
    }
    BinaryCopy.end(rows);
    BinaryCopy.send(copy, rows);
  }
}
