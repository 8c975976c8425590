package io.baton.campaign;

import io.baton.access.Person;
import io.baton.campaign.Preflight.PreflightOverlap;
import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who of a set is in other campaigns as well, counted exactly. */
@Component
class Overlaps {
  private static final List<CampaignState> OPEN =
      List.of(CampaignState.IN_APPROVAL, CampaignState.APPROVED, CampaignState.LIVE);

  private final CampaignRows rows;
  private final CurrentManifest current;
  private final Waves waves;
  private final Cohorts cohorts;

  Overlaps(CampaignRows rows, CurrentManifest current, Waves waves, Cohorts cohorts) {
    this.rows = rows;
    this.current = current;
    this.waves = waves;
    this.cohorts = cohorts;
  }

  /**
   * @param inAny customers of the set who are in at least one of the others
   */
  record Found(CustomerSet inAny, List<PreflightOverlap> each) {}

  /** The largest first. Other branches' campaigns count as well and stay without a name. */
  Found of(CustomerSet customers, long exceptCampaign, Person person) {
    CustomerSet any = CustomerSet.empty();
    List<PreflightOverlap> each = new ArrayList<>();
    for (Campaign other : rows.findByStateIn(OPEN)) {
      CustomerSet both =
          other.number() == exceptCampaign ? CustomerSet.empty() : customers.and(meant(other));
      if (!both.isEmpty()) {
        boolean seen = Campaigns.visible(other, person);
        any = any.or(both);
        each.add(
            new PreflightOverlap(
                seen ? other.code : null, seen ? other.name : null, other.state, both.size()));
      }
    }
    each.sort(Comparator.comparingLong(PreflightOverlap::customers).reversed());
    return new Found(any, each);
  }

  /** The treated of a live campaign; before that, the frozen audience. */
  private CustomerSet meant(Campaign campaign) {
    if (campaign.state == CampaignState.LIVE) {
      return waves.groups(campaign.number()).treated();
    }
    var snapshot = current.snapshot(campaign);
    return snapshot == null ? CustomerSet.empty() : cohorts.members(snapshot.cohortId());
  }
}
