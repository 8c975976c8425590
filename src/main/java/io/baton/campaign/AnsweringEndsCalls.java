package io.baton.campaign;

import io.baton.cohort.CustomerSet;
import io.baton.event.CustomerEvent;
import io.baton.event.EventConsumer;
import io.baton.touch.Touches;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Online and offline are one conversation: whoever has answered a campaign on any channel is not
 * called for it any more. What is on somebody's worklist already, the worklist takes back itself;
 * here it is what was planned and is not there yet.
 */
@Component
class AnsweringEndsCalls implements EventConsumer {
  private static final Set<String> TYPES = Set.of("response", "conversion");
  private static final String NONE_NAMED = "";

  private final Touches touches;

  AnsweringEndsCalls(Touches touches) {
    this.touches = touches;
  }

  @Override
  public void accept(List<CustomerEvent> batch) {
    Map<String, List<CustomerEvent>> byCampaign =
        batch.stream()
            .filter(event -> TYPES.contains(event.type()))
            .collect(Collectors.groupingBy(event -> event.text("campaign").orElse(NONE_NAMED)));
    byCampaign.forEach(
        (campaign, events) ->
            touches.answered(
                campaign.equals(NONE_NAMED) ? null : campaign,
                CustomerSet.of(events.stream().mapToInt(CustomerEvent::customer).toArray())));
  }
}
