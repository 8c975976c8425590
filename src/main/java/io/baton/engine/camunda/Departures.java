package io.baton.engine.camunda;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.engine.Scope;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Takes responders out of waiting sets. Each instance is locked before its wait is read, in one
 * order for everybody, and a timer takes the same lock before it reads who is left: whoever commits
 * first has the customer, and the other one no longer finds them.
 */
@Component
class Departures {
  /** Instead of a message's name: the customer leaves for good. */
  static final String LEAVE = "";

  private final Waits waits;
  private final Processes processes;
  private final Cohorts cohorts;
  private final Counts counts;
  private final RuntimeService engine;

  Departures(
      Waits waits,
      Processes processes,
      Cohorts cohorts,
      Counts counts,
      @Lazy RuntimeService engine) {
    this.waits = waits;
    this.processes = processes;
    this.cohorts = cohorts;
    this.counts = counts;
    this.engine = engine;
  }

  long responded(long campaignId, String message, CustomerSet responders) {
    List<Waits.Wait> candidates =
        (message.equals(LEAVE) ? waits.of(campaignId) : waits.forMessage(campaignId, message))
            .stream().filter(wait -> waits.waiting(wait).intersects(responders)).toList();
    long left = 0;
    for (Waits.Wait candidate : candidates) {
      processes.lock(candidate.processInstanceId());
      left += waits.find(candidate.id()).map(wait -> leave(wait, message, responders)).orElse(0L);
    }
    return left;
  }

  private long leave(Waits.Wait wait, String message, CustomerSet responders) {
    CustomerSet leaving = waits.waiting(wait).and(responders);
    if (leaving.isEmpty()) {
      return 0;
    }
    long cohortId = cohorts.store(leaving, wait.processInstanceId()).id();
    waits.depart(wait, cohortId);
    counts.left(wait.campaignId(), Scope.JOURNEY, wait.elementId(), leaving.size());
    if (message.equals(LEAVE)) {
      return leaving.size();
    }
    engine
        .createMessageCorrelation(message)
        .processInstanceId(wait.processInstanceId())
        .localVariableEquals(WaitListener.WAIT, wait.id())
        .setVariablesToTriggeredScope(Map.of(Token.COHORT, cohortId))
        .correlate();
    return leaving.size();
  }
}
