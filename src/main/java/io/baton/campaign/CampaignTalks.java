package io.baton.campaign;

import io.baton.channel.ChannelCode;
import io.baton.content.TemplateVersion;
import io.baton.element.TalkTrack;
import io.baton.touch.CustomerTouches;
import io.baton.worklist.Talks;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The talk tracks that a campaign pinned, and what its other channels have told the customer, so
 * that the call goes on where the message stopped.
 */
@Component
class CampaignTalks implements Talks {
  private static final Set<String> BY_PEOPLE =
      Arrays.stream(ChannelCode.values())
          .filter(ChannelCode::byPeople)
          .map(ChannelCode::name)
          .collect(Collectors.toSet());

  private final CampaignRows rows;
  private final CampaignElements elements;
  private final SignedContent signed;
  private final CustomerTouches touches;

  CampaignTalks(
      CampaignRows rows, CampaignElements elements, SignedContent signed, CustomerTouches touches) {
    this.rows = rows;
    this.elements = elements;
    this.signed = signed;
    this.touches = touches;
  }

  @Override
  public Talk of(String code, int customer) {
    Optional<Campaign> campaign = rows.findByCode(code).filter(Campaign::approved);
    return campaign
        .map(found -> new Talk(steps(found), sent(found, customer)))
        .orElse(Talk.NOTHING);
  }

  private List<TalkLine> steps(Campaign campaign) {
    return elements.pinned(campaign).stream()
        .map(version -> version.content() instanceof TalkTrack track ? track.steps() : null)
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .flatMap(step -> step(step).stream())
        .toList();
  }

  private static Optional<TalkLine> step(TalkTrack.@Nullable TalkStep step) {
    return step == null || step.part() == null || step.text() == null
        ? Optional.empty()
        : Optional.of(new TalkLine(step.part().name(), step.text(), step.mustSay()));
  }

  private List<SentBefore> sent(Campaign campaign, int customer) {
    return touches.of(campaign.number(), customer).stream()
        .filter(trace -> !BY_PEOPLE.contains(trace.channel()))
        .flatMap(trace -> sent(campaign, trace))
        .toList();
  }

  private Stream<SentBefore> sent(Campaign campaign, CustomerTouches.Trace trace) {
    if (trace.sentAt() == null || !"ACCEPTED".equals(trace.state())) {
      return Stream.empty();
    }
    String wording =
        signed
            .of(campaign.number())
            .wordingAt(trace.origin())
            .map(TemplateVersion::subject)
            .orElse(trace.template());
    return Stream.of(new SentBefore(trace.channel(), wording, trace.sentAt()));
  }
}
