package io.baton.bench;

import io.baton.cohort.CustomerSet;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The baseline of a reservation: a row a customer with a count of the day and of the week, checked
 * and raised in batches of 5,000, all in one committed transaction.
 */
final class RowUpdates {
  private static final int BATCH = 5_000;

  private RowUpdates() {}

  static double millisecondsFor(DataSource database, CustomerSet customers) throws SQLException {
    try (Connection connection = database.getConnection()) {
      prepare(connection, customers);
      connection.setAutoCommit(false);
      long started = System.nanoTime();
      try (PreparedStatement update =
          connection.prepareStatement(
              """
              update bench_counter set today = today + 1, week = week + 1
              where customer = any(?) and today < 2 and week < 3
              """)) {
        for (long rank = 0; rank < customers.size(); rank += BATCH) {
          Integer[] ids =
              java.util.Arrays.stream(customers.slice(rank, BATCH).toArray())
                  .boxed()
                  .toArray(Integer[]::new);
          Array array = connection.createArrayOf("int4", ids);
          update.setArray(1, array);
          update.executeUpdate();
        }
      }
      connection.commit();
      return (System.nanoTime() - started) / 1e6;
    }
  }

  private static void prepare(Connection connection, CustomerSet customers) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      int[] ids = customers.toArray();
      sql.execute(
          """
          create table bench_counter as
          select c::int as customer, 0 as today, 0 as week from generate_series(0, %d) c
          """
              .formatted(ids[ids.length - 1]));
      sql.execute("alter table bench_counter add primary key (customer)");
      sql.execute("vacuum analyze bench_counter");
    }
  }
}
