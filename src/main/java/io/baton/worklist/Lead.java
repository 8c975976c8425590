package io.baton.worklist;

import java.util.UUID;

/**
 * A customer to talk to whom no campaign has chosen.
 *
 * @param origin code of what found him, in the place of a campaign's
 * @param words why, for the relationship manager
 */
public record Lead(UUID id, int customer, String origin, String words) {
  @Override
  public String toString() {
    return "Lead[" + id + "]";
  }
}
