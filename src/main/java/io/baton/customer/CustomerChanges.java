package io.baton.customer;

import io.baton.cohort.CustomerSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Which customers were changed, by transaction. What a look did not see yet is of a transaction
 * that was under way then, or began later: its number is not below the lowest one that was under
 * way. So a look that asks from that number on misses nothing, in whatever order transactions end.
 */
@Component
class CustomerChanges {
  private final JdbcTemplate jdbc;

  CustomerChanges(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  record Change(long seq, long transaction, CustomerSet customers) {}

  /**
   * @param next the lowest number that was under way, for the next look
   */
  record News(long next, List<Change> changes) {}

  /** In a transaction. */
  Change add(CustomerSet customers) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
            insert into customer_change (customers) values (?)
            returning seq, transaction::text::bigint, customers""",
            (row, n) -> change(row, 1),
            (Object) customers.toBytes()));
  }

  /** From where a look misses nothing that is not in the database yet. */
  long start() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint", Long.class));
  }

  /** One statement: what is under way and what has ended are of one moment. */
  News since(long transaction) {
    List<Change> changes = new ArrayList<>();
    long[] next = {transaction};
    jdbc.query(
        """
        select pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
          seq, transaction::text::bigint, customers
        from (values (1)) here left join customer_change on transaction >= ?::text::xid8
        order by seq""",
        row -> {
          next[0] = row.getLong(1);
          if (row.getObject(2) != null) {
            changes.add(change(row, 2));
          }
        },
        Long.toString(transaction));
    return new News(next[0], changes);
  }

  /** A node that has not looked for so long reads all customers again. */
  void forget() {
    jdbc.update("delete from customer_change where at < clock_timestamp() - interval '1 day'");
  }

  private static Change change(ResultSet row, int from) throws SQLException {
    return new Change(
        row.getLong(from), row.getLong(from + 1), CustomerSet.fromBytes(row.getBytes(from + 2)));
  }
}
