package io.baton.grouping;

import io.baton.shared.BatonException;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A way to divide customers into groups; each is one bean. */
interface GroupingMethod {
  /** As stored and sent: LAYERS, LOOKALIKE, … */
  String name();

  /**
   * Checks settings and gives the form that is stored, defaults filled in.
   *
   * @throws BatonException GROUPING_INVALID with every place, as JSON pointer into the settings
   */
  JsonNode canonical(JsonNode settings);

  /** Codes of the tags that it looks at. */
  Set<String> tags(JsonNode settings);

  /** Codes of the segments that it looks at, the base not included. */
  default Set<String> segments(JsonNode settings) {
    return Set.of();
  }

  /** Whether a division learned anew takes the place of the one in effect by itself. */
  default boolean adapts() {
    return false;
  }

  /** Whether it is quick enough to be counted while somebody types. */
  default boolean quick() {
    return false;
  }

  /**
   * Divides: the same ground gives the same division.
   *
   * @throws BatonException where the settings do not fit the customers
   */
  Division divide(Ground ground, Progress progress);
}
