package io.baton.campaign;

import io.baton.shared.BatonClock;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people said about a campaign on its way. */
@Component
class Remarks {
  private final JdbcClient jdbc;
  private final BatonClock clock;

  Remarks(JdbcClient jdbc, BatonClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(long campaignId, String by, Verdict verdict, String text) {
    jdbc.sql(
            "INSERT INTO campaign_remark (campaign_id, at, by_name, verdict, text) VALUES (?, ?, ?, ?, ?)")
        .params(campaignId, Timestamp.from(clock.now()), by, verdict.name(), text)
        .update();
  }

  /** Oldest first. */
  List<Remark> of(long campaignId) {
    return jdbc.sql(
            "SELECT by_name, at, text, verdict FROM campaign_remark WHERE campaign_id = ? ORDER BY id")
        .param(campaignId)
        .query(
            (row, n) ->
                new Remark(
                    row.getString(1),
                    row.getTimestamp(2).toInstant(),
                    row.getString(3),
                    Verdict.valueOf(row.getString(4))))
        .list();
  }

  enum Verdict {
    COMMENTED,
    DELEGATED,
    SUBMITTED,
    WITHDRAWN,
    APPROVED,
    REFUSED,
    LAUNCHED,
    LAUNCH_REFUSED,
    RELEASE_ASKED,
    RELEASED,
    NOT_RELEASED,
    RELEASE_LAPSED,
    TABLE_CHANGED,
    STOPPED,
    FINISHED
  }

  record Remark(String by, Instant at, String text, Verdict verdict) {}
}
