package io.baton.evaluation;

import io.baton.access.Audit;
import io.baton.campaign.CampaignFacts;
import io.baton.campaign.Campaigns;
import io.baton.shared.BatonClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Evaluations at points of a journey. The first who come within an hour have it computed, the
 * others are told the same: a journey that events feed comes by ten times a second.
 */
@Component
class Interims {
  private static final long HOUR = 3_600;
  private static final int MOST = 200;
  private static final String COLUMNS =
      "id, element_id, at, treated, treated_converted, control, control_converted";

  private final Reports reports;
  private final Campaigns campaigns;
  private final JdbcClient jdbc;
  private final BatonClock clock;
  private final Audit audit;

  Interims(Reports reports, Campaigns campaigns, JdbcClient jdbc, BatonClock clock, Audit audit) {
    this.reports = reports;
    this.campaigns = campaigns;
    this.jdbc = jdbc;
    this.clock = clock;
    this.audit = audit;
  }

  /** The two arms as they were when somebody came to the element. */
  record Interim(long id, String element, Instant at, Arms arms) {}

  @Transactional
  public Interim now(long campaignId, String element) {
    Instant now = clock.now();
    long hour = Math.floorDiv(now.getEpochSecond(), HOUR);
    return find(campaignId, element, hour)
        .orElseGet(
            () -> {
              keep(campaignId, element, now, hour);
              return find(campaignId, element, hour).orElseThrow();
            });
  }

  /** Of two who come at the same moment the second waits here and keeps the first one's. */
  private void keep(long campaignId, String element, Instant now, long hour) {
    Arms arms = reports.arms(campaignId);
    int kept =
        jdbc.sql(
                """
                INSERT INTO evaluation_interim (campaign_id, element_id, hour, at, treated,
                  treated_converted, control, control_converted) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (campaign_id, element_id, hour) DO NOTHING
                """)
            .params(
                campaignId,
                element,
                hour,
                Timestamp.from(now),
                arms.treated().n(),
                arms.treated().converted(),
                arms.control().n(),
                arms.control().converted())
            .update();
    if (kept == 1) {
      audit.record(
          "CAMPAIGN_EVALUATED",
          "campaign:" + campaigns.find(campaignId).orElseThrow().code(),
          Map.of("element", element, "verdict", arms.verdict().name()));
    }
  }

  /** The newest first. */
  List<Interim> of(CampaignFacts campaign) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM evaluation_interim WHERE campaign_id = ? ORDER BY id DESC LIMIT "
                + MOST)
        .param(campaign.id())
        .query((row, n) -> interim(row))
        .list();
  }

  /** All that there are. */
  List<Interim> oldestFirst(long campaignId) {
    return jdbc.sql(
            "SELECT " + COLUMNS + " FROM evaluation_interim WHERE campaign_id = ? ORDER BY id")
        .param(campaignId)
        .query((row, n) -> interim(row))
        .list();
  }

  private Optional<Interim> find(long campaignId, String element, long hour) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM evaluation_interim WHERE campaign_id = ? AND element_id = ? AND hour = ?")
        .params(campaignId, element, hour)
        .query((row, n) -> interim(row))
        .optional();
  }

  private static Interim interim(ResultSet row) throws SQLException {
    return new Interim(
        row.getLong(1),
        row.getString(2),
        row.getTimestamp(3).toInstant(),
        new Arms(
            new Proportion(row.getLong(4), row.getLong(5)),
            new Proportion(row.getLong(6), row.getLong(7))));
  }
}
