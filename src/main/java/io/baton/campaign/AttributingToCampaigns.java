package io.baton.campaign;

import io.baton.cohort.CustomerSet;
import io.baton.engine.Journeys;
import io.baton.response.AttributionWindows;
import io.baton.response.ResponseListener;
import io.baton.shared.BatonClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Says whose responses count for which campaign, and tells the journeys. Both arms have the same
 * window, counted from the assignment, so that the comparison is fair.
 */
@Component
class AttributingToCampaigns implements AttributionWindows, ResponseListener {
  /** Name of the boundary message that takes responders out of a wait. */
  static final String RESPONDED = "responded";

  /** A response may be reported this long after it happened. */
  private static final Duration LATEST_REPORT = Duration.ofDays(30);

  private final Waves waves;
  private final CampaignRows rows;
  private final Journeys journeys;
  private final BatonClock clock;

  AttributingToCampaigns(Waves waves, CampaignRows rows, Journeys journeys, BatonClock clock) {
    this.waves = waves;
    this.rows = rows;
    this.journeys = journeys;
    this.clock = clock;
  }

  @Override
  public List<Assigned> assignedTo(CustomerSet among) {
    Map<Long, String> codes = new HashMap<>();
    return waves.stillCounting(clock.now().minus(LATEST_REPORT)).stream()
        .map(
            wave ->
                new Assigned(
                    wave.campaignId(),
                    codes.computeIfAbsent(wave.campaignId(), this::codeOf),
                    waves.treated(wave).and(among),
                    waves.control(wave).and(among),
                    wave.at(),
                    wave.windowEnds()))
        .filter(assigned -> !assigned.treated().isEmpty() || !assigned.control().isEmpty())
        .toList();
  }

  @Override
  public void responded(long campaignId, CustomerSet responders) {
    journeys.responded(campaignId, RESPONDED, responders);
  }

  private String codeOf(long campaignId) {
    return rows.findById(campaignId).orElseThrow().code;
  }
}
