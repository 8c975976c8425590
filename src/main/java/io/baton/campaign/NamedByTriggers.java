package io.baton.campaign;

import io.baton.cohort.Conditions;
import io.baton.cohort.Rule;
import io.baton.shared.BatonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tags and segments that the trigger of a campaign names: whoever takes one away should know. */
@Component
class NamedByTriggers {
  private final JsonMapper json;

  NamedByTriggers(JsonMapper json) {
    this.json = json;
  }

  Set<String> tags(Campaign campaign) {
    Set<String> tags = new TreeSet<>();
    rules(campaign)
        .forEach(rule -> rule.fields().stream().filter(EventColumns::isTag).forEach(tags::add));
    return tags;
  }

  Set<String> segments(Campaign campaign) {
    Set<String> codes = new TreeSet<>();
    rules(campaign)
        .forEach(rule -> codes.addAll(EventColumns.literals(rule, EventColumns.SEGMENT)));
    return codes;
  }

  /** Types of the events that bring in, and that take out. */
  Set<String> eventTypes(Campaign campaign) {
    if (campaign.trigger == null) {
      return Set.of();
    }
    TriggerPlan plan = json.readValue(campaign.trigger, TriggerPlan.class);
    Set<String> types = new TreeSet<>();
    types.add(plan.eventType());
    if (plan.leaving() != null) {
      types.add(plan.leaving().eventType());
    }
    return types;
  }

  /** Names in a condition; none in one that cannot be read. */
  static Set<String> fieldsOf(String condition) {
    try {
      return Conditions.parse(condition).fields();
    } catch (BatonException unreadable) {
      return Set.of();
    }
  }

  private List<Rule> rules(Campaign campaign) {
    if (campaign.trigger == null) {
      return List.of();
    }
    TriggerPlan plan = json.readValue(campaign.trigger, TriggerPlan.class);
    TriggerPlan.Leaving leaving = plan.leaving();
    List<Rule> rules = new ArrayList<>();
    Stream.concat(
            Stream.ofNullable(plan.condition()),
            leaving == null ? Stream.empty() : Stream.ofNullable(leaving.condition()))
        .forEach(
            condition -> {
              try {
                rules.add(Conditions.parse(condition));
              } catch (BatonException unreadable) {
                // Planned before conditions were checked; it names nothing.
              }
            });
    return rules;
  }
}
