package io.baton.touch;

import io.baton.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Attempts whose dispatcher did not live to see their end, and answers that came too late. */
@Component
class Recovery {
  private static final Duration WAY_TO_THE_PEER = Duration.ofMinutes(1);

  private final Attempts attempts;
  private final Batches batches;
  private final TouchRows rows;
  private final Settlement settlement;
  private final Doubts doubts;
  private final TransactionTemplate transaction;

  Recovery(
      Attempts attempts,
      Batches batches,
      TouchRows rows,
      Settlement settlement,
      Doubts doubts,
      PlatformTransactionManager transactions) {
    this.attempts = attempts;
    this.batches = batches;
    this.rows = rows;
    this.settlement = settlement;
    this.doubts = doubts;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** How old a first attempt may be so that the peer still knows its key when the next arrives. */
  static Duration remembered(Channel channel) {
    Duration lifetime = channel.keyLifetime();
    Duration margin = lifetime.dividedBy(10);
    return lifetime.minus(margin.compareTo(WAY_TO_THE_PEER) < 0 ? margin : WAY_TO_THE_PEER);
  }

  /**
   * Clears up after a predecessor that left attempts open. A peer that knows keys gets the touches
   * again under the same key, as long as it remembers it; else their fate is unknown, and unknown
   * they stay.
   *
   * @return false if the claim was lost
   */
  boolean recover(Claim claim, Channel channel) {
    List<Attempts.Open> left = attempts.leftOpen(claim);
    if (left.isEmpty()) {
      return true;
    }
    Instant oldest = batches.clock().minus(remembered(channel));
    List<Outcome> unknown = new ArrayList<>();
    List<Attempts.Open> repeated = new ArrayList<>();
    for (Attempts.Open open : left) {
      if (channel.descriptor().idempotent() && !open.opened().isBefore(oldest)) {
        repeated.add(open);
      } else {
        open.members()
            .forEach(
                customer ->
                    unknown.add(Outcome.inDoubt(customer, "ATTEMPT_ABANDONED", open.opened())));
      }
    }
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              if (!settlement.fence(claim, unknown)) {
                return false;
              }
              settlement.apply(claim, unknown, false);
              for (Attempts.Open open : left) {
                boolean again = repeated.contains(open);
                if (again) {
                  rows.unknownSince(claim, open.members().toArray(), open.opened());
                }
                attempts.close(
                    claim, open.epoch(), open.number(), again ? "REPEATED" : "IN_DOUBT", 0);
              }
              return true;
            }));
  }

  /**
   * An answer that came after the claim was lost changes no decision, but it is kept, and what it
   * proves settles a doubt.
   */
  void late(Claim claim, int attempt, List<Outcome> outcomes) {
    transaction.executeWithoutResult(
        status -> {
          doubts.settle(claim, outcomes, "LATE_ANSWER");
          attempts.note(claim, attempt, "late: " + Settlement.summary(outcomes));
        });
  }
}
