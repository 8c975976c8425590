package io.baton.shared;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of a table that one node at a time works on: with an {@code id}, a {@code state} that begins
 * as WAITING and is RUNNING while somebody has it, the {@code node} that has it, and {@code
 * lease_until}, after which another may take it over. The database's clock decides.
 */
public final class LeasedRows {
  private final JdbcClient jdbc;
  private final String claim;
  private final String extend;

  /**
   * @param table never a text from outside
   * @param onTaking further columns to set when a row is taken, {@code "done = 0"}; may be empty
   */
  public LeasedRows(JdbcClient jdbc, String table, String onTaking) {
    this.jdbc = jdbc;
    this.claim =
        """
        update %1$s set state = 'RUNNING', node = ?%2$s,
          lease_until = clock_timestamp() + interval '60 s'
        where id = (select id from %1$s where state = 'WAITING'
            or (state = 'RUNNING' and lease_until < clock_timestamp())
          order by id limit 1 for update skip locked)
        returning *"""
            .formatted(table, onTaking.isEmpty() ? "" : ", " + onTaking);
    this.extend =
        """
        update %s set lease_until = clock_timestamp() + interval '60 s'
        where node = ? and state = 'RUNNING'"""
            .formatted(table);
  }

  /** Takes the oldest that waits or whose node has fallen silent. */
  public <T> Optional<T> claim(UUID node, RowMapper<T> row) {
    return jdbc.sql(claim).param(node).query(row).optional();
  }

  /** Keeps what the node has. */
  public void extend(UUID node) {
    jdbc.sql(extend).param(node).update();
  }
}
