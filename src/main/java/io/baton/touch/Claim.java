package io.baton.touch;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A batch that this dispatcher may work on for as long as its epoch is the newest.
 *
 * @param month of the ledger, in which its touches stand
 * @param members whose touches these are; between the first and the last there may be others'
 * @param due of the step, which is the day its reservations were taken for
 * @param plannedAt when the step was, by the database's clock
 * @param stopped the campaign was stopped: settle what is known, send nothing
 * @param probe of a channel that did not answer: one message, and see
 * @param urgency what is more urgent goes first
 */
record Claim(
    long batchId,
    int epoch,
    TouchPlanRef plan,
    LocalDate month,
    String purpose,
    String templateKey,
    int templateVersion,
    int firstCustomer,
    int lastCustomer,
    CustomerSet members,
    Instant due,
    Instant plannedAt,
    boolean stopped,
    boolean probe,
    int urgency) {

  String channel() {
    return plan.channel();
  }

  BatchRef batch() {
    return new BatchRef(batchId, plan, month, due);
  }

  TouchId touch(int customer) {
    return new TouchId(plan.runId(), plan.step(), customer, plan.occurrence());
  }
}
