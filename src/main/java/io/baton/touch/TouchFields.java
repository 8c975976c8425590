package io.baton.touch;

import io.baton.cohort.CustomerSet;
import java.util.Collection;
import java.util.Map;

/** What the wording of a touch may refer to. */
public interface TouchFields {
  /**
   * What is the same for the whole campaign, asked for at the moment of sending. A customer without
   * an entry gets none, and the message is then refused if its wording needs one. Maps do not
   * change once given; customers with equal values may share one.
   */
  Map<Integer, Map<String, String>> fieldsOf(TouchPlanRef plan, CustomerSet customers);

  /**
   * What the wording says of the customer, asked when the touch is planned and kept with it.
   *
   * @param fields that the wording declares beside the standard ones; {@code items[]} wants one
   *     item a line
   * @return by customer and name of the field, without {@code []}; what is not known is missing
   */
  default Map<Integer, Map<String, String>> valuesOf(
      Collection<String> fields, CustomerSet customers) {
    return Map.of();
  }
}
