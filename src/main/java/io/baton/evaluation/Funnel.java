package io.baton.evaluation;

import io.baton.campaign.CampaignGroups;
import io.baton.cohort.CustomerSet;
import io.baton.policy.RefusalReason;
import io.baton.touch.Touches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Where everyone went. Each customer of the audience is in exactly one place: control, touched, on
 * the way, or one reason; so the places add up to the audience, and that is checked each time.
 */
@Component
class Funnel {
  private final Touches touches;

  Funnel(Touches touches) {
    this.touches = touches;
  }

  Places of(long campaignId, CampaignGroups groups) {
    CustomerSet treated = groups.treated();
    CustomerSet touched = touches.touched(campaignId).and(treated);
    CustomerSet open = touches.plannedOrTouched(campaignId).and(treated).minus(touched);
    Map<String, CustomerSet> refused = new LinkedHashMap<>();
    CustomerSet rest = treated.minus(touched).minus(open);
    Map<RefusalReason, CustomerSet> reasons = touches.refused(campaignId);
    for (RefusalReason reason : RefusalReason.values()) {
      CustomerSet because = reasons.getOrDefault(reason, CustomerSet.empty()).and(rest);
      if (!because.isEmpty()) {
        refused.put(reason.name(), because);
        rest = rest.minus(because);
      }
    }
    return new Places(groups.control(), touched, open, Map.copyOf(refused), rest);
  }

  List<Step> steps(long campaignId) {
    return touches.steps(campaignId).stream()
        .map(
            step -> {
              Map<String, Long> refused = new LinkedHashMap<>();
              step.refused().forEach((reason, count) -> refused.put(reason.name(), count));
              return new Step(
                  step.origin(),
                  step.channel(),
                  step.candidates(),
                  step.touches().planned(),
                  step.touches().accepted(),
                  step.touches().inDoubt(),
                  refused);
            })
        .toList();
  }

  /**
   * @param open planned, not sent yet
   * @param refused by reason; disjoint
   * @param notReached not come to a touch, so far or ever
   */
  record Places(
      CustomerSet control,
      CustomerSet touched,
      CustomerSet open,
      Map<String, CustomerSet> refused,
      CustomerSet notReached) {

    long audience() {
      return control.size()
          + touched.size()
          + open.size()
          + notReached.size()
          + refused.values().stream().mapToLong(CustomerSet::size).sum();
    }

    Map<String, Long> reasons() {
      Map<String, Long> counts = new LinkedHashMap<>();
      refused.forEach((reason, who) -> counts.put(reason, who.size()));
      if (!open.isEmpty()) {
        counts.put("PENDING", open.size());
      }
      if (!notReached.isEmpty()) {
        counts.put("NOT_REACHED", notReached.size());
      }
      return counts;
    }

    /** The place of one customer of the audience. */
    String placeOf(int customer) {
      if (control.contains(customer)) {
        return "CONTROL";
      }
      if (touched.contains(customer)) {
        return "TOUCHED";
      }
      if (open.contains(customer)) {
        return "PENDING";
      }
      return refused.entrySet().stream()
          .filter(reason -> reason.getValue().contains(customer))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse("NOT_REACHED");
    }
  }

  /**
   * One touch of the journey.
   *
   * @param candidates came to it; planned plus refused by policy
   */
  record Step(
      String elementId,
      String channel,
      long candidates,
      long planned,
      long accepted,
      long inDoubt,
      Map<String, Long> refused) {}
}
