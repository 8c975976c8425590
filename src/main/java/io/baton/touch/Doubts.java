package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.policy.ContactPolicy;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Touches of which nobody knows whether the peer has them, and how each was settled in the end. */
@Repository
class Doubts {
  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final ContactPolicy policy;
  private final DeadLetters deadLetters;

  Doubts(JdbcClient jdbc, JdbcTemplate template, ContactPolicy policy, DeadLetters deadLetters) {
    this.jdbc = jdbc;
    this.template = template;
    this.policy = policy;
    this.deadLetters = deadLetters;
  }

  /** Opens a doubt for each of these that is in doubt, in the transaction that settles them. */
  void record(Claim claim, List<Outcome> outcomes) {
    List<Outcome> unknown =
        outcomes.stream().filter(outcome -> outcome.state() == TouchState.IN_DOUBT).toList();
    if (unknown.isEmpty()) {
      return;
    }
    TouchPlanRef plan = claim.plan();
    template.batchUpdate(
        """
        insert into touch_doubt
          (run_id, step, occurrence, customer, batch_id, channel, reason, since)
        values (?, ?, ?, ?, ?, ?, ?, coalesce(?, clock_timestamp()))
        """,
        unknown.stream()
            .map(
                outcome ->
                    new Object[] {
                      plan.runId(),
                      plan.step(),
                      plan.occurrence(),
                      outcome.customer(),
                      claim.batchId(),
                      plan.channel(),
                      outcome.detail() == null ? "UNNAMED" : outcome.detail(),
                      outcome.unknownSince() == null ? null : Timestamp.from(outcome.unknownSince())
                    })
            .toList());
  }

  /**
   * Of these outcomes, the certain ones settle what is still in doubt; everything else stays. To be
   * called in a transaction; the epoch does not matter, for a fact is true whoever brings it.
   */
  void settle(Claim claim, List<Outcome> outcomes, String by) {
    jdbc.sql("select from touch_batch where id = ? for update")
        .param(claim.batchId())
        .query()
        .listOfRows();
    List<Outcome> accepted =
        stillInDoubt(
            claim, outcomes.stream().filter(o -> o.state() == TouchState.ACCEPTED).toList());
    List<Outcome> refused =
        stillInDoubt(
            claim,
            outcomes.stream().filter(o -> o.state() == TouchState.REFUSED_BY_CHANNEL).toList());
    write(claim, accepted, TouchState.ACCEPTED, by);
    write(claim, refused, TouchState.REFUSED_BY_CHANNEL, by);
    jdbc.sql(
            """
            update touch_batch
            set accepted = accepted + ?, refused = refused + ?, in_doubt = in_doubt - ?
            where id = ?
            """)
        .params(accepted.size(), refused.size(), accepted.size() + refused.size(), claim.batchId())
        .update();
    if (!refused.isEmpty()) {
      deadLetters.record(claim, refused);
      policy.release(
          claim.plan().runId(),
          claim.channel(),
          claim.plan().reference(),
          claim.due(),
          CustomerSet.of(customers(refused)));
    }
  }

  private List<Outcome> stillInDoubt(Claim claim, List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return outcomes;
    }
    List<Integer> open =
        jdbc.sql(
                """
                select customer from touch_touch
                where run_id = ? and step = ? and occurrence = ? and customer = any(?)
                  and state = 4
                """)
            .params(
                claim.plan().runId(),
                claim.plan().step(),
                claim.plan().occurrence(),
                boxed(customers(outcomes)))
            .query(Integer.class)
            .list();
    CustomerSet unknown = CustomerSet.of(open.stream().mapToInt(Integer::intValue).toArray());
    return outcomes.stream().filter(outcome -> unknown.contains(outcome.customer())).toList();
  }

  private void write(Claim claim, List<Outcome> outcomes, TouchState state, String by) {
    if (outcomes.isEmpty()) {
      return;
    }
    Object[] key = {
      claim.plan().runId(),
      claim.plan().step(),
      claim.plan().occurrence(),
      boxed(customers(outcomes))
    };
    jdbc.sql(
            """
            update touch_touch set state = ?, detail = ?, unknown_since = null
            where run_id = ? and step = ? and occurrence = ? and customer = any(?) and state = 4
            """)
        .param(state.code())
        .param(by)
        .param(key[0])
        .param(key[1])
        .param(key[2])
        .param(key[3])
        .update();
    jdbc.sql(
            """
            update touch_doubt set settled_at = clock_timestamp(), settled_as = ?, settled_by = ?
            where run_id = ? and step = ? and occurrence = ? and customer = any(?)
              and settled_at is null
            """)
        .param(state.name())
        .param(by)
        .param(key[0])
        .param(key[1])
        .param(key[2])
        .param(key[3])
        .update();
  }

  private static int[] customers(List<Outcome> outcomes) {
    return outcomes.stream().mapToInt(Outcome::customer).toArray();
  }

  private static Integer[] boxed(int[] customers) {
    return Arrays.stream(customers).boxed().toArray(Integer[]::new);
  }
}
