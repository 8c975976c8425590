package io.baton.grouping;

import io.baton.cohort.Cohorts;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.Customers;
import io.baton.segment.Segment;
import io.baton.segment.Segments;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Gathers what a method divides: never customers of other branches than the grouping's. */
@Component
class Grounds {
  private final Segments segments;
  private final Customers customers;
  private final FieldIndexes indexes;
  private final Cohorts cohorts;
  private final RunBook runs;

  Grounds(
      Segments segments, Customers customers, FieldIndexes indexes, Cohorts cohorts, RunBook runs) {
    this.segments = segments;
    this.customers = customers;
    this.indexes = indexes;
    this.cohorts = cohorts;
    this.runs = runs;
  }

  /**
   * @param previous groups of the division in effect, by key
   * @throws io.baton.shared.BatonException GROUPING_INVALID if a segment is not there, or not for
   *     this branch
   */
  Ground of(
      GroupingMethod method,
      @Nullable String base,
      JsonNode settings,
      String scope,
      Map<String, CustomerSet> previous) {
    FieldIndex index = indexes.current();
    Map<String, CustomerSet> named = new HashMap<>();
    for (String code : method.segments(settings)) {
      named.put(code, members(code, scope, ""));
    }
    CustomerSet among = base == null ? customers.inBranch(scope) : members(base, scope, "/base");
    if (among.isEmpty()) {
      throw Settings.refused(
          GroupingError.GROUPING_EMPTY, "/base", "there is no customer to be divided");
    }
    return new Ground(among, index, settings, previous, named, scope);
  }

  /** The groups of a division, by key. */
  Map<String, CustomerSet> members(GroupingRun run) {
    Map<String, CustomerSet> groups = new LinkedHashMap<>();
    runs.groups(run.id())
        .forEach(group -> groups.put(group.key(), cohorts.members(group.cohortId())));
    return groups;
  }

  private CustomerSet members(String code, String scope, String place) {
    Segment segment =
        segments
            .find(code)
            .filter(found -> found.scope().startsWith(scope))
            .orElseThrow(
                () ->
                    Settings.refused(
                        GroupingError.GROUPING_INVALID, place, "there is no segment " + code));
    return segments.evaluate(segment).and(customers.inBranch(scope));
  }
}
