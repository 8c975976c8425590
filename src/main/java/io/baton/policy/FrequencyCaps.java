package io.baton.policy;

import java.util.List;

/** Where the caps come from; the bank keeps them in the decision {@code frequency-caps}. */
public interface FrequencyCaps {
  /** All caps that apply to a message of this kind; none means unlimited. */
  List<Cap> capsFor(Contact contact);
}
