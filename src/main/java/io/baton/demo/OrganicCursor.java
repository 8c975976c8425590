package io.baton.demo;

import io.baton.response.AttributionWindows.Assigned;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Up to when the conversions without a cause were published, per assignment and run. */
@Component
class OrganicCursor {
  private final JdbcClient jdbc;

  OrganicCursor(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The assignment itself where nothing was published yet. */
  Instant of(Assigned assigned, DemoRuns.Run run) {
    return jdbc.sql(
            """
            SELECT reported_until FROM demo_organic
            WHERE campaign_id = :campaign AND assigned_from = :from AND first_number = :run
            """)
        .param("campaign", assigned.campaignId())
        .param("from", assigned.from().atOffset(ZoneOffset.UTC))
        .param("run", run.firstNumber())
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant)
        .orElse(assigned.from());
  }

  void advance(Assigned assigned, DemoRuns.Run run, Instant until) {
    jdbc.sql(
            """
            INSERT INTO demo_organic (campaign_id, assigned_from, first_number, reported_until)
            VALUES (:campaign, :from, :run, :until)
            ON CONFLICT (campaign_id, assigned_from, first_number)
            DO UPDATE SET reported_until = excluded.reported_until
            """)
        .param("campaign", assigned.campaignId())
        .param("from", assigned.from().atOffset(ZoneOffset.UTC))
        .param("run", run.firstNumber())
        .param("until", until.atOffset(ZoneOffset.UTC))
        .update();
  }
}
