package io.baton.engine.camunda;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Responders who are faster than their own step: the first chunk of a large step is touched long
 * before the last one, and the wait begins only then. They are noted with the step and leave the
 * wait once there is one.
 */
@Component
class EarlyResponses {
  private final JdbcClient jdbc;
  private final Cohorts cohorts;
  private final Steps steps;
  private final Departures departures;

  EarlyResponses(JdbcClient jdbc, Cohorts cohorts, Steps steps, Departures departures) {
    this.jdbc = jdbc;
    this.cohorts = cohorts;
    this.steps = steps;
    this.departures = departures;
  }

  /** Looks at steps, waits and steps again: nobody slips through while tokens move. */
  @Transactional
  public long responded(long campaignId, String message, CustomerSet responders) {
    List<Step> before = steps.underWay(campaignId);
    before.forEach(step -> note(step, message, responders));
    long left = departures.responded(campaignId, message, responders);
    steps.underWay(campaignId).stream()
        .filter(step -> before.stream().noneMatch(seen -> seen.id() == step.id()))
        .forEach(step -> note(step, message, responders));
    return left;
  }

  private void note(Step step, String message, CustomerSet responders) {
    if (step.cohortId() == null) {
      return;
    }
    CustomerSet early = cohorts.members(step.cohortId()).and(responders);
    if (!early.isEmpty()) {
      jdbc.sql("INSERT INTO engine_early_response (step_id, message, cohort_id) VALUES (?, ?, ?)")
          .params(step.id(), message, cohorts.store(early, step.processInstanceId()).id())
          .update();
    }
  }

  /** Announces one batch again whose step is done by now. */
  @Transactional
  public boolean deliverOne() {
    Optional<Early> due =
        jdbc.sql(
                """
                DELETE FROM engine_early_response WHERE (step_id, message, cohort_id) IN (
                  SELECT e.step_id, e.message, e.cohort_id
                  FROM engine_early_response e JOIN engine_step s ON s.id = e.step_id
                  WHERE s.state IN ('DONE', 'CANCELLED')
                  LIMIT 1 FOR UPDATE OF e SKIP LOCKED)
                RETURNING message, cohort_id,
                  (SELECT campaign_id FROM engine_step s WHERE s.id = step_id) AS campaign_id
                """)
            .query(Early.class)
            .optional();
    due.ifPresent(
        early -> {
          responded(early.campaignId(), early.message(), cohorts.members(early.cohortId()));
          cohorts.delete(early.cohortId());
        });
    return due.isPresent();
  }

  record Early(String message, long cohortId, long campaignId) {}
}
