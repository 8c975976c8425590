package io.baton.policy;

import io.baton.cohort.CustomerSet;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import org.springframework.stereotype.Component;

/** What the policy asks the customer module. */
interface ContactFacts {
  CustomerSet reachableBy(String channel);

  CustomerSet consenting(String channel, String purpose);

  /** As the customer module knows it. */
  @Component
  record OfCustomers(Customers customers, Consents consents) implements ContactFacts {
    @Override
    public CustomerSet reachableBy(String channel) {
      return customers.reachableBy(channel);
    }

    @Override
    public CustomerSet consenting(String channel, String purpose) {
      return consents.consenting(channel, purpose);
    }
  }
}
