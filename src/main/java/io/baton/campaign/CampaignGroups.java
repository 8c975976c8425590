package io.baton.campaign;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a campaign, in two disjoint groups.
 *
 * @param assignedAt when the first were assigned; null before launch
 * @param windowEnds when the last response of the last to come in can still count
 */
public record CampaignGroups(
    CustomerSet treated,
    CustomerSet control,
    @Nullable Instant assignedAt,
    @Nullable Instant windowEnds) {
  public CustomerSet audience() {
    return treated.or(control);
  }
}
