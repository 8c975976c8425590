package io.baton.customer;

import java.util.List;

/**
 * A chapter of the customer's page: what one module knows of one customer. A bean of this type is
 * all it takes to add one; the page asks for each by its name and never learns which module it is.
 */
public interface CustomerChapter {
  /** In the address and in the texts of the page: {@code tags}, {@code touches}, … */
  String name();

  /** Where the chapter stands on the page; the smaller, the further up. */
  int place();

  /**
   * What is known, in the order in which it is read.
   *
   * @param customer who is visible to whoever asks: the page has made sure
   */
  Facts of(int customer);

  /**
   * @param complete false where looking further would have taken too long
   */
  record Facts(List<CustomerFact> facts, boolean complete) {
    public Facts {
      facts = List.copyOf(facts);
    }

    public static Facts all(List<CustomerFact> facts) {
      return new Facts(facts, true);
    }
  }
}
