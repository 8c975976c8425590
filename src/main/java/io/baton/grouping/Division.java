package io.baton.grouping;

import io.baton.cohort.CustomerSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A base divided: every customer of it is in exactly one part.
 *
 * @param summary what the method has to say of the whole
 */
record Division(List<Part> parts, JsonNode summary) {
  static final int MOST_PARTS = 100;

  /**
   * One group.
   *
   * @param key stands for the same group from one division to the next
   * @param detail what the method has to say of it
   */
  record Part(String key, GroupName name, CustomerSet members, JsonNode detail) {}

  /** Checks what a method must keep, whatever it does. */
  Division of(CustomerSet base) {
    CustomerSet all = CustomerSet.empty();
    Set<String> keys = new HashSet<>();
    for (Part part : parts) {
      if (part.members().intersects(all) || !keys.add(part.key())) {
        throw new IllegalStateException("group " + part.key() + " overlaps an earlier one");
      }
      all = all.or(part.members());
    }
    if (!all.equals(base)) {
      throw new IllegalStateException("the groups do not add up to the base");
    }
    return this;
  }
}
