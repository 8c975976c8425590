package io.baton.segment;

import io.baton.cohort.Rule;
import java.util.ArrayList;
import java.util.List;

/** Where a rule compares a field. */
final class RulePlaces {
  private RulePlaces() {}

  /** JSON pointers into the rule's stored form. */
  static List<String> of(Rule rule, String field) {
    List<String> places = new ArrayList<>();
    gather(rule, field, "", places);
    return places;
  }

  private static void gather(Rule rule, String field, String place, List<String> places) {
    if (rule instanceof Rule.All all) {
      gather(all.rules(), field, place + "/all/", places);
    } else if (rule instanceof Rule.Any any) {
      gather(any.rules(), field, place + "/any/", places);
    } else if (rule instanceof Rule.Not not) {
      gather(not.rule(), field, place + "/not", places);
    } else if (rule instanceof Rule.Leaf leaf && leaf.field().equals(field)) {
      places.add(place);
    }
  }

  private static void gather(List<Rule> rules, String field, String place, List<String> places) {
    for (int i = 0; i < rules.size(); i++) {
      gather(rules.get(i), field, place + i, places);
    }
  }
}
