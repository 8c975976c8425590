package io.baton.touch;

import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Changes the rows of touches that are open. Who calls holds the batch, so exactly the named rows
 * are open; anything else is a fault and rolls everything back, which leaves the attempt open.
 */
@Repository
class TouchRows {
  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  TouchRows(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  void acceptRange(Claim claim, int first, int last, int expected) {
    int changed =
        jdbc.sql(
                """
                update touch_touch set state = 1, unknown_since = null
                where month = ? and run_id = ? and step = ? and occurrence = ? and customer between ? and ?
                  and state in (0, 3)
                """)
            .params(
                claim.month(),
                claim.plan().runId(),
                claim.plan().step(),
                claim.plan().occurrence(),
                first,
                last)
            .update();
    require(expected, changed);
  }

  void accept(Claim claim, List<Integer> customers) {
    int changed =
        jdbc.sql(
                """
                update touch_touch set state = 1, unknown_since = null
                where month = ? and run_id = ? and step = ? and occurrence = ? and customer = any(?)
                  and state in (0, 3)
                """)
            .params(
                claim.month(),
                claim.plan().runId(),
                claim.plan().step(),
                claim.plan().occurrence(),
                customers.toArray(Integer[]::new))
            .update();
    require(customers.size(), changed);
  }

  void change(Claim claim, List<Outcome> outcomes) {
    int changed =
        template.update(
            connection -> {
              PreparedStatement update =
                  connection.prepareStatement(
                      """
                      update touch_touch t
                      set state = o.state, attempts = o.attempts, retry_at = o.retry_at,
                          detail = o.detail, unknown_since = o.unknown_since
                      from unnest(?::int[], ?::smallint[], ?::smallint[], ?::timestamptz[],
                                  ?::text[], ?::timestamptz[])
                        as o (customer, state, attempts, retry_at, detail, unknown_since)
                      where t.month = ? and t.run_id = ? and t.step = ? and t.occurrence = ?
                        and t.customer = o.customer and t.state in (0, 3)
                      """);
              int n = outcomes.size();
              Object[][] columns = new Object[6][n];
              for (int i = 0; i < n; i++) {
                Outcome outcome = outcomes.get(i);
                columns[0][i] = outcome.customer();
                columns[1][i] = outcome.state().code();
                columns[2][i] = outcome.attempts() == 0 ? null : (Short) (short) outcome.attempts();
                columns[3][i] = timestamp(outcome.retryAt());
                columns[4][i] = outcome.detail();
                columns[5][i] = timestamp(outcome.unknownSince());
              }
              String[] types = {"int4", "int2", "int2", "timestamptz", "text", "timestamptz"};
              for (int i = 0; i < columns.length; i++) {
                update.setArray(i + 1, connection.createArrayOf(types[i], columns[i]));
              }
              update.setObject(7, claim.month());
              update.setLong(8, claim.plan().runId());
              update.setLong(9, claim.plan().step());
              update.setInt(10, claim.plan().occurrence());
              return update;
            });
    require(outcomes.size(), changed);
  }

  /** An attempt of that time may have brought these to the peer; an earlier one stays the first. */
  void unknownSince(Claim claim, int[] customers, Instant opened) {
    jdbc.sql(
            """
            update touch_touch set unknown_since = coalesce(unknown_since, ?)
            where month = ? and run_id = ? and step = ? and occurrence = ? and customer = any(?)
              and state in (0, 3)
            """)
        .params(
            Timestamp.from(opened),
            claim.month(),
            claim.plan().runId(),
            claim.plan().step(),
            claim.plan().occurrence(),
            Arrays.stream(customers).boxed().toArray(Integer[]::new))
        .update();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  private static void require(int expected, int changed) {
    if (expected != changed) {
      throw new IllegalStateException(
          "%d touches were open where %d were sent".formatted(changed, expected));
    }
  }
}
