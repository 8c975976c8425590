package io.baton.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What other modules may know of a campaign. */
public record CampaignFacts(
    long id,
    String code,
    String name,
    CampaignState state,
    String owner,
    int windowDays,
    boolean triggered,
    @Nullable Instant launchedAt,
    @Nullable Instant finishedAt) {

  static CampaignFacts of(Campaign campaign) {
    return new CampaignFacts(
        campaign.number(),
        campaign.code,
        campaign.name,
        campaign.state,
        campaign.owner,
        campaign.windowDays,
        campaign.triggered(),
        campaign.launchedAt,
        campaign.finishedAt);
  }
}
