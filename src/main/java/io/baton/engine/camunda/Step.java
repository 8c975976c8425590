package io.baton.engine.camunda;

import io.baton.engine.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One arrival of a cohort at a task or decision, as a row with progress.
 *
 * @param id the step's number
 * @param executionId the token to move when the step is done
 * @param work key of the task or decision
 * @param cohortId null in a life cycle
 * @param total customers that arrived
 * @param done customers of the chunks that are committed
 * @param chunk number of the next chunk
 */
record Step(
    long id,
    long campaignId,
    String processInstanceId,
    String activityInstanceId,
    String executionId,
    String elementId,
    Scope scope,
    Kind kind,
    String work,
    Map<String, String> parameters,
    @Nullable Long cohortId,
    long total,
    long done,
    int chunk,
    int attempts) {

  enum Kind {
    TASK,
    DECISION
  }

  Step withId(long number) {
    return new Step(
        number,
        campaignId,
        processInstanceId,
        activityInstanceId,
        executionId,
        elementId,
        scope,
        kind,
        work,
        parameters,
        cohortId,
        total,
        done,
        chunk,
        attempts);
  }
}
