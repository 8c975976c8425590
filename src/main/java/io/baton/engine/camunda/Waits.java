package io.baton.engine.camunda;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sets that wait. Newcomers join and responders leave in many small batches; writing a large
 * set each time would cost its whole size again, so arrivals and departures are kept as small
 * cohorts beside it and folded in now and then. Nobody who was ever in a set joins it again: those
 * who wait are all who came without all who left.
 */
@Component
class Waits {
  private static final int FOLD_AFTER = 64;
  private static final String SELECT =
      """
      SELECT w.*, ARRAY(SELECT cohort_id FROM engine_arrival a WHERE a.wait_id = w.id) AS arrivals
      FROM engine_wait w
      """;

  private final JdbcClient jdbc;
  private final Cohorts cohorts;
  private final KnownCohorts known;

  Waits(JdbcClient jdbc, Cohorts cohorts, KnownCohorts known) {
    this.jdbc = jdbc;
    this.cohorts = cohorts;
    this.known = known;
  }

  /**
   * A set that waits at an element.
   *
   * @param cohortId with {@code arrivals}: everybody who ever came
   */
  record Wait(
      long id,
      long campaignId,
      String processInstanceId,
      String elementId,
      long cohortId,
      boolean ownCohort,
      List<Long> arrivals) {}

  /**
   * @param bucket for how long others may join; zero for not at all
   */
  long open(Token token, List<String> messages, Duration bucket) {
    return jdbc.sql(
            """
            INSERT INTO engine_wait (campaign_id, process_instance_id, activity_instance_id,
              element_id, messages, cohort_id, merges_until)
            VALUES (?, ?, ?, ?, ?, ?,
              CASE WHEN ? > 0 THEN shared_now() + ? * interval '1 millisecond' END) RETURNING id
            """)
        .params(
            token.campaignId(),
            token.processInstanceId(),
            token.execution().getActivityInstanceId(),
            token.elementId(),
            messages.toArray(String[]::new),
            token.cohortId(),
            bucket.toMillis(),
            bucket.toMillis())
        .query(Long.class)
        .single();
  }

  /** The set that takes newcomers in at the element, the youngest if there are several. */
  Optional<Wait> takingIn(long campaignId, String elementId) {
    return jdbc.sql(
            SELECT
                + " WHERE campaign_id = ? AND element_id = ? AND merges_until > shared_now()"
                + " ORDER BY id DESC LIMIT 1")
        .params(campaignId, elementId)
        .query((row, n) -> wait(row))
        .optional();
  }

  boolean everHeldAnyOf(Wait wait, CustomerSet customers) {
    return known.members(wait.cohortId()).intersects(customers)
        || wait.arrivals().stream().anyMatch(each -> known.members(each).intersects(customers));
  }

  /** The cohort joins; none of it was ever in the set. */
  void arrive(Wait wait, long cohortId) {
    jdbc.sql("INSERT INTO engine_arrival (wait_id, cohort_id) VALUES (?, ?)")
        .params(wait.id(), cohortId)
        .update();
    if (wait.arrivals().size() + 1 >= FOLD_AFTER) {
      find(wait.id()).ifPresent(this::foldArrivals);
    }
  }

  private void foldArrivals(Wait wait) {
    long all = cohorts.store(ever(wait), wait.processInstanceId()).id();
    jdbc.sql("DELETE FROM engine_arrival WHERE wait_id = ?").param(wait.id()).update();
    jdbc.sql("UPDATE engine_wait SET cohort_id = ?, own_cohort = true WHERE id = ?")
        .params(all, wait.id())
        .update();
    if (wait.ownCohort()) {
      cohorts.delete(wait.cohortId());
    }
  }

  /** The youngest set of the instance that waits at the element. */
  Optional<Wait> at(String processInstanceId, String elementId) {
    return jdbc.sql(
            SELECT + " WHERE process_instance_id = ? AND element_id = ? ORDER BY id DESC LIMIT 1")
        .params(processInstanceId, elementId)
        .query((row, n) -> wait(row))
        .optional();
  }

  /** In the order in which their instances must be locked. */
  List<Wait> forMessage(long campaignId, String message) {
    return jdbc.sql(
            SELECT
                + " WHERE campaign_id = ? AND ? = ANY (messages)"
                + " ORDER BY process_instance_id, id")
        .params(campaignId, message)
        .query((row, n) -> wait(row))
        .list();
  }

  Map<Long, Set<String>> listening(Collection<String> messages) {
    String[] names = messages.toArray(String[]::new);
    Map<Long, Set<String>> listening = new TreeMap<>();
    jdbc.sql(
            "SELECT DISTINCT campaign_id, m FROM engine_wait, unnest(messages) AS m"
                + " WHERE messages && ?::text[] AND m = ANY (?)")
        .params(names, names)
        .query(
            row -> {
              listening
                  .computeIfAbsent(row.getLong(1), id -> new TreeSet<>())
                  .add(row.getString(2));
            });
    return listening;
  }

  /** All of the campaign, in the same order. */
  List<Wait> of(long campaignId) {
    return jdbc.sql(SELECT + " WHERE campaign_id = ? ORDER BY process_instance_id, id")
        .param(campaignId)
        .query((row, n) -> wait(row))
        .list();
  }

  Optional<Wait> find(long id) {
    return jdbc.sql(SELECT + " WHERE id = ?").param(id).query((row, n) -> wait(row)).optional();
  }

  CustomerSet waiting(Wait wait) {
    CustomerSet rest = ever(wait);
    for (long departed : departures(wait)) {
      rest = rest.minus(known.members(departed));
    }
    return rest;
  }

  private CustomerSet ever(Wait wait) {
    CustomerSet ever = known.members(wait.cohortId());
    for (long arrived : wait.arrivals()) {
      ever = ever.or(known.members(arrived));
    }
    return ever;
  }

  /** Everybody who waits anywhere in the campaign. */
  CustomerSet waitingIn(long campaignId) {
    return of(campaignId).stream().map(this::waiting).reduce(CustomerSet.empty(), CustomerSet::or);
  }

  /** The cohort is a subset of those who wait. */
  void depart(Wait wait, long cohortId) {
    jdbc.sql("INSERT INTO engine_departure (wait_id, cohort_id) VALUES (?, ?)")
        .params(wait.id(), cohortId)
        .update();
    List<Long> departures = departures(wait);
    if (departures.size() >= FOLD_AFTER) {
      CustomerSet all =
          departures.stream().map(known::members).reduce(CustomerSet.empty(), CustomerSet::or);
      jdbc.sql("DELETE FROM engine_departure WHERE wait_id = ?").param(wait.id()).update();
      jdbc.sql("INSERT INTO engine_departure (wait_id, cohort_id) VALUES (?, ?)")
          .params(wait.id(), cohorts.store(all, wait.processInstanceId()).id())
          .update();
    }
  }

  /**
   * Ends the wait.
   *
   * @return the cohort of those who are left
   */
  long close(long waitId) {
    Wait wait = find(waitId).orElseThrow();
    boolean changed = !wait.arrivals().isEmpty() || !departures(wait).isEmpty();
    long rest =
        changed ? cohorts.store(waiting(wait), wait.processInstanceId()).id() : wait.cohortId();
    jdbc.sql("DELETE FROM engine_wait WHERE id = ?").param(waitId).update();
    if (changed && wait.ownCohort()) {
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
    Array arrivals = row.getArray("arrivals");
    return new Wait(
        row.getLong("id"),
        row.getLong("campaign_id"),
        row.getString("process_instance_id"),
        row.getString("element_id"),
        row.getLong("cohort_id"),
        row.getBoolean("own_cohort"),
        List.of((Long[]) arrivals.getArray()));
  }
}
