package io.baton.campaign;

import io.baton.campaign.ReleaseRows.PastRelease;
import io.baton.campaign.ReleaseRows.ReleaseOutcome;
import io.baton.engine.ElementInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether a person let one customer go on, at each approval the customer came to. */
@Component
class ReleasesOfCustomer {
  private final ReleaseRows rows;
  private final Processes processes;

  ReleasesOfCustomer(ReleaseRows rows, Processes processes) {
    this.rows = rows;
    this.processes = processes;
  }

  /**
   * @param name of the approval in the drawing
   */
  record ReleaseOf(String element, String name, ReleaseOutcome outcome, Instant at) {}

  /** Oldest first. */
  List<ReleaseOf> of(Campaign campaign, int customer) {
    List<PastRelease> said = rows.of(campaign.number(), customer);
    if (said.isEmpty()) {
      return List.of();
    }
    Map<String, String> names =
        processes.elements(processes.journeyOf(campaign)).stream()
            .collect(Collectors.toMap(ElementInfo::id, ElementInfo::name));
    return said.stream()
        .map(
            each ->
                new ReleaseOf(
                    each.element(),
                    names.getOrDefault(each.element(), each.element()),
                    each.outcome(),
                    each.at()))
        .toList();
  }
}
