package io.baton.campaign;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.engine.Releases.Released;
import io.baton.shared.BatonClock;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was said about each set that waited for a person's word. */
@Component
class ReleaseRows {
  private final JdbcClient jdbc;
  private final Cohorts cohorts;
  private final BatonClock clock;

  ReleaseRows(JdbcClient jdbc, Cohorts cohorts, BatonClock clock) {
    this.jdbc = jdbc;
    this.cohorts = cohorts;
    this.clock = clock;
  }

  /** What became of a set. */
  enum ReleaseOutcome {
    RELEASED,
    REFUSED,
    /** The time was up and nobody had said anything. */
    LAPSED
  }

  /**
   * @param by null where nobody said anything
   */
  record PastRelease(
      String element,
      ReleaseOutcome outcome,
      long customers,
      @Nullable String by,
      String comment,
      Instant at) {}

  void add(Released who, ReleaseOutcome outcome, @Nullable String by, String comment) {
    jdbc.sql(
            "INSERT INTO campaign_release (campaign_id, element_id, outcome, customers, cohort_id,"
                + " by_name, comment, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(who.campaignId(), who.elementId(), outcome.name(), who.customers(), who.cohortId())
        .param(by)
        .params(comment, Timestamp.from(clock.now()))
        .update();
  }

  /** Oldest first. */
  List<PastRelease> of(long campaignId) {
    return kept(campaignId).stream().map(Kept::said).toList();
  }

  /** What was said about one customer, oldest first. */
  List<PastRelease> of(long campaignId, int customer) {
    return kept(campaignId).stream()
        .filter(each -> cohorts.members(each.cohortId()).contains(customer))
        .map(Kept::said)
        .toList();
  }

  /** Whom nobody has let go on. */
  CustomerSet turnedAway(long campaignId) {
    return kept(campaignId).stream()
        .filter(each -> each.said().outcome() != ReleaseOutcome.RELEASED)
        .map(each -> cohorts.members(each.cohortId()))
        .reduce(CustomerSet.empty(), CustomerSet::or);
  }

  private record Kept(PastRelease said, long cohortId) {}

  private List<Kept> kept(long campaignId) {
    return jdbc.sql(
            "SELECT element_id, outcome, customers, by_name, comment, at, cohort_id"
                + " FROM campaign_release WHERE campaign_id = ? ORDER BY id")
        .param(campaignId)
        .query(
            (row, n) ->
                new Kept(
                    new PastRelease(
                        row.getString(1),
                        ReleaseOutcome.valueOf(row.getString(2)),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getTimestamp(6).toInstant()),
                    row.getLong(7)))
        .list();
  }
}
