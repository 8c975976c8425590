package io.baton.campaign;

import io.baton.engine.Journeys;
import io.baton.engine.StepProgress;
import io.baton.shared.BatonClock;
import io.baton.touch.RoundGuests;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Batch campaigns whose launches fall together: signed and about to start, or started a moment ago
 * and still at work. Nobody waits for a campaign whose launch or step has failed.
 */
@Component
class LaunchesNearby implements RoundGuests {
  private final JdbcClient jdbc;
  private final Journeys journeys;
  private final BatonClock clock;

  LaunchesNearby(JdbcClient jdbc, Journeys journeys, BatonClock clock) {
    this.jdbc = jdbc;
    this.journeys = journeys;
    this.clock = clock;
  }

  private record Candidate(long id, CampaignState state) {}

  @Override
  public Set<Long> awaited(Duration gather) {
    Instant now = clock.now();
    return jdbc
        .sql(
            """
            select id, state from campaign_campaign
            where trigger is null
              and (state = 'APPROVED' and (start_at is null or start_at <= ?)
                   or state = 'LIVE' and launched_at > ?)
            """)
        .params(Timestamp.from(now.plus(gather)), Timestamp.from(now.minus(gather)))
        .query((row, n) -> new Candidate(row.getLong(1), CampaignState.valueOf(row.getString(2))))
        .list()
        .stream()
        .filter(this::comes)
        .map(Candidate::id)
        .collect(Collectors.toSet());
  }

  private boolean comes(Candidate campaign) {
    List<StepProgress> steps = journeys.steps(campaign.id());
    boolean failed = steps.stream().anyMatch(step -> step.state() == StepProgress.State.FAILED);
    return !failed && (campaign.state() == CampaignState.APPROVED || !steps.isEmpty());
  }
}
