package io.baton.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link CampaignPlan} in the making; what is not said has the default. */
public final class PlanDraft {
  private final String name;
  private final String goal;
  private final String journey;
  private @Nullable String offer;
  private @Nullable String lifeCycle;
  private @Nullable String segment;
  private @Nullable TriggerPlan trigger;
  private @Nullable Map<String, String> content;
  private @Nullable Double controlShare;
  private @Nullable String seed;
  private @Nullable Integer windowDays;
  private @Nullable BigDecimal budget;
  private @Nullable Instant startAt;
  private @Nullable Instant endAt;
  private @Nullable List<String> elements;
  private @Nullable String campaignType;

  PlanDraft(String name, String goal, String journey) {
    this.name = name;
    this.goal = goal;
    this.journey = journey;
  }

  public PlanDraft offer(@Nullable String text) {
    this.offer = text;
    return this;
  }

  public PlanDraft lifeCycle(@Nullable String key) {
    this.lifeCycle = key;
    return this;
  }

  public PlanDraft segment(@Nullable String code) {
    this.segment = code;
    return this;
  }

  public PlanDraft trigger(@Nullable TriggerPlan plan) {
    this.trigger = plan;
    return this;
  }

  public PlanDraft content(@Nullable Map<String, String> templates) {
    this.content = templates;
    return this;
  }

  public PlanDraft controlShare(@Nullable Double share) {
    this.controlShare = share;
    return this;
  }

  public PlanDraft seed(@Nullable String text) {
    this.seed = text;
    return this;
  }

  public PlanDraft windowDays(@Nullable Integer days) {
    this.windowDays = days;
    return this;
  }

  public PlanDraft budget(@Nullable BigDecimal amount) {
    this.budget = amount;
    return this;
  }

  public PlanDraft startAt(@Nullable Instant at) {
    this.startAt = at;
    return this;
  }

  public PlanDraft endAt(@Nullable Instant at) {
    this.endAt = at;
    return this;
  }

  public PlanDraft elements(@Nullable List<String> keys) {
    this.elements = keys;
    return this;
  }

  public PlanDraft campaignType(@Nullable String key) {
    this.campaignType = key;
    return this;
  }

  public CampaignPlan plan() {
    return new CampaignPlan(
        name,
        goal,
        offer,
        journey,
        lifeCycle,
        segment,
        trigger,
        content,
        controlShare,
        seed,
        windowDays,
        budget,
        startAt,
        endAt,
        elements,
        campaignType);
  }
}
