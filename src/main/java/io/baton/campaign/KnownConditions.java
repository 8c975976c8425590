package io.baton.campaign;

import io.baton.cohort.Conditions;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.shared.BatonException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a drawing's flows, asked of those at a place by what is known of them before
 * anything has happened.
 *
 * @param startedByEvent whether names that are no tags are of the event, which nobody knows yet
 */
record KnownConditions(FieldIndex index, boolean startedByEvent) {
  /**
   * For whom it is true; null where that can't be said.
   *
   * @throws BatonException where it can't be asked at all
   */
  @Nullable CustomerSet holds(@Nullable String condition, JourneyEstimate.Group here) {
    if (condition == null || condition.isBlank()) {
      return null;
    }
    Rule rule = Conditions.parse(condition);
    FieldIndex over = here.known().over(index);
    return unsaid(rule.fields(), over, here.known())
        ? null
        : RuleCompiler.compile(rule, over).members(here.who());
  }

  private boolean unsaid(Set<String> names, FieldIndex over, Known known) {
    boolean mayBeAnything = startedByEvent || known.anythingUnknown();
    return names.stream()
        .anyMatch(name -> known.isUnknown(name) || (mayBeAnything && over.column(name).isEmpty()));
  }
}
