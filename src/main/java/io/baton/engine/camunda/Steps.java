package io.baton.engine.camunda;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.engine.Scope;
import io.baton.engine.StepProgress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of steps. Due times are real time: moving the test clock does not hurry a retry after a
 * failure, but {@link #lookAgain} those that wait for a time.
 */
@Component
class Steps {
  private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Cohorts cohorts;
  private final WorkBell bell;
  private final JsonMapper json = new JsonMapper();

  Steps(JdbcClient jdbc, Cohorts cohorts, WorkBell bell) {
    this.jdbc = jdbc;
    this.cohorts = cohorts;
    this.bell = bell;
  }

  /**
   * @param queued whether the step worker is to carry it out; otherwise it is done with this
   *     transaction
   */
  Step open(Step step, boolean queued) {
    long id =
        jdbc.sql(
                """
                INSERT INTO engine_step (campaign_id, process_instance_id, activity_instance_id,
                  execution_id, element_id, scope, kind, work, parameters, cohort_id, total, done, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) RETURNING id
                """)
            .params(
                step.campaignId(),
                step.processInstanceId(),
                step.activityInstanceId(),
                step.executionId(),
                step.elementId(),
                step.scope().name(),
                step.kind().name(),
                step.work(),
                json.writeValueAsString(step.parameters()))
            .param(step.cohortId())
            .params(step.total(), queued ? 0 : step.total(), queued ? "RUNNING" : "DONE")
            .query(Long.class)
            .single();
    if (queued) {
      bell.ringAfterCommit();
    }
    return step.withId(id);
  }

  /**
   * Takes the step that has been due longest and that no other transaction works on. The lock lets
   * rows that refer to the step through: a response does not wait for a chunk.
   */
  Optional<Step> takeDue() {
    return jdbc.sql(
            """
            SELECT * FROM engine_step
            WHERE state IN ('RUNNING', 'RETRYING') AND next_attempt_at <= clock_timestamp()
            ORDER BY next_attempt_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
            """)
        .query((row, n) -> step(row))
        .optional();
  }

  /** Steps that are due give way to each other after every chunk. */
  void advanced(Step step, long customers) {
    jdbc.sql(
            """
            UPDATE engine_step SET done = done + ?, chunk = chunk + 1, state = 'RUNNING', attempts = 0,
              error_code = NULL, problem = NULL, next_attempt_at = clock_timestamp() WHERE id = ?
            """)
        .params(customers, step.id())
        .update();
  }

  void finished(Step step) {
    jdbc.sql("UPDATE engine_step SET state = 'DONE', done = total WHERE id = ?")
        .param(step.id())
        .update();
  }

  void retryLater(Step step, Duration after, int attempts, @Nullable String code, String problem) {
    jdbc.sql(
            """
            UPDATE engine_step SET state = 'RETRYING', attempts = ?, error_code = ?, problem = ?,
              done = CASE WHEN state = 'DONE' THEN 0 ELSE done END,
              next_attempt_at = clock_timestamp() + ? * interval '1 millisecond' WHERE id = ?
            """)
        .param(attempts)
        .param(code)
        .params(problem, after.toMillis(), step.id())
        .update();
    bell.ringAfterCommit();
  }

  /** What waits without having failed looks again whether it has waited enough. */
  void lookAgain() {
    jdbc.sql(
            """
            UPDATE engine_step SET next_attempt_at = clock_timestamp()
            WHERE state = 'RETRYING' AND error_code IS NULL
            """)
        .update();
    bell.ringAfterCommit();
  }

  void failed(Step step, int attempts, String code, String problem) {
    jdbc.sql(
            """
            UPDATE engine_step SET state = 'FAILED', attempts = ?, error_code = ?, problem = ?,
              done = CASE WHEN state = 'DONE' THEN 0 ELSE done END WHERE id = ?
            """)
        .params(attempts, code, problem, step.id())
        .update();
  }

  boolean tryAgain(long stepId) {
    int failed =
        jdbc.sql(
                """
                UPDATE engine_step SET state = 'RETRYING', attempts = 0,
                  next_attempt_at = clock_timestamp() WHERE id = ? AND state = 'FAILED'
                """)
            .param(stepId)
            .update();
    bell.ringAfterCommit();
    return failed == 1;
  }

  /** Waits for a chunk that is being worked on, so that nobody stops half-way through it. */
  void lockOpen(long campaignId) {
    jdbc.sql(
            "SELECT id FROM engine_step WHERE campaign_id = ?"
                + " AND state IN ('RUNNING', 'RETRYING', 'FAILED') ORDER BY id FOR NO KEY UPDATE")
        .param(campaignId)
        .query(Long.class)
        .list();
  }

  void cancel(String activityInstanceId) {
    jdbc.sql(
            "UPDATE engine_step SET state = 'CANCELLED'"
                + " WHERE activity_instance_id = ? AND state <> 'DONE'")
        .param(activityInstanceId)
        .update();
  }

  void leaveHere(Step step, CustomerSet customers) {
    jdbc.sql("INSERT INTO engine_step_part (step_id, chunk, cohort_id) VALUES (?, ?, ?)")
        .params(step.id(), step.chunk(), cohorts.store(customers, step.processInstanceId()).id())
        .update();
  }

  /** Everyone any chunk left behind; their rows are removed. */
  CustomerSet takeLeavers(Step step) {
    List<Long> parts =
        jdbc.sql("DELETE FROM engine_step_part WHERE step_id = ? RETURNING cohort_id")
            .param(step.id())
            .query(Long.class)
            .list();
    CustomerSet leavers = CustomerSet.empty();
    for (long part : parts) {
      leavers = leavers.or(cohorts.members(part));
      cohorts.delete(part);
    }
    return leavers;
  }

  List<Step> underWay(long campaignId) {
    return jdbc.sql(
            "SELECT * FROM engine_step WHERE campaign_id = ? AND scope = 'JOURNEY'"
                + " AND state IN ('RUNNING', 'RETRYING', 'FAILED') ORDER BY id")
        .param(campaignId)
        .query((row, n) -> step(row))
        .list();
  }

  List<StepProgress> open(long campaignId) {
    return jdbc.sql(
            "SELECT * FROM engine_step WHERE campaign_id = ?"
                + " AND state IN ('RUNNING', 'RETRYING', 'FAILED') ORDER BY id")
        .param(campaignId)
        .query(
            (row, n) -> {
              StepProgress.State state = StepProgress.State.valueOf(row.getString("state"));
              return new StepProgress(
                  row.getLong("id"),
                  row.getString("element_id"),
                  state,
                  row.getLong("done"),
                  row.getLong("total"),
                  row.getInt("attempts"),
                  row.getString("error_code"),
                  row.getString("problem"),
                  row.getTimestamp("started_at").toInstant(),
                  state == StepProgress.State.RETRYING
                      ? row.getTimestamp("next_attempt_at").toInstant()
                      : null);
            })
        .list();
  }

  private Step step(ResultSet row) throws SQLException {
    long cohort = row.getLong("cohort_id");
    return new Step(
        row.getLong("id"),
        row.getLong("campaign_id"),
        row.getString("process_instance_id"),
        row.getString("activity_instance_id"),
        row.getString("execution_id"),
        row.getString("element_id"),
        Scope.valueOf(row.getString("scope")),
        Step.Kind.valueOf(row.getString("kind")),
        row.getString("work"),
        json.readValue(row.getString("parameters"), PARAMETERS),
        cohort == 0 ? null : cohort,
        row.getLong("total"),
        row.getLong("done"),
        row.getInt("chunk"),
        row.getInt("attempts"));
  }
}
