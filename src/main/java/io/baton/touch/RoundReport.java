package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.policy.RefusalReason;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was wanted in rounds, in which order it was served, and what came of it. */
@Repository
public class RoundReport {
  private static final String LATEST =
      """
      (select id from touch_round l where exists (select from touch_wish where round_id = l.id)
       order by id desc limit ?)
      """;

  private final JdbcClient jdbc;

  RoundReport(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param openedAt when the first of them came
   * @param closedAt null while others may still join
   * @param entries in the order in which they are served; while it gathers, in that of coming
   */
  public record Round(
      long id, Instant openedAt, @Nullable Instant closedAt, List<RoundEntry> entries) {}

  /**
   * One place of one campaign's journey.
   *
   * @param priority as it counted when the round closed; null before, as {@code rank}
   * @param granted null until everybody of it has been served
   */
  public record RoundEntry(
      long runId,
      String campaignCode,
      String origin,
      String channel,
      @Nullable Integer rank,
      @Nullable Integer priority,
      long candidates,
      @Nullable Long granted,
      Map<RefusalReason, Long> refused) {}

  /**
   * How a contact fared in its round.
   *
   * @param rank of the campaign's place among all places of the round
   * @param lostTo those served before, who hold what was refused; empty where it was granted, or
   *     refused for another reason
   */
  public record RoundPlace(
      int rank, int places, int priority, Instant closedAt, List<RoundWinner> lostTo) {}

  /**
   * @param granted the customers it was granted, on the channel whose room it took; null where it
   *     holds this customer's place under a cap
   */
  public record RoundWinner(
      String campaignCode, int priority, String channel, @Nullable Long granted) {}

  private record Key(long round, long run, long step) {}

  /** The newest first. */
  @Transactional(readOnly = true)
  public List<Round> latest(int most) {
    Map<Key, Map<RefusalReason, Long>> refused = refused(most);
    Map<Long, List<RoundEntry>> entries = new HashMap<>();
    jdbc.sql(
            """
            select w.round_id, w.run_id, w.step, min(w.campaign_code), min(w.origin),
                   min(w.channel), min(w.rank), max(w.priority), sum(w.candidates),
                   case when bool_and(w.step_id is not null) then sum(s.planned) end
            from touch_wish w left join touch_step s on s.id = w.step_id
            where w.round_id in """
                + LATEST
                + """
            group by w.round_id, w.run_id, w.step
            order by w.round_id, min(w.rank), min(w.id)
            """)
        .param(most)
        .query(
            row -> {
              Key key = new Key(row.getLong(1), row.getLong(2), row.getLong(3));
              entries
                  .computeIfAbsent(key.round(), round -> new ArrayList<>())
                  .add(
                      new RoundEntry(
                          key.run(),
                          row.getString(4),
                          row.getString(5),
                          row.getString(6),
                          (Integer) row.getObject(7),
                          row.getObject(8) == null ? null : (Integer) row.getInt(8),
                          row.getLong(9),
                          row.getObject(10) == null ? null : (Long) row.getLong(10),
                          refused.getOrDefault(key, Map.of())));
            });
    return jdbc.sql(
            """
            select r.id, min(w.wished_at), r.closed_at
            from touch_round r join touch_wish w on w.round_id = r.id
            where r.id in """
                + LATEST
                + """
            group by r.id order by r.id desc
            """)
        .param(most)
        .query(
            (row, n) -> {
              Timestamp closed = row.getTimestamp(3);
              return new Round(
                  row.getLong(1),
                  row.getTimestamp(2).toInstant(),
                  closed == null ? null : closed.toInstant(),
                  entries.getOrDefault(row.getLong(1), List.of()));
            })
        .list();
  }

  private Map<Key, Map<RefusalReason, Long>> refused(int most) {
    Map<Key, Map<RefusalReason, Long>> refused = new HashMap<>();
    jdbc.sql(
            """
            select w.round_id, w.run_id, w.step, r.reason, sum(r.customers)
            from touch_wish w join touch_refusal r on r.step_id = w.step_id
            where w.round_id in """
                + LATEST
                + """
            group by w.round_id, w.run_id, w.step, r.reason
            """)
        .param(most)
        .query(
            row -> {
              refused
                  .computeIfAbsent(
                      new Key(row.getLong(1), row.getLong(2), row.getLong(3)),
                      key -> new TreeMap<>())
                  .put(RefusalReason.valueOf(row.getString(4)), row.getLong(5));
            });
    return refused;
  }

  private record Mine(long round, long step, int rank, int priority, String channel, Instant at) {}

  /** Empty where the contact was planned without a round. */
  @Transactional(readOnly = true)
  public Optional<RoundPlace> of(long runId, CustomerTouches.Trace trace, int customer) {
    return jdbc
        .sql(
            """
            select w.round_id, w.step, w.rank, w.priority, w.channel, r.closed_at
            from touch_wish w join touch_step s on s.id = w.step_id
            join touch_round r on r.id = w.round_id
            where w.run_id = ? and w.origin = ? and s.planned_at = ?
            """)
        .params(runId, trace.origin(), Timestamp.from(trace.plannedAt()))
        .query(
            (row, n) ->
                new Mine(
                    row.getLong(1),
                    row.getLong(2),
                    row.getInt(3),
                    row.getInt(4),
                    row.getString(5),
                    row.getTimestamp(6).toInstant()))
        .list()
        .stream()
        .findFirst()
        .map(
            mine ->
                new RoundPlace(
                    places(mine, true),
                    places(mine, false),
                    mine.priority(),
                    mine.at(),
                    lostTo(mine, runId, trace.refused(), customer)));
  }

  /** Parts of one step are one place. */
  private int places(Mine mine, boolean upToMine) {
    return jdbc.sql(
            """
            select count(distinct (run_id, step)) from touch_wish
            where round_id = ? and (rank <= ? or not ?)
            """)
        .params(mine.round(), mine.rank(), upToMine)
        .query(Integer.class)
        .single();
  }

  private List<RoundWinner> lostTo(
      Mine mine, long runId, @Nullable RefusalReason reason, int customer) {
    if (reason == RefusalReason.FREQUENCY_CAP) {
      return jdbc
          .sql(
              """
              select w.campaign_code, w.priority, w.channel, b.members
              from touch_wish w join touch_batch b on b.step_id = w.step_id
              where w.round_id = ? and w.rank < ?
                and ? between b.first_customer and b.last_customer
              order by w.rank
              """)
          .params(mine.round(), mine.rank(), customer)
          .query(
              (row, n) ->
                  CustomerSet.fromBytes(row.getBytes(4)).contains(customer)
                      ? Optional.of(
                          new RoundWinner(row.getString(1), row.getInt(2), row.getString(3), null))
                      : Optional.<RoundWinner>empty())
          .list()
          .stream()
          .flatMap(Optional::stream)
          .distinct()
          .toList();
    }
    if (reason == RefusalReason.CAPACITY) {
      return jdbc.sql(
              """
              select w.campaign_code, w.priority, w.channel, sum(s.planned)
              from touch_wish w join touch_step s on s.id = w.step_id
              where w.round_id = ? and w.rank < ? and w.channel = ? and w.run_id <> ?
                and s.planned > 0
              group by w.campaign_code, w.priority, w.channel order by min(w.rank)
              """)
          .params(mine.round(), mine.rank(), mine.channel(), runId)
          .query(
              (row, n) ->
                  new RoundWinner(
                      row.getString(1), row.getInt(2), row.getString(3), (Long) row.getLong(4)))
          .list();
    }
    return List.of();
  }
}
