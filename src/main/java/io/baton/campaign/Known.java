package io.baton.campaign;

import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What would have been decided about customers on their way to a place in a drawing. Immutable.
 *
 * @param outcomes by the output's name
 * @param unknown outputs of which nothing can be said
 * @param anythingUnknown whether there may be outputs that are not even known by name
 */
record Known(Map<String, Outcome> outcomes, Set<String> unknown, boolean anythingUnknown) {
  static final Known NOTHING = new Known(Map.of(), Set.of(), false);

  Known {
    outcomes = Map.copyOf(outcomes);
    unknown = Set.copyOf(unknown);
  }

  /**
   * @param decided everybody who was looked up, also those who got no value
   */
  record Outcome(Field field, Map<String, CustomerSet> values, CustomerSet decided) {
    Outcome among(CustomerSet customers) {
      Map<String, CustomerSet> fewer = new LinkedHashMap<>();
      values.forEach((value, holders) -> fewer.put(value, holders.and(customers)));
      return new Outcome(field, fewer, decided.and(customers));
    }

    /** A later decision takes the place of an earlier one, customer by customer. */
    Outcome then(Outcome later) {
      Map<String, CustomerSet> all = new LinkedHashMap<>();
      values.forEach((value, holders) -> all.put(value, holders.minus(later.decided)));
      later.values.forEach((value, holders) -> all.merge(value, holders, CustomerSet::or));
      return new Outcome(later.field, all, decided.or(later.decided));
    }

    boolean contradicts(Outcome other) {
      CustomerSet both = decided.and(other.decided);
      if (both.isEmpty()) {
        return false;
      }
      Set<String> named = new HashSet<>(values.keySet());
      named.addAll(other.values.keySet());
      return named.stream()
          .anyMatch(value -> !holders(value).and(both).equals(other.holders(value).and(both)));
    }

    private CustomerSet holders(String value) {
      return values.getOrDefault(value, CustomerSet.empty());
    }
  }

  boolean isUnknown(String name) {
    return unknown.contains(name);
  }

  /** Outcomes before tags of the same name, as the engine reads them. */
  FieldIndex over(FieldIndex index) {
    return index.with(
        outcomes.values().stream()
            .map(outcome -> Column.ofSets(outcome.field(), outcome.values()))
            .toArray(Column[]::new));
  }

  Known with(Collection<Outcome> decided) {
    Map<String, Outcome> all = new HashMap<>(outcomes);
    Set<String> open = new HashSet<>(unknown);
    for (Outcome outcome : decided) {
      String name = outcome.field().code();
      Outcome before = all.get(name);
      boolean fits = before == null || before.field().equals(outcome.field());
      all.put(name, before != null && fits ? before.then(outcome) : outcome);
    }
    return new Known(all, open, anythingUnknown);
  }

  Known withUnknown(Collection<String> names) {
    Set<String> open = new HashSet<>(unknown);
    open.addAll(names);
    return new Known(outcomes, open, anythingUnknown);
  }

  Known withAnythingUnknown() {
    return new Known(outcomes, unknown, true);
  }

  /** Where ways meet. What two ways say differently of one customer is not known any more. */
  static Known together(List<JourneyEstimate.Group> groups) {
    Map<String, Outcome> all = new HashMap<>();
    Set<String> open = new HashSet<>();
    boolean anything = false;
    for (JourneyEstimate.Group group : groups) {
      open.addAll(group.known().unknown());
      anything |= group.known().anythingUnknown();
      for (Outcome outcome : group.known().outcomes().values()) {
        Outcome here = outcome.among(group.who());
        String name = here.field().code();
        Outcome before = all.putIfAbsent(name, here);
        if (before != null && (!before.field().equals(here.field()) || before.contradicts(here))) {
          open.add(name);
        } else if (before != null) {
          all.put(name, before.then(here));
        }
      }
    }
    return new Known(all, open, anything);
  }
}
