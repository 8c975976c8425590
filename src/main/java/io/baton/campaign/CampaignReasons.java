package io.baton.campaign;

import io.baton.cohort.CustomerSet;
import io.baton.engine.Journeys;
import io.baton.policy.RefusalReason;
import io.baton.touch.Touches;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where everybody of a campaign's audience is: each in exactly one of these sets, which are bitmaps
 * already kept or derived from them, so that the answer costs bits per customer.
 */
@Component
class CampaignReasons {
  /** Left alone to measure the effect. */
  static final String CONTROL = "CONTROL";

  /** A message was handed over, or may have been. */
  static final String CONTACTED = "CONTACTED";

  /** Planned and not yet sent. */
  static final String PLANNED = "PLANNED";

  /** Not yet at a place that contacts, or in a round that has not been served there. */
  static final String ON_THE_WAY = "ON_THE_WAY";

  /** Came to an approval of the journey and was not let go on, by a word or by silence. */
  static final String NOT_RELEASED = "NOT_RELEASED";

  /** At the end of the journey without having come to a place that contacts. */
  static final String NOT_SELECTED = "NOT_SELECTED";

  private final Waves waves;
  private final Touches touches;
  private final Journeys journeys;
  private final ReleaseRows releases;

  CampaignReasons(Waves waves, Touches touches, Journeys journeys, ReleaseRows releases) {
    this.waves = waves;
    this.touches = touches;
    this.journeys = journeys;
    this.releases = releases;
  }

  /**
   * By reason, in the order of the way; disjoint, together the audience. Between these, the reasons
   * of the contact policy and of the ledger by name. Empty before launch.
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Map<String, CustomerSet> of(long campaignId) {
    CampaignGroups groups = waves.groups(campaignId);
    Map<String, CustomerSet> reasons = new LinkedHashMap<>();
    put(reasons, CONTROL, groups.control());
    CustomerSet left = groups.treated().minus(groups.control());
    left = take(reasons, CONTACTED, left, touches.touched(campaignId));
    left = take(reasons, PLANNED, left, touches.plannedOrTouched(campaignId));
    Map<RefusalReason, CustomerSet> refused = touches.refused(campaignId);
    for (RefusalReason reason : RefusalReason.values()) {
      left = take(reasons, reason.name(), left, refused.getOrDefault(reason, CustomerSet.empty()));
    }
    left =
        take(
            reasons,
            ON_THE_WAY,
            left,
            journeys.onTheWay(campaignId).or(touches.waitingForRound(campaignId)));
    left = take(reasons, NOT_RELEASED, left, releases.turnedAway(campaignId));
    put(reasons, NOT_SELECTED, left);
    return reasons;
  }

  private static CustomerSet take(
      Map<String, CustomerSet> into, String reason, CustomerSet left, CustomerSet who) {
    put(into, reason, left.and(who));
    return left.minus(who);
  }

  private static void put(Map<String, CustomerSet> into, String reason, CustomerSet who) {
    if (!who.isEmpty()) {
      into.put(reason, who);
    }
  }
}
