package io.baton.touch;

/** Which plan a touch belongs to. */
public record TouchPlanRef(
    long runId, long step, int occurrence, String origin, String campaignCode, String channel) {

  /**
   * By which the contact policy knows the plan's reservations; see {@link TouchId} for the range.
   */
  long reference() {
    return reference(step, occurrence);
  }

  static long reference(long step, int occurrence) {
    return step << 12 | occurrence;
  }
}
