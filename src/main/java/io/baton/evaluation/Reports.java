package io.baton.evaluation;

import io.baton.campaign.CampaignFacts;
import io.baton.campaign.CampaignGroups;
import io.baton.campaign.Campaigns;
import io.baton.cohort.CustomerSet;
import io.baton.response.Responses;
import io.baton.shared.BatonClock;
import org.springframework.stereotype.Component;

/** Holds the treated against the control group. */
@Component
class Reports {
  private final Campaigns campaigns;
  private final Responses responses;
  private final Funnel funnel;
  private final BatonClock clock;

  Reports(Campaigns campaigns, Responses responses, Funnel funnel, BatonClock clock) {
    this.campaigns = campaigns;
    this.responses = responses;
    this.funnel = funnel;
    this.clock = clock;
  }

  /** The two arms as they stand now; the only place where they are counted. */
  Arms arms(long campaignId) {
    return arms(campaigns.groups(campaignId), responses.converted(campaignId));
  }

  private static Arms arms(CampaignGroups groups, CustomerSet converted) {
    return new Arms(
        proportion(groups.treated(), converted), proportion(groups.control(), converted));
  }

  Report of(CampaignFacts campaign) {
    CampaignGroups groups = campaigns.groups(campaign.id());
    CustomerSet converted = responses.converted(campaign.id());
    Funnel.Places places = funnel.of(campaign.id(), groups);
    Arms arms = arms(groups, converted);
    Proportion treated = arms.treated();
    Proportion control = arms.control();
    Effect effect = arms.effect();
    return new Report(
        campaign.code(),
        campaign.name(),
        places.audience(),
        Report.Group.of(control),
        Report.Group.of(treated),
        places.touched().size(),
        places.touched().and(converted).size(),
        places.reasons(),
        effect,
        effect == null ? null : Report.Incremental.of(effect, treated.n()),
        responses.daily(campaign.id()),
        groups.assignedAt(),
        groups.windowEnds(),
        groups.windowEnds() != null && clock.now().isAfter(groups.windowEnds()));
  }

  private static Proportion proportion(CustomerSet group, CustomerSet converted) {
    return new Proportion(group.size(), group.and(converted).size());
  }
}
