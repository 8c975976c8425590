package io.baton.touch;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Contact these customers, each once.
 *
 * @param runId the campaign
 * @param step the arrival of one cohort at one place of the journey, 0 to 2^43-1
 * @param occurrence 0 unless the same step contacts the same customers again, to 4095
 * @param chunk number of this part of the step's cohort; (run, step, occurrence, chunk) is planned
 *     once, however often it is asked for
 * @param origin the place in the journey as the campaign names it; counts are kept by it
 * @param campaignCode the campaign as receivers name it
 * @param due campaign time; not sent before
 * @param product code of what the campaign is for, which caps may count by; null where it names
 *     none
 * @param priority among campaigns, 0 to 9, the first; an operator's word stands above it
 * @param receivedAt when the events were taken in that lead to it at once; null where none do
 */
public record TouchPlan(
    long runId,
    long step,
    int occurrence,
    int chunk,
    String origin,
    String campaignCode,
    String channel,
    String purpose,
    String templateKey,
    int templateVersion,
    CustomerSet candidates,
    Instant due,
    String manifestHash,
    @Nullable String product,
    int priority,
    @Nullable Instant receivedAt) {

  /** Of a campaign that is for no product in particular. */
  public TouchPlan(
      long runId,
      long step,
      int occurrence,
      int chunk,
      String origin,
      String campaignCode,
      String channel,
      String purpose,
      String templateKey,
      int templateVersion,
      CustomerSet candidates,
      Instant due,
      String manifestHash) {
    this(
        runId,
        step,
        occurrence,
        chunk,
        origin,
        campaignCode,
        channel,
        purpose,
        templateKey,
        templateVersion,
        candidates,
        due,
        manifestHash,
        null,
        0,
        null);
  }
}
