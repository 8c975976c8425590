package io.baton.portrait;

import io.baton.cohort.Literal;
import io.baton.cohort.Operator;
import io.baton.cohort.Rule;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step down: customers whose tag is in one of these slots.
 *
 * @param tag code
 * @param slots as a portrait names them
 */
public record DrillStep(@Nullable String tag, @Nullable List<Slot> slots) {
  private static final int MOST_SLOTS = 1_000;

  /**
   * The same as a rule.
   *
   * @param place where the step stands in the request
   * @throws BatonException PORTRAIT_STEP
   */
  Rule rule(String place) {
    if (tag == null || tag.isBlank()) {
      throw refused(place + "/tag", "a step names a tag");
    }
    if (slots == null || slots.isEmpty() || slots.size() > MOST_SLOTS) {
      throw refused(place + "/slots", "a step names 1 to " + MOST_SLOTS + " values");
    }
    List<Literal> values = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      if (slot != null && slot.kind() == Slot.Kind.VALUE && slot.value() != null) {
        values.add(Literal.of(slot.value()));
      } else {
        rules.add(rule(tag, slot, place + "/slots/" + i));
      }
    }
    if (!values.isEmpty()) {
      rules.add(0, new Rule.Leaf(tag, Operator.IN, values));
    }
    return rules.size() == 1 ? rules.get(0) : new Rule.Any(rules);
  }

  private static Rule rule(String tag, @Nullable Slot slot, String place) {
    if (slot == null || slot.kind() == null || slot.kind() == Slot.Kind.VALUE) {
      throw refused(place, "a slot is a value, a range, or MISSING");
    }
    if (slot.kind() == Slot.Kind.MISSING) {
      return new Rule.Leaf(tag, Operator.IS_NULL);
    }
    List<Rule> ends = new ArrayList<>();
    if (slot.from() != null) {
      ends.add(new Rule.Leaf(tag, Operator.GE, Literal.of(slot.from())));
    }
    if (slot.to() != null) {
      ends.add(new Rule.Leaf(tag, Operator.LT, Literal.of(slot.to())));
    }
    return ends.isEmpty()
        ? new Rule.Leaf(tag, Operator.NOT_NULL)
        : ends.size() == 1 ? ends.get(0) : new Rule.All(ends);
  }

  private static BatonException refused(String place, String message) {
    return new BatonException(
        PortraitError.PORTRAIT_STEP,
        message,
        List.of(new Finding(place, PortraitError.PORTRAIT_STEP.name(), message)));
  }
}
