package io.baton.campaign;

import io.baton.segment.SegmentUse;
import io.baton.segment.SegmentUsers;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Campaigns that are not over and whose audience is the segment, or whose trigger names it. */
@Component
class CampaignsUseSegments implements SegmentUsers {
  private static final List<CampaignState> NOT_OVER =
      List.of(
          CampaignState.DRAFT,
          CampaignState.IN_APPROVAL,
          CampaignState.APPROVED,
          CampaignState.LIVE);

  private final CampaignRows rows;

  private final NamedByTriggers triggers;

  CampaignsUseSegments(CampaignRows rows, NamedByTriggers triggers) {
    this.rows = rows;
    this.triggers = triggers;
  }

  @Override
  public List<SegmentUse> usersOf(String segment) {
    return Stream.concat(
            rows.findBySegmentAndStateInOrderByCode(segment, NOT_OVER).stream(),
            rows.findByTriggerContainingAndStateInOrderByCode(segment, NOT_OVER).stream()
                .filter(campaign -> !segment.equals(campaign.segment))
                .filter(campaign -> triggers.segments(campaign).contains(segment)))
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
