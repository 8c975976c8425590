package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.policy.ContactPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
  private final Attempts attempts;
  private final TouchRows rows;
  private final Doubts doubts;
  private final DeadLetters deadLetters;
  private final ContactPolicy policy;
  private final TransactionTemplate transaction;

  Settlement(
      JdbcClient jdbc,
      Attempts attempts,
      TouchRows rows,
      Doubts doubts,
      DeadLetters deadLetters,
      ContactPolicy policy,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.attempts = attempts;
    this.rows = rows;
    this.doubts = doubts;
    this.deadLetters = deadLetters;
    this.policy = policy;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * The attempt that the outcomes end.
   *
   * @param counted whom the day's limit counted by it
   */
  record Attempt(int number, CustomerSet counted) {}

  /**
   * @param attempt the attempt to close, or null if nothing was handed over
   * @param gapless no other open touch lies between the window's customers
   * @return false if the claim was lost; nothing has changed then
   */
  boolean settle(Claim claim, @Nullable Attempt attempt, List<Outcome> outcomes, boolean gapless) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              if (!fence(claim, outcomes)) {
                return false;
              }
              apply(claim, outcomes, gapless);
              if (attempt != null) {
                attempts.close(
                    claim,
                    claim.epoch(),
                    attempt.number(),
                    summary(outcomes),
                    notArrived(outcomes, attempt.counted()));
              }
              return true;
            }));
  }

  /** Everything of the batch that was never attempted, or waits for another attempt, is stopped. */
  void stopRest(Claim claim, Todo todo) {
    settle(
        claim,
        null,
        todo.items().stream().map(item -> Outcome.unsent(item, TouchState.STOPPED, null)).toList(),
        false);
  }

  /** False if the claim was lost; else the batch is locked and its sums are these outcomes'. */
  boolean fence(Claim claim, List<Outcome> outcomes) {
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

  /** To be called after {@link #fence}, in the same transaction. */
  void apply(Claim claim, List<Outcome> outcomes, boolean gapless) {
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
      rows.acceptRange(claim, accepted.get(0), accepted.get(accepted.size() - 1), accepted.size());
    } else if (!accepted.isEmpty()) {
      rows.accept(claim, accepted);
    }
    if (!others.isEmpty()) {
      rows.change(claim, others);
      doubts.record(claim, others);
      deadLetters.record(claim.batchId(), others);
      release(claim, others);
      doubts.settleByReceipts(List.of(claim.batchId()));
    }
  }

  private void release(Claim claim, List<Outcome> outcomes) {
    int[] refused =
        outcomes.stream().filter(Outcome::definiteRefusal).mapToInt(Outcome::customer).toArray();
    if (refused.length > 0) {
      policy.release(
          claim.plan().runId(),
          claim.channel(),
          claim.plan().reference(),
          claim.due(),
          CustomerSet.of(refused));
    }
  }

  /**
   * Of messages that were counted, those the peer certainly does not have. A repeat that is refused
   * was counted by an earlier attempt and stays so: rather a message too few on that day.
   */
  private static int notArrived(List<Outcome> outcomes, CustomerSet counted) {
    long mayHaveArrived =
        outcomes.stream()
            .filter(o -> o.state() == TouchState.ACCEPTED || o.unknownSince() != null)
            .filter(o -> counted.contains(o.customer()))
            .count();
    return (int) (counted.size() - mayHaveArrived);
  }

  /** "ACCEPTED 1998, REFUSED_BY_CHANNEL 2": numbers only, no customers. */
  static String summary(List<Outcome> outcomes) {
    Map<TouchState, Integer> sums = new TreeMap<>();
    outcomes.forEach(outcome -> sums.merge(outcome.state(), 1, Integer::sum));
    StringBuilder text = new StringBuilder();
    sums.forEach(
        (state, n) -> text.append(text.isEmpty() ? "" : ", ").append(state).append(' ').append(n));
    return text.toString();
  }
}
