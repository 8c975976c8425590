package io.baton.policy;

import java.util.List;

/** Where the caps come from; the bank keeps them in the decision {@code frequency-caps}. */
public interface FrequencyCaps {
  /** All caps that apply to a message of this channel and purpose; none means unlimited. */
  List<Cap> capsFor(String channel, String purpose);
}
