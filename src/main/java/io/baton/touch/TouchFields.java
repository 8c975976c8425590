package io.baton.touch;

import io.baton.cohort.CustomerSet;
import java.util.Map;

/** What the wording of a touch may refer to, asked for at the moment of sending. */
public interface TouchFields {
  /**
   * The fields of every given customer. A customer without an entry gets none, and the message is
   * then refused if its wording needs one. Maps do not change once given; customers with equal
   * values may share one.
   */
  Map<Integer, Map<String, String>> fieldsOf(TouchPlanRef plan, CustomerSet customers);
}
