package io.baton.campaign;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads {@link Pulses}: the last ten minutes, and rates of the last half minute. */
@Component
class PulseReport {
  private static final double RATE_SECONDS = 30;
  private static final Sums NOTHING =
      new Sums(0, 0, 0, 0, 0, Collections.nCopies(Pulses.CLASSES.length + 1, 0L), null);

  private final JdbcClient jdbc;

  PulseReport(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Recent recent(Collection<Long> campaigns) {
    Instant now = jdbc.sql("SELECT clock_timestamp()").query(Timestamp.class).single().toInstant();
    Map<Long, Sums> sums = new HashMap<>();
    jdbc.sql(
            """
            SELECT campaign_id,
              coalesce(sum(events) FILTER (WHERE slot > clock_timestamp() - interval '35 seconds'), 0),
              coalesce(sum(matched) FILTER (WHERE slot > clock_timestamp() - interval '35 seconds'), 0),
              sum(events), sum(matched), sum(entered),
              (SELECT array_agg(total ORDER BY n) FROM (
                SELECT n, sum(v)::bigint AS total
                FROM campaign_pulse q, unnest(q.late) WITH ORDINALITY AS u (v, n)
                WHERE q.campaign_id = p.campaign_id
                  AND q.slot > clock_timestamp() - interval '10 minutes' GROUP BY n) t),
              max(slot)
            FROM campaign_pulse p WHERE slot > clock_timestamp() - interval '10 minutes'
            GROUP BY campaign_id""")
        .query(
            row -> {
              sums.put(
                  row.getLong(1),
                  new Sums(
                      row.getLong(2) / RATE_SECONDS,
                      row.getLong(3) / RATE_SECONDS,
                      row.getLong(4),
                      row.getLong(5),
                      row.getLong(6),
                      List.of((Long[]) row.getArray(7).getArray()),
                      row.getTimestamp(8).toInstant()));
            });
    return new Recent(now, sums, course(campaigns));
  }

  /** Of the intake and these campaigns, every ten seconds, also those in which nothing happened. */
  private List<Moment> course(Collection<Long> campaigns) {
    return jdbc.sql(
            """
            WITH ends AS (SELECT to_timestamp(floor(extract(epoch FROM clock_timestamp()) / 10) * 10) AS last)
            SELECT g AS at, coalesce(sum(p.events) FILTER (WHERE p.campaign_id = 0), 0),
              coalesce(sum(p.matched) FILTER (WHERE p.campaign_id = ANY (?)), 0),
              coalesce(sum(p.entered) FILTER (WHERE p.campaign_id = ANY (?)), 0)
            FROM ends, generate_series(last - interval '590 seconds', last, interval '10 seconds') g
            LEFT JOIN campaign_pulse p ON p.slot >= g AND p.slot < g + interval '10 seconds'
            GROUP BY g ORDER BY g""")
        .params(campaigns.toArray(Long[]::new), campaigns.toArray(Long[]::new))
        .query(
            (row, n) ->
                new Moment(
                    row.getTimestamp(1).toInstant(),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4)))
        .list();
  }

  record Recent(Instant asOf, Map<Long, Sums> sums, List<Moment> course) {
    Sums of(long campaignId) {
      return sums.getOrDefault(campaignId, NOTHING);
    }
  }

  record Sums(
      double perSecond,
      double matchedPerSecond,
      long events,
      long matched,
      long entered,
      List<Long> late,
      @Nullable Instant lastAt) {}

  /** Ten seconds from {@code at}. */
  record Moment(Instant at, long events, long matched, long entered) {}
}
