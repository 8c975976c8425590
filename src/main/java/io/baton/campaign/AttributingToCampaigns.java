package io.baton.campaign;

import io.baton.cohort.CustomerSet;
import io.baton.engine.Journeys;
import io.baton.response.AttributionWindows;
import io.baton.response.ResponseListener;
import io.baton.shared.BatonClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
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
  private final Entries entries;
  private final CampaignRows rows;
  private final Journeys journeys;
  private final BatonClock clock;

  AttributingToCampaigns(
      Waves waves, Entries entries, CampaignRows rows, Journeys journeys, BatonClock clock) {
    this.waves = waves;
    this.entries = entries;
    this.rows = rows;
    this.journeys = journeys;
    this.clock = clock;
  }

  @Override
  public List<Assigned> assignedTo(CustomerSet among) {
    Map<Long, String> codes = new HashMap<>();
    Instant after = clock.now().minus(LATEST_REPORT);
    return Stream.concat(ofBatches(among, after, codes), ofEvents(among, after, codes)).toList();
  }

  private Stream<Assigned> ofBatches(CustomerSet among, Instant after, Map<Long, String> codes) {
    return waves.stillCounting(after).stream()
        .map(
            wave ->
                new Assigned(
                    wave.campaignId(),
                    codes.computeIfAbsent(wave.campaignId(), this::codeOf),
                    waves.treated(wave).and(among),
                    waves.control(wave).and(among),
                    wave.at(),
                    wave.windowEnds()))
        .filter(assigned -> !assigned.treated().isEmpty() || !assigned.control().isEmpty());
  }

  /** Those who came in together share a window. */
  private Stream<Assigned> ofEvents(CustomerSet among, Instant after, Map<Long, String> codes) {
    Map<Company, RoaringBitmap[]> together = new LinkedHashMap<>();
    for (Entries.Entry entry : entries.stillCounting(among, after)) {
      Company company = new Company(entry.campaignId(), entry.at(), entry.windowEnds());
      RoaringBitmap[] arms =
          together.computeIfAbsent(
              company, c -> new RoaringBitmap[] {new RoaringBitmap(), new RoaringBitmap()});
      arms[entry.control() ? 1 : 0].add(entry.customer());
    }
    return together.entrySet().stream()
        .map(
            each ->
                new Assigned(
                    each.getKey().campaignId(),
                    codes.computeIfAbsent(each.getKey().campaignId(), this::codeOf),
                    CustomerSet.ofBitmap(each.getValue()[0]),
                    CustomerSet.ofBitmap(each.getValue()[1]),
                    each.getKey().from(),
                    each.getKey().until()));
  }

  private record Company(long campaignId, Instant from, Instant until) {}

  @Override
  public void responded(long campaignId, CustomerSet responders) {
    journeys.responded(campaignId, RESPONDED, responders);
  }

  private String codeOf(long campaignId) {
    return rows.findById(campaignId).orElseThrow().code;
  }
}
