package io.baton.grouping;

import io.baton.campaign.CampaignFacts;
import io.baton.campaign.Campaigns;
import io.baton.cohort.CustomerSet;
import io.baton.response.Responses;
import io.baton.shared.BatonClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What campaigns brought: whom they were meant for, control groups left out, and who responded. */
@Component
class CampaignFeedback {
  private static final int MOST_CAMPAIGNS = 100;

  private final Campaigns campaigns;
  private final Responses responses;
  private final BatonClock clock;

  CampaignFeedback(Campaigns campaigns, Responses responses, BatonClock clock) {
    this.campaigns = campaigns;
    this.responses = responses;
    this.clock = clock;
  }

  record OfCampaign(String code, CustomerSet contacted, CustomerSet responded) {}

  /** Of the newest campaigns launched within so many days, those of the base only. */
  List<OfCampaign> within(int days, CustomerSet base) {
    Instant since = clock.now().minus(Duration.ofDays(days));
    return campaigns.all().stream()
        .filter(campaign -> launchedAfter(campaign, since))
        .limit(MOST_CAMPAIGNS)
        .map(
            campaign -> {
              CustomerSet contacted = campaigns.groups(campaign.id()).treated().and(base);
              return new OfCampaign(
                  campaign.code(), contacted, responses.responders(campaign.id()).and(contacted));
            })
        .filter(each -> !each.contacted().isEmpty())
        .toList();
  }

  private static boolean launchedAfter(CampaignFacts campaign, Instant since) {
    Instant launched = campaign.launchedAt();
    return launched != null && launched.isAfter(since);
  }
}
