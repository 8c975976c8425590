package io.baton.campaign;

import io.baton.segment.SegmentUse;
import io.baton.segment.SegmentUsers;
import java.util.List;
import org.springframework.stereotype.Component;

/** Campaigns that are not over and whose audience is the segment. */
@Component
class CampaignsUseSegments implements SegmentUsers {
  private static final List<CampaignState> NOT_OVER =
      List.of(
          CampaignState.DRAFT,
          CampaignState.IN_APPROVAL,
          CampaignState.APPROVED,
          CampaignState.LIVE);

  private final CampaignRows rows;

  CampaignsUseSegments(CampaignRows rows) {
    this.rows = rows;
  }

  @Override
  public List<SegmentUse> usersOf(String segment) {
    return rows.findBySegmentAndStateInOrderByCode(segment, NOT_OVER).stream()
        .map(
            campaign ->
                new SegmentUse(
                    "CAMPAIGN",
                    campaign.code,
                    campaign.name,
                    campaign.state.name(),
                    campaign.branchPath))
        .toList();
  }
}
