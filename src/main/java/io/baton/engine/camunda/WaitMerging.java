package io.baton.engine.camunda;

import io.baton.cohort.CustomerSet;
import io.baton.engine.CohortDecisions;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tokens of one campaign that come to the same wait within a bucket of time become one waiting set:
 * the newcomer's customers join it, and its own instance ends. A campaign that events feed then
 * holds a few hundred waiting tokens, however many micro-cohorts it started.
 *
 * <p>The set's own timer is that of its first token, so a newcomer's wait is shorter by at most the
 * bucket: five minutes, or a hundredth of the wait where that is less.
 *
 * <p>Only whole instances merge: a token that is the only one of an instance nobody called. And
 * nobody joins a set they were ever in, so that a customer is never twice on the way in one
 * instance.
 */
@Component
class WaitMerging {
  private static final Duration LONGEST_BUCKET = Duration.ofMinutes(5);
  private static final int PARTS = 100;

  private final Waits waits;
  private final TokenMoves moves;
  private final Processes processes;
  private final ObjectProvider<CohortDecisions> decisions;

  WaitMerging(
      Waits waits,
      TokenMoves moves,
      Processes processes,
      ObjectProvider<CohortDecisions> decisions) {
    this.waits = waits;
    this.moves = moves;
    this.processes = processes;
    this.decisions = decisions;
  }

  /** For how long others may join the token's wait; zero where it stays by itself. */
  Duration bucket(Token token) {
    ExecutionEntity instance = token.execution().getProcessInstance();
    if (instance.getSuperExecution() != null || Reach.leaves(instance).count() != 1) {
      return Duration.ZERO;
    }
    Date now = ClockUtil.getCurrentTime();
    Duration wait =
        token.execution().getJobs().stream()
            .map(JobEntity::getDuedate)
            .filter(due -> due != null && due.after(now))
            .map(due -> Duration.between(now.toInstant(), due.toInstant()))
            .min(Duration::compareTo)
            .orElse(Duration.ZERO);
    Duration part = wait.dividedBy(PARTS);
    return part.compareTo(LONGEST_BUCKET) < 0 ? part : LONGEST_BUCKET;
  }

  /**
   * Lets the token's customers join those of the same instance who wait there for a person's word,
   * so that one word is asked for and not one for each small batch.
   */
  boolean joinOwn(Token token) {
    Optional<Waits.Wait> host = waits.at(token.processInstanceId(), token.elementId());
    if (host.isEmpty() || waits.everHeldAnyOf(host.get(), moves.customers(token))) {
      return false;
    }
    waits.arrive(host.get(), token.cohortId());
    return true;
  }

  /**
   * Lets the token's customers join a set that waits there already.
   *
   * @return whether they did; the token has nobody left to carry then
   */
  boolean join(Token token) {
    Optional<Waits.Wait> host = waits.takingIn(token.campaignId(), token.elementId());
    if (host.isEmpty() || !processes.lock(host.get().processInstanceId())) {
      return false;
    }
    Optional<Waits.Wait> locked =
        waits
            .takingIn(token.campaignId(), token.elementId())
            .filter(wait -> wait.id() == host.get().id());
    CustomerSet newcomers = moves.customers(token);
    if (locked.isEmpty() || waits.everHeldAnyOf(locked.get(), newcomers)) {
      return false;
    }
    waits.arrive(locked.get(), token.cohortId());
    moves.handOn(token, locked.get().processInstanceId());
    decisions.ifAvailable(
        known -> known.merged(token.processInstanceId(), locked.get().processInstanceId()));
    return true;
  }
}
