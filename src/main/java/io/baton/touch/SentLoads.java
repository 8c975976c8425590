package io.baton.touch;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How many messages of each campaign have left, by when they were due: where their places are. */
@Repository
public class SentLoads {
  private final JdbcClient jdbc;

  SentLoads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One campaign's on one channel within a quarter of an hour.
   *
   * @param sent handed over, or may have been
   */
  public record Sent(Instant at, String channel, long run, long sent) {}

  /** From the one moment to before the other. */
  @Transactional(readOnly = true)
  public List<Sent> between(Instant from, Instant to) {
    return jdbc.sql(
            """
            select date_bin('15 minutes', due, timestamptz '2000-01-01 00:00Z') as at, channel,
                   run_id, sum(accepted + in_doubt)
            from touch_batch where due >= ? and due < ?
            group by at, channel, run_id having sum(accepted + in_doubt) > 0
            """)
        .params(Timestamp.from(from), Timestamp.from(to))
        .query(
            (row, n) ->
                new Sent(
                    row.getTimestamp(1).toInstant(),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4)))
        .list();
  }
}
