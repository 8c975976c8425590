package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.policy.RefusalReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Answers from the ledger. A batch of which all or none went the same way answers with its bitmap;
 * only the mixed ones are looked up touch by touch.
 */
@Repository
class TouchReport {
  private static final Set<TouchState> CONTACTED = Set.of(TouchState.ACCEPTED, TouchState.IN_DOUBT);

  private final JdbcClient jdbc;
  private final EndedTouches ended;

  TouchReport(JdbcClient jdbc, EndedTouches ended) {
    this.jdbc = jdbc;
    this.ended = ended;
  }

  private record BatchSum(
      long id, CustomerSet members, int planned, int accepted, int refused, int inDoubt) {
    int contacted() {
      return accepted + inDoubt;
    }
  }

  CustomerSet touched(long runId) {
    CustomerSet touched = CustomerSet.empty();
    for (BatchSum batch : batches(runId)) {
      if (batch.contacted() == batch.planned()) {
        touched = touched.or(batch.members());
      } else if (batch.contacted() > 0) {
        touched = touched.or(membersIn(batch.id(), CONTACTED));
      }
    }
    return touched;
  }

  CustomerSet plannedOrTouched(long runId) {
    CustomerSet reached = CustomerSet.empty();
    for (BatchSum batch : batches(runId)) {
      CustomerSet without =
          batch.refused() == 0 ? CustomerSet.empty() : membersIn(batch.id(), TouchState.refusals());
      reached = reached.or(batch.members().minus(without));
    }
    return reached;
  }

  Map<RefusalReason, CustomerSet> refused(long runId) {
    Map<RefusalReason, CustomerSet> refused = new EnumMap<>(RefusalReason.class);
    CustomerSet[] settled = {plannedOrTouched(runId)};
    jdbc.sql(
            """
            select r.reason, r.members from touch_refusal r join touch_step s on s.id = r.step_id
            where s.run_id = ? order by s.id, r.reason
            """)
        .param(runId)
        .query(
            row -> {
              add(
                  refused,
                  settled,
                  RefusalReason.valueOf(row.getString(1)),
                  CustomerSet.fromBytes(row.getBytes(2)));
            });
    for (BatchSum batch : batches(runId)) {
      if (batch.refused() > 0) {
        for (TouchState state : TouchState.refusals()) {
          CustomerSet members = membersIn(batch.id(), List.of(state));
          state.reason().ifPresent(reason -> add(refused, settled, reason, members));
        }
      }
    }
    return refused;
  }

  private static void add(
      Map<RefusalReason, CustomerSet> refused,
      CustomerSet[] settled,
      RefusalReason reason,
      CustomerSet members) {
    CustomerSet fresh = members.minus(settled[0]);
    if (!fresh.isEmpty()) {
      refused.merge(reason, fresh, CustomerSet::or);
      settled[0] = settled[0].or(fresh);
    }
  }

  TouchCounts counts(long runId) {
    return jdbc.sql(
            """
            select coalesce(sum(planned), 0), coalesce(sum(accepted), 0),
                   coalesce(sum(refused), 0), coalesce(sum(in_doubt), 0)
            from touch_batch where run_id = ?
            """)
        .param(runId)
        .query((row, n) -> countsOf(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
        .single();
  }

  /** Accepted, refused and in doubt by channel, over all campaigns. */
  Map<String, TouchCounts> countsByChannel() {
    Map<String, TouchCounts> counts = new LinkedHashMap<>();
    jdbc.sql(
            """
            select channel, sum(planned), sum(accepted), sum(refused), sum(in_doubt)
            from touch_batch group by channel
            """)
        .query(
            row -> {
              counts.put(
                  row.getString(1),
                  countsOf(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
            });
    return counts;
  }

  boolean drained(long runId) {
    return jdbc.sql(
            """
            select not exists (select from touch_batch where run_id = ? and not done)
              and not exists (select from touch_wish where run_id = ? and step_id is null)
            """)
        .params(runId, runId)
        .query(Boolean.class)
        .single();
  }

  List<StepCounts> steps(long runId) {
    Map<String, Map<RefusalReason, Long>> reasons = reasonsByOrigin(runId);
    return jdbc.sql(
            """
            select s.origin, s.channel, sum(s.candidates), coalesce(sum(b.planned), 0),
                   coalesce(sum(b.accepted), 0), coalesce(sum(b.refused), 0),
                   coalesce(sum(b.in_doubt), 0)
            from touch_step s
            left join (select step_id, sum(planned) planned, sum(accepted) accepted,
                              sum(refused) refused, sum(in_doubt) in_doubt
                       from touch_batch where run_id = ? group by step_id) b on b.step_id = s.id
            where s.run_id = ? group by s.origin, s.channel order by min(s.id)
            """)
        .params(runId, runId)
        .query(
            (row, n) ->
                new StepCounts(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    countsOf(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7)),
                    reasons.getOrDefault(row.getString(1) + '\0' + row.getString(2), Map.of())))
        .list();
  }

  private Map<String, Map<RefusalReason, Long>> reasonsByOrigin(long runId) {
    Map<String, Map<RefusalReason, Long>> reasons = new LinkedHashMap<>();
    jdbc.sql(
            """
            select s.origin, s.channel, r.reason, sum(r.customers)
            from touch_refusal r join touch_step s on s.id = r.step_id
            where s.run_id = ? group by s.origin, s.channel, r.reason
            """)
        .param(runId)
        .query(
            row -> {
              count(
                  reasons,
                  row.getString(1) + '\0' + row.getString(2),
                  RefusalReason.valueOf(row.getString(3)),
                  row.getLong(4));
            });
    jdbc.sql(
            """
            select s.origin, s.channel, t.state, count(*)
            from touch_batch b
            join touch_step s on s.id = b.step_id
            join touch_touch t on t.month = s.month and t.run_id = s.run_id and t.step = s.step
              and t.occurrence = s.occurrence
              and t.customer between b.first_customer and b.last_customer
            where b.run_id = ? and b.refused > 0 and t.state = any(?)
            group by s.origin, s.channel, t.state
            union all
            select s.origin, s.channel, e.state, sum(e.customers)
            from touch_batch b
            join touch_step s on s.id = b.step_id
            join touch_ended e on e.batch_id = b.id
            where b.run_id = ? and b.refused > 0 and e.state = any(?)
            group by s.origin, s.channel, e.state
            """)
        .params(runId, codes(TouchState.refusals()), runId, codes(TouchState.refusals()))
        .query(
            row -> {
              String place = row.getString(1) + '\0' + row.getString(2);
              long customers = row.getLong(4);
              TouchState.of(row.getInt(3))
                  .reason()
                  .ifPresent(reason -> count(reasons, place, reason, customers));
            });
    return reasons;
  }

  private static void count(
      Map<String, Map<RefusalReason, Long>> reasons,
      String place,
      RefusalReason reason,
      long customers) {
    reasons
        .computeIfAbsent(place, p -> new EnumMap<>(RefusalReason.class))
        .merge(reason, customers, Long::sum);
  }

  private List<BatchSum> batches(long runId) {
    return jdbc.sql(
            """
            select id, members, planned, accepted, refused, in_doubt
            from touch_batch where run_id = ? order by id
            """)
        .param(runId)
        .query(
            (row, n) ->
                new BatchSum(
                    row.getLong(1),
                    CustomerSet.fromBytes(row.getBytes(2)),
                    row.getInt(3),
                    row.getInt(4),
                    row.getInt(5),
                    row.getInt(6)))
        .list();
  }

  private CustomerSet membersIn(long batchId, Collection<TouchState> states) {
    List<Integer> members = new ArrayList<>();
    jdbc.sql(
            """
            select t.customer from touch_batch b
            join touch_step s on s.id = b.step_id
            join touch_touch t on t.month = s.month and t.run_id = s.run_id and t.step = s.step
              and t.occurrence = s.occurrence
              and t.customer between b.first_customer and b.last_customer
            where b.id = ? and t.state = any(?)
            """)
        .params(batchId, codes(states))
        .query(
            row -> {
              members.add(row.getInt(1));
            });
    return CustomerSet.of(members.stream().mapToInt(Integer::intValue).toArray())
        .or(ended.members(batchId, states));
  }

  private static Short[] codes(Collection<TouchState> states) {
    return states.stream().map(TouchState::code).toArray(Short[]::new);
  }

  private static TouchCounts countsOf(long planned, long accepted, long refused, long inDoubt) {
    return new TouchCounts(
        planned, planned - accepted - refused - inDoubt, accepted, refused, inDoubt);
  }
}
