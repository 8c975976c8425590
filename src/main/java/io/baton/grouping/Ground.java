package io.baton.grouping;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What is to be divided.
 *
 * @param base whom to divide: customers of the grouping's branch only
 * @param index what is known of them at one moment
 * @param previous the groups of the division in effect, by key; none where there is none
 * @param segments the members of the segments that the settings name, within the branch
 * @param scope path of the branch of the grouping
 */
record Ground(
    CustomerSet base,
    FieldIndex index,
    JsonNode settings,
    Map<String, CustomerSet> previous,
    Map<String, CustomerSet> segments,
    String scope) {

  /** Members of a segment that {@link GroupingMethod#segments} has named. */
  CustomerSet members(String segment) {
    CustomerSet members = segments.get(segment);
    if (members == null) {
      throw new IllegalArgumentException("the settings do not name segment " + segment);
    }
    return members;
  }
}
