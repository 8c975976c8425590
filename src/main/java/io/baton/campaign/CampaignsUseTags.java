package io.baton.campaign;

import io.baton.segment.Segment;
import io.baton.segment.Segments;
import io.baton.tag.TagUse;
import io.baton.tag.TagUsers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Campaigns that wait for approval, are approved or run, whose audience is made of a tag. */
@Component
class CampaignsUseTags implements TagUsers {
  private static final List<CampaignState> UNDER_WAY =
      List.of(CampaignState.IN_APPROVAL, CampaignState.APPROVED, CampaignState.LIVE);

  private final CampaignRows rows;
  private final Segments segments;
  private final NamedByTriggers triggers;

  CampaignsUseTags(CampaignRows rows, Segments segments, NamedByTriggers triggers) {
    this.rows = rows;
    this.segments = segments;
    this.triggers = triggers;
  }

  @Override
  public List<TagUse> usersOf(String tag) {
    List<Campaign> underWay = rows.findByStateIn(UNDER_WAY);
    return Stream.concat(bySegment(underWay, tag), byTrigger(underWay, tag)).toList();
  }

  private Stream<TagUse> byTrigger(List<Campaign> underWay, String tag) {
    return underWay.stream()
        .filter(campaign -> triggers.tags(campaign).contains(tag))
        .map(
            campaign ->
                new TagUse(
                    "CAMPAIGN", campaign.code, campaign.name, "TRIGGER", campaign.branchPath));
  }

  private Stream<TagUse> bySegment(List<Campaign> underWay, String tag) {
    return underWay.stream()
        .filter(campaign -> campaign.segment != null)
        .filter(
            campaign ->
                segments
                    .find(String.valueOf(campaign.segment))
                    .filter(each -> names(each, tag))
                    .isPresent())
        .map(
            campaign ->
                new TagUse(
                    "CAMPAIGN",
                    campaign.code,
                    campaign.name,
                    "SEGMENT:" + campaign.segment,
                    campaign.branchPath));
  }

  @Override
  public Set<String> used() {
    Set<String> used = new HashSet<>();
    rows.findByStateIn(UNDER_WAY).forEach(campaign -> used.addAll(triggers.tags(campaign)));
    rows.findByStateIn(UNDER_WAY).stream()
        .flatMap(campaign -> Stream.ofNullable(campaign.segment))
        .distinct()
        .flatMap(code -> segments.find(code).stream())
        .forEach(
            segment -> {
              for (String field : segments.tagsOf(segment)) {
                used.add(field);
                used.add(segment.among() + "." + field);
              }
            });
    return used;
  }

  private boolean names(Segment segment, String tag) {
    return segments.tagsOf(segment).stream()
        .anyMatch(field -> field.equals(tag) || (segment.among() + "." + field).equals(tag));
  }
}
