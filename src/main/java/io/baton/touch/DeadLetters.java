package io.baton.touch;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Touches that cannot be sent, counted by batch and reason while they are settled. */
@Repository
class DeadLetters {
  static final Set<TouchState> DEAD =
      EnumSet.of(TouchState.REFUSED_BY_CHANNEL, TouchState.NOT_RENDERED, TouchState.UNREACHABLE);

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  DeadLetters(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  private record Reason(TouchState state, String detail) implements Comparable<Reason> {
    @Override
    public int compareTo(Reason other) {
      int byState = state.compareTo(other.state);
      return byState != 0 ? byState : detail.compareTo(other.detail);
    }
  }

  /** In the transaction that settles these outcomes. */
  void record(long batchId, List<Outcome> outcomes) {
    Map<Reason, Integer> sums = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      if (DEAD.contains(outcome.state())) {
        String detail = outcome.detail() == null ? "" : outcome.detail();
        sums.merge(new Reason(outcome.state(), detail), 1, Integer::sum);
      }
    }
    template.batchUpdate(
        """
        insert into touch_dead_letter as letter (batch_id, state, detail, customers)
        values (?, ?, ?, ?)
        on conflict (batch_id, state, detail) do update
        set customers = letter.customers + excluded.customers, last_at = excluded.last_at
        """,
        sums.entrySet().stream()
            .map(
                sum ->
                    new Object[] {
                      batchId, sum.getKey().state().code(), sum.getKey().detail(), sum.getValue()
                    })
            .toList());
  }

  /** These take the place of all that lie there for that reason. */
  void replace(long batchId, TouchState state, String detail, List<Outcome> outcomes) {
    jdbc.sql("delete from touch_dead_letter where batch_id = ? and state = ? and detail = ?")
        .params(batchId, state.code(), detail)
        .update();
    record(batchId, outcomes);
  }

  /** Touches of a campaign and channel that could not be sent for one reason. */
  record Letter(
      String channel,
      long runId,
      String campaign,
      TouchState state,
      String detail,
      long customers,
      Instant last) {}

  /** Those of the newest days first. */
  List<Letter> since(Instant since, int limit) {
    return jdbc.sql(
            """
            select b.channel, b.run_id, s.campaign_code, l.state, l.detail, sum(l.customers),
              max(l.last_at)
            from touch_dead_letter l
            join touch_batch b on b.id = l.batch_id join touch_step s on s.id = b.step_id
            where l.last_at >= ?
            group by b.channel, b.run_id, s.campaign_code, l.state, l.detail
            order by max(l.last_at) desc, b.channel, b.run_id, l.state, l.detail limit ?
            """)
        .params(Timestamp.from(since), limit)
        .query(
            (row, n) ->
                new Letter(
                    row.getString(1),
                    row.getLong(2),
                    row.getString(3),
                    TouchState.of(row.getInt(4)),
                    row.getString(5),
                    row.getLong(6),
                    row.getTimestamp(7).toInstant()))
        .list();
  }
}
