package io.baton.element;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of campaign needs: the form of its plan, what its journey has to have, the way of its
 * approval, and what holds where the plan is silent. A sub-type adds to the type above it: what
 * either demands is demanded.
 *
 * @param parent key of the type above; null for a type of its own
 * @param required fields that the plan has to say
 * @param notAsked fields that the plan must leave to the defaults
 * @param elementKinds kinds of elements of which the plan has to name one
 * @param journeyParts what the journey has to have
 * @param channels the only ones by which the journey may contact; empty for any
 * @param purpose of every touch of the journey; null for either
 * @param signatures the least number; what {@code approval-routing} asks for beyond it holds too
 * @param headOffice whether the last signature is head office's
 * @param controlPercent where the plan does not say
 * @param leastControlPercent below which a control group may not go
 * @param windowDays how long responses count, where the plan does not say
 * @param openDays how long a campaign runs, where the plan does not say
 * @param successCriterion key of the criterion that a plan without elements gets
 */
public record CampaignType(
    @Nullable Words name,
    @Nullable String parent,
    @Nullable List<@Nullable PlanField> required,
    @Nullable List<@Nullable PlanField> notAsked,
    @Nullable List<@Nullable ElementKind> elementKinds,
    @Nullable List<@Nullable JourneyPart> journeyParts,
    @Nullable List<@Nullable String> channels,
    @Nullable String purpose,
    @Nullable Integer signatures,
    boolean headOffice,
    @Nullable BigDecimal controlPercent,
    @Nullable BigDecimal leastControlPercent,
    @Nullable Integer windowDays,
    @Nullable Integer openDays,
    @Nullable String successCriterion)
    implements ElementContent {
  private static final BigDecimal MOST_CONTROL = BigDecimal.valueOf(90);
  private static final int MOST_SIGNATURES = 2;
  private static final int LONGEST = 365;
  private static final Set<String> CHANNELS =
      Set.of("EMAIL", "SMS", "APP_PUSH", "WECHAT", "SOCIAL", "CALL", "RM_TASK");

  /** A part of the plan that a type may demand or leave out; the rest every plan has. */
  public enum PlanField {
    OFFER,
    SEGMENT,
    BUDGET,
    START_AT,
    END_AT
  }

  /** What a journey can be asked to have. */
  public enum JourneyPart {
    /** Waits until customers respond. */
    RESPONSE,
    /** Looks customers up in a table. */
    DECISION,
    /** Goes different ways for different customers. */
    SPLIT,
    /** Contacts by more than one channel. */
    SECOND_CHANNEL
  }

  @Override
  public ElementKind kind() {
    return ElementKind.CAMPAIGN_TYPE;
  }

  @Override
  public void check(ContentLook look) {
    look.name(name);
    if (parent != null) {
      look.pattern(parent, ContentLook.KEY, "/parent", "the key of a type");
    }
    each(required, "/required", look);
    each(notAsked, "/notAsked", look);
    each(elementKinds, "/elementKinds", look);
    each(journeyParts, "/journeyParts", look);
    each(channels, "/channels", look);
    if (required != null && notAsked != null) {
      look.expect(
          required.stream().noneMatch(notAsked::contains), "/notAsked", "not what is required");
    }
    look.expect(
        elementKinds == null || !elementKinds.contains(ElementKind.CAMPAIGN_TYPE),
        "/elementKinds",
        "what a campaign is made of");
    look.expect(
        channels == null || channels.stream().allMatch(each -> each == null || known(each)),
        "/channels",
        "channels: " + CHANNELS.stream().sorted().toList());
    look.expect(
        purpose == null || purpose.equals("MARKETING") || purpose.equals("SERVICE"),
        "/purpose",
        "MARKETING or SERVICE");
    if (signatures != null) {
      look.range(signatures, 1, MOST_SIGNATURES, "/signatures");
    }
    percent(controlPercent, "/controlPercent", look);
    percent(leastControlPercent, "/leastControlPercent", look);
    look.expect(
        controlPercent == null
            || leastControlPercent == null
            || controlPercent.compareTo(leastControlPercent) >= 0,
        "/controlPercent",
        "not below the least");
    if (windowDays != null) {
      look.range(windowDays, 1, LONGEST, "/windowDays");
    }
    if (openDays != null) {
      look.range(openDays, 1, LONGEST, "/openDays");
    }
    if (successCriterion != null) {
      look.pattern(successCriterion, ContentLook.KEY, "/successCriterion", "a criterion's key");
    }
  }

  private static boolean known(String channel) {
    return CHANNELS.contains(channel);
  }

  /** None is missing and none stands twice. */
  private static void each(
      @Nullable List<? extends @Nullable Object> all, String place, ContentLook look) {
    look.expect(
        all == null
            || (all.stream().noneMatch(each -> each == null)
                && new HashSet<>(all).size() == all.size()),
        place,
        "each once");
  }

  private static void percent(@Nullable BigDecimal value, String place, ContentLook look) {
    look.expect(
        value == null
            || (value.signum() >= 0 && value.compareTo(MOST_CONTROL) <= 0 && value.scale() <= 2),
        place,
        "0 to 90 percent, with at most two decimals");
  }

  @Override
  public Map<String, ElementKind> reliesOn() {
    Map<String, ElementKind> others = new LinkedHashMap<>();
    if (parent != null) {
      others.put(parent, ElementKind.CAMPAIGN_TYPE);
    }
    if (successCriterion != null) {
      others.put(successCriterion, ElementKind.SUCCESS_CRITERION);
    }
    return others;
  }
}
