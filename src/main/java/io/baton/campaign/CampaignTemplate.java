package io.baton.campaign;

import io.baton.element.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign thought through beforehand: what is left to decide are goal, audience, wording, period
 * with budget, and the control share.
 *
 * @param type key of the sub-type
 * @param about what it is for, in a sentence
 * @param goal what success is, where the marketer says nothing else
 * @param offer what its wording calls {@code $offer}
 * @param segments whom it suits; the first that the bank has is proposed
 */
record CampaignTemplate(
    String key,
    String type,
    Dimension dimension,
    Words name,
    Words about,
    Words goal,
    String offer,
    String journey,
    List<String> segments,
    @Nullable TriggerPlan trigger) {

  /** What makes its time come. */
  enum Dimension {
    LIFE_STAGE,
    EVENT,
    PRODUCT_CYCLE,
    CALENDAR
  }
}
