package io.baton.engine.camunda;

import io.baton.engine.Journeys;
import io.baton.engine.Scope;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which campaign a process instance belongs to, and the lock on what happens to its cohorts. */
@Component
class Processes {
  private final JdbcClient jdbc;

  Processes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void started(String processInstanceId, long campaignId, Scope scope, String definitionId) {
    jdbc.sql(
            "INSERT INTO engine_process (process_instance_id, campaign_id, scope, definition_id)"
                + " VALUES (?, ?, ?, ?)")
        .params(processInstanceId, campaignId, scope.name(), definitionId)
        .update();
  }

  void ended(String processInstanceId) {
    jdbc.sql(
            "UPDATE engine_process SET ended_at = shared_now()"
                + " WHERE process_instance_id = ? AND ended_at IS NULL")
        .param(processInstanceId)
        .update();
  }

  /**
   * Waits until no other transaction works on the instance, and keeps others away until this one
   * ends. Taken before any of the engine's own rows is read, it spares the caller the engine's
   * optimistic lock.
   *
   * @return whether the instance is still running
   */
  boolean lock(String processInstanceId) {
    return jdbc.sql(
            "SELECT ended_at IS NULL FROM engine_process WHERE process_instance_id = ? FOR UPDATE")
        .param(processInstanceId)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  List<String> running(long campaignId) {
    return jdbc.sql(
            "SELECT process_instance_id FROM engine_process"
                + " WHERE campaign_id = ? AND ended_at IS NULL ORDER BY process_instance_id")
        .param(campaignId)
        .query(String.class)
        .list();
  }

  /** Whether a timer or an asynchronous continuation of the campaign could run now. */
  boolean due(long campaignId) {
    return jdbc.sql(
            "SELECT EXISTS (SELECT FROM engine_process p"
                + " JOIN act_ru_job j ON j.process_instance_id_ = p.process_instance_id"
                + " WHERE p.campaign_id = ? AND p.ended_at IS NULL AND j.retries_ > 0"
                + " AND (j.duedate_ IS NULL OR j.duedate_ <= shared_now() AT TIME ZONE ?))")
        .params(campaignId, java.util.TimeZone.getDefault().getID())
        .query(Boolean.class)
        .single();
  }

  /** Of the journeys, not of the life cycle. */
  Optional<Journeys.NextTimer> nextTimer(long campaignId) {
    return jdbc.sql(
            "SELECT d.act_id_, j.duedate_ AT TIME ZONE ? FROM engine_process p"
                + " JOIN act_ru_job j ON j.process_instance_id_ = p.process_instance_id"
                + " JOIN act_ru_jobdef d ON d.id_ = j.job_def_id_"
                + " WHERE p.campaign_id = ? AND p.scope = 'JOURNEY' AND p.ended_at IS NULL"
                + " AND j.type_ = 'timer' AND j.duedate_ IS NOT NULL"
                + " ORDER BY j.duedate_, d.act_id_ LIMIT 1")
        .params(java.util.TimeZone.getDefault().getID(), campaignId)
        .query(
            (row, n) -> new Journeys.NextTimer(row.getString(1), row.getTimestamp(2).toInstant()))
        .optional();
  }

  boolean finished(long campaignId, Scope scope) {
    return jdbc.sql(
            "SELECT coalesce(bool_and(ended_at IS NOT NULL), false) FROM engine_process"
                + " WHERE campaign_id = ? AND scope = ?")
        .params(campaignId, scope.name())
        .query(Boolean.class)
        .single();
  }

  /** The campaign's life cycle, running or not: the one started last. */
  Optional<Instance> lifeCycle(long campaignId) {
    return jdbc.sql(
            "SELECT process_instance_id, definition_id FROM engine_process"
                + " WHERE campaign_id = ? AND scope = 'LIFE_CYCLE'"
                + " ORDER BY started_at DESC LIMIT 1")
        .param(campaignId)
        .query((row, n) -> new Instance(row.getString(1), row.getString(2)))
        .optional();
  }

  record Instance(String processInstanceId, String definitionId) {}
}
