package io.baton.engine.camunda;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sets that wait. Responders leave in many small batches; writing the rest of a large set each
 * time would cost its whole size again, so departures are kept as small cohorts beside it and
 * folded in now and then.
 */
@Component
class Waits {
  private static final int FOLD_AFTER = 64;

  private final JdbcClient jdbc;
  private final Cohorts cohorts;

  Waits(JdbcClient jdbc, Cohorts cohorts) {
    this.jdbc = jdbc;
    this.cohorts = cohorts;
  }

  /** A set that waits at an element, as it was before anyone left. */
  record Wait(
      long id,
      long campaignId,
      String processInstanceId,
      String elementId,
      long cohortId,
      boolean ownCohort) {}

  long open(Token token, List<String> messages) {
    return jdbc.sql(
            """
            INSERT INTO engine_wait (campaign_id, process_instance_id, activity_instance_id,
              element_id, messages, cohort_id) VALUES (?, ?, ?, ?, ?, ?) RETURNING id
            """)
        .params(
            token.campaignId(),
            token.processInstanceId(),
            token.execution().getActivityInstanceId(),
            token.elementId(),
            messages.toArray(String[]::new),
            token.cohortId())
        .query(Long.class)
        .single();
  }

  /** In the order in which their instances must be locked. */
  List<Wait> forMessage(long campaignId, String message) {
    return jdbc.sql(
            "SELECT * FROM engine_wait WHERE campaign_id = ? AND ? = ANY (messages)"
                + " ORDER BY process_instance_id, id")
        .params(campaignId, message)
        .query((row, n) -> wait(row))
        .list();
  }

  Optional<Wait> find(long id) {
    return jdbc.sql("SELECT * FROM engine_wait WHERE id = ?")
        .param(id)
        .query((row, n) -> wait(row))
        .optional();
  }

  CustomerSet waiting(Wait wait) {
    CustomerSet rest = cohorts.members(wait.cohortId());
    for (long departed : departures(wait)) {
      rest = rest.minus(cohorts.members(departed));
    }
    return rest;
  }

  /** Everybody who waits anywhere in the campaign. */
  CustomerSet waitingIn(long campaignId) {
    return jdbc
        .sql("SELECT * FROM engine_wait WHERE campaign_id = ?")
        .param(campaignId)
        .query((row, n) -> wait(row))
        .list()
        .stream()
        .map(this::waiting)
        .reduce(CustomerSet.empty(), CustomerSet::or);
  }

  /** The cohort is a subset of those who wait. */
  void depart(Wait wait, long cohortId) {
    jdbc.sql("INSERT INTO engine_departure (wait_id, cohort_id) VALUES (?, ?)")
        .params(wait.id(), cohortId)
        .update();
    if (departures(wait).size() >= FOLD_AFTER) {
      fold(wait);
    }
  }

  private void fold(Wait wait) {
    long rest = cohorts.store(waiting(wait)).id();
    jdbc.sql("DELETE FROM engine_departure WHERE wait_id = ?").param(wait.id()).update();
    jdbc.sql("UPDATE engine_wait SET cohort_id = ?, own_cohort = true WHERE id = ?")
        .params(rest, wait.id())
        .update();
    if (wait.ownCohort()) {
      cohorts.delete(wait.cohortId());
    }
  }

  /**
   * Ends the wait.
   *
   * @return the cohort of those who are left
   */
  long close(long waitId) {
    Wait wait = find(waitId).orElseThrow();
    boolean somebodyLeft = !departures(wait).isEmpty();
    long rest = somebodyLeft ? cohorts.store(waiting(wait)).id() : wait.cohortId();
    jdbc.sql("DELETE FROM engine_wait WHERE id = ?").param(waitId).update();
    if (somebodyLeft && wait.ownCohort()) {
      cohorts.delete(wait.cohortId());
    }
    return rest;
  }

  private List<Long> departures(Wait wait) {
    return jdbc.sql("SELECT cohort_id FROM engine_departure WHERE wait_id = ?")
        .param(wait.id())
        .query(Long.class)
        .list();
  }

  private static Wait wait(ResultSet row) throws SQLException {
    return new Wait(
        row.getLong("id"),
        row.getLong("campaign_id"),
        row.getString("process_instance_id"),
        row.getString("element_id"),
        row.getLong("cohort_id"),
        row.getBoolean("own_cohort"));
  }
}
