package io.baton.touch;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The ledger's numbers by place while a campaign runs; asked every second, so sums only. */
@Repository
public class Pulses {
  private final JdbcClient jdbc;

  Pulses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Places that have planned anything, by the id of their element. */
  @Transactional(readOnly = true)
  public List<PlacePulse> of(long runId) {
    return jdbc.sql(
            """
            with channels as (select distinct channel from touch_step where run_id = :run),
            lately as (
              select b.step_id, sum(a.customers) as sent
              from channels c
              join touch_attempt a on a.channel = c.channel
                and a.closed_at > clock_timestamp() - interval '5 minutes'
              join touch_batch b on b.id = a.batch_id and b.run_id = :run
              group by b.step_id),
            sums as (
              select step_id, sum(refused) as refused, sum(in_doubt) as in_doubt
              from touch_batch where run_id = :run group by step_id)
            select s.origin, coalesce(sum(l.sent), 0), coalesce(sum(b.refused), 0),
                   coalesce(sum(b.in_doubt), 0)
            from touch_step s
            left join sums b on b.step_id = s.id
            left join lately l on l.step_id = s.id
            where s.run_id = :run group by s.origin order by s.origin
            """)
        .param("run", runId)
        .query(
            (row, n) ->
                new PlacePulse(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
        .list();
  }
}
