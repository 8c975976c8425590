package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.policy.ContactPolicy;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what became of a window of touches: their states, the batch's sums, the reservations
 * given back and the end of the attempt, all in one transaction under the claim's epoch.
 */
@Repository
class Settlement {
  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final ContactPolicy policy;
  private final TransactionTemplate transaction;

  Settlement(
      JdbcClient jdbc,
      JdbcTemplate template,
      ContactPolicy policy,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.template = template;
    this.policy = policy;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * @param attempt number of the attempt to close, or null if nothing was handed over
   * @param gapless no other open touch lies between the window's customers
   * @return false if the claim was lost; nothing has changed then
   */
  boolean settle(Claim claim, @Nullable Integer attempt, List<Outcome> outcomes, boolean gapless) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              if (!fence(claim, outcomes)) {
                return false;
              }
              apply(claim, outcomes, gapless);
              if (attempt != null) {
                close(claim, claim.epoch(), attempt, summary(outcomes));
              }
              return true;
            }));
  }

  /**
   * Clears up after a predecessor that left attempts open. With a peer that knows keys the touches
   * are simply sent again; else their fate is unknown, and unknown they stay.
   *
   * @return false if the claim was lost
   */
  boolean recover(Claim claim, boolean idempotent) {
    List<OpenAttempt> left =
        jdbc.sql(
                """
                select epoch, number, members from touch_attempt
                where batch_id = ? and closed_at is null
                """)
            .param(claim.batchId())
            .query(
                (row, n) ->
                    new OpenAttempt(
                        row.getInt(1), row.getInt(2), CustomerSet.fromBytes(row.getBytes(3))))
            .list();
    if (left.isEmpty()) {
      return true;
    }
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              List<Outcome> doubts = new ArrayList<>();
              if (!idempotent) {
                for (OpenAttempt open : left) {
                  open.members()
                      .forEach(
                          customer ->
                              doubts.add(
                                  Outcome.of(customer, TouchState.IN_DOUBT, "ATTEMPT_ABANDONED")));
                }
              }
              if (!fence(claim, doubts)) {
                return false;
              }
              apply(claim, doubts, false);
              String outcome = idempotent ? "REPEATED" : "IN_DOUBT";
              left.forEach(open -> close(claim, open.epoch(), open.number(), outcome));
              return true;
            }));
  }

  private record OpenAttempt(int epoch, int number, CustomerSet members) {}

  /** Everything of the batch that was never attempted, or waits for another attempt, is stopped. */
  void stopRest(Claim claim, Todo todo) {
    settle(
        claim,
        null,
        todo.items().stream()
            .map(item -> Outcome.of(item.customer(), TouchState.STOPPED, null))
            .toList(),
        false);
  }

  /**
   * An answer that came after the claim was lost changes no decision, but what it proves may settle
   * a doubt.
   */
  void late(Claim claim, int attempt, List<Outcome> outcomes) {
    List<Outcome> accepted =
        outcomes.stream().filter(outcome -> outcome.state() == TouchState.ACCEPTED).toList();
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("select from touch_batch where id = ? for update")
              .param(claim.batchId())
              .query()
              .listOfRows();
          int settled =
              jdbc.sql(
                      """
                      update touch_touch set state = 1, detail = 'LATE_ANSWER'
                      where run_id = ? and step = ? and occurrence = ? and customer = any(?)
                        and state = 4
                      """)
                  .params(
                      claim.plan().runId(),
                      claim.plan().step(),
                      claim.plan().occurrence(),
                      accepted.stream().map(Outcome::customer).toArray(Integer[]::new))
                  .update();
          jdbc.sql(
                  """
                  update touch_batch set accepted = accepted + ?, in_doubt = in_doubt - ?
                  where id = ?
                  """)
              .params(settled, settled, claim.batchId())
              .update();
          jdbc.sql(
                  """
                  update touch_attempt set outcome = coalesce(outcome || '; ', '') || ?
                  where batch_id = ? and epoch = ? and number = ?
                  """)
              .params("late: " + summary(outcomes), claim.batchId(), claim.epoch(), attempt)
              .update();
        });
  }

  private boolean fence(Claim claim, List<Outcome> outcomes) {
    int accepted = 0;
    int refused = 0;
    int inDoubt = 0;
    for (Outcome outcome : outcomes) {
      accepted += outcome.state() == TouchState.ACCEPTED ? 1 : 0;
      refused += outcome.definiteRefusal() ? 1 : 0;
      inDoubt += outcome.state() == TouchState.IN_DOUBT ? 1 : 0;
    }
    return jdbc.sql(
                """
                update touch_batch
                set accepted = accepted + ?, refused = refused + ?, in_doubt = in_doubt + ?
                where id = ? and claim_epoch = ?
                """)
            .params(accepted, refused, inDoubt, claim.batchId(), claim.epoch())
            .update()
        == 1;
  }

  private void apply(Claim claim, List<Outcome> outcomes, boolean gapless) {
    List<Integer> accepted = new ArrayList<>();
    List<Outcome> others = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome.state() == TouchState.ACCEPTED) {
        accepted.add(outcome.customer());
      } else {
        others.add(outcome);
      }
    }
    if (others.isEmpty() && gapless && !accepted.isEmpty()) {
      acceptRange(claim, accepted.get(0), accepted.get(accepted.size() - 1));
    } else if (!accepted.isEmpty()) {
      accept(claim, accepted);
    }
    if (!others.isEmpty()) {
      change(claim, others);
      release(claim, others);
    }
  }

  private void acceptRange(Claim claim, int first, int last) {
    jdbc.sql(
            """
            update touch_touch set state = 1
            where run_id = ? and step = ? and occurrence = ? and customer between ? and ?
              and state in (0, 3)
            """)
        .params(claim.plan().runId(), claim.plan().step(), claim.plan().occurrence(), first, last)
        .update();
  }

  private void accept(Claim claim, List<Integer> customers) {
    jdbc.sql(
            """
            update touch_touch set state = 1
            where run_id = ? and step = ? and occurrence = ? and customer = any(?)
              and state in (0, 3)
            """)
        .params(
            claim.plan().runId(),
            claim.plan().step(),
            claim.plan().occurrence(),
            customers.toArray(Integer[]::new))
        .update();
  }

  private void change(Claim claim, List<Outcome> outcomes) {
    template.update(
        connection -> {
          PreparedStatement update =
              connection.prepareStatement(
                  """
                  update touch_touch t
                  set state = o.state, attempts = o.attempts, retry_at = o.retry_at,
                      detail = o.detail
                  from unnest(?::int[], ?::smallint[], ?::smallint[], ?::timestamptz[], ?::text[])
                    as o (customer, state, attempts, retry_at, detail)
                  where t.run_id = ? and t.step = ? and t.occurrence = ?
                    and t.customer = o.customer and t.state in (0, 3)
                  """);
          int n = outcomes.size();
          Object[][] columns = new Object[5][n];
          for (int i = 0; i < n; i++) {
            Outcome outcome = outcomes.get(i);
            columns[0][i] = outcome.customer();
            columns[1][i] = outcome.state().code();
            columns[2][i] = outcome.attempts() == 0 ? null : (Short) (short) outcome.attempts();
            columns[3][i] = outcome.retryAt() == null ? null : Timestamp.from(outcome.retryAt());
            columns[4][i] = outcome.detail();
          }
          String[] types = {"int4", "int2", "int2", "timestamptz", "text"};
          for (int i = 0; i < columns.length; i++) {
            Array array = connection.createArrayOf(types[i], columns[i]);
            update.setArray(i + 1, array);
          }
          update.setLong(6, claim.plan().runId());
          update.setLong(7, claim.plan().step());
          update.setInt(8, claim.plan().occurrence());
          return update;
        });
  }

  private void release(Claim claim, List<Outcome> outcomes) {
    int[] refused =
        outcomes.stream().filter(Outcome::definiteRefusal).mapToInt(Outcome::customer).toArray();
    if (refused.length > 0) {
      policy.release(claim.plan().runId(), claim.channel(), claim.due(), CustomerSet.of(refused));
    }
  }

  private void close(Claim claim, int epoch, int number, String outcome) {
    jdbc.sql(
            """
            update touch_attempt set closed_at = clock_timestamp(), outcome = ?
            where batch_id = ? and epoch = ? and number = ?
            """)
        .params(outcome, claim.batchId(), epoch, number)
        .update();
  }

  /** "ACCEPTED 1998, REFUSED_BY_CHANNEL 2": numbers only, no customers. */
  private static String summary(List<Outcome> outcomes) {
    Map<TouchState, Integer> sums = new TreeMap<>();
    outcomes.forEach(outcome -> sums.merge(outcome.state(), 1, Integer::sum));
    StringBuilder text = new StringBuilder();
    sums.forEach(
        (state, n) -> text.append(text.isEmpty() ? "" : ", ").append(state).append(' ').append(n));
    return text.toString();
  }
}
