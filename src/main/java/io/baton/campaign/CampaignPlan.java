package io.baton.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a marketer decides; everything left out has a default from the type or the journey.
 *
 * @param offer what the wording calls {@code $offer}; the campaign's name if missing
 * @param journey key of the diagram
 * @param lifeCycle key of the life cycle; by default the one that fits the journey's start
 * @param segment code of the audience; may be missing where a trigger brings the customers
 * @param trigger for a journey that starts with an event
 * @param content template by element id, where it differs from the diagram's
 * @param controlShare part of the audience left alone, 0 to less than 1; the type's, else 0.1
 * @param seed salt of the control draw; by default the campaign's code
 * @param windowDays how long a response counts, from the assignment, the same for both arms; 14 if
 *     missing
 * @param budget in the bank's currency
 * @param endAt when an event-triggered campaign stops taking in customers
 * @param elements keys of the managed elements the campaign is made of
 * @param campaignType key of its type, which gives the defaults and says what the plan has to have
 */
public record CampaignPlan(
    String name,
    String goal,
    @Nullable String offer,
    String journey,
    @Nullable String lifeCycle,
    @Nullable String segment,
    @Nullable TriggerPlan trigger,
    @Nullable Map<String, String> content,
    @Nullable Double controlShare,
    @Nullable String seed,
    @Nullable Integer windowDays,
    @Nullable BigDecimal budget,
    @Nullable Instant startAt,
    @Nullable Instant endAt,
    @Nullable List<String> elements,
    @Nullable String campaignType) {

  /** A plan in which everything else is left to the defaults; see {@link PlanDraft}. */
  public static PlanDraft draft(String name, String goal, String journey) {
    return new PlanDraft(name, goal, journey);
  }
}
