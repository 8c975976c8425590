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

  Report of(CampaignFacts campaign) {
    CampaignGroups groups = campaigns.groups(campaign.id());
    CustomerSet converted = responses.converted(campaign.id());
    Funnel.Places places = funnel.of(campaign.id(), groups);
    Proportion treated = proportion(groups.treated(), converted);
    Proportion control = proportion(groups.control(), converted);
    Effect effect = treated.n() == 0 || control.n() == 0 ? null : Effect.between(treated, control);
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
