package io.baton.campaign;

import io.baton.campaign.ReleaseRows.PastRelease;
import io.baton.campaign.ReleaseRows.ReleaseOutcome;
import io.baton.engine.Sketch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
   * @param by who said so; null where the time was up
   */
  record ReleaseOf(
      String element, String name, ReleaseOutcome outcome, @Nullable String by, Instant at) {}

  /** Oldest first. */
  List<ReleaseOf> of(Campaign campaign, int customer) {
    List<PastRelease> said = rows.of(campaign.number(), customer);
    if (said.isEmpty()) {
      return List.of();
    }
    Sketch sketch = processes.sketch(processes.journeyOf(campaign));
    return said.stream()
        .map(
            each ->
                new ReleaseOf(
                    each.element(),
                    sketch.name(each.element()),
                    each.outcome(),
                    each.by(),
                    each.at()))
        .toList();
  }
}
