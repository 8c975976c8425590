package io.baton.policy;

import io.baton.access.Branches;
import io.baton.cohort.CustomerSet;
import io.baton.customer.Consents;
import io.baton.customer.Customers;
import org.springframework.stereotype.Component;

/** What the policy asks the customer module. */
interface ContactFacts {
  CustomerSet reachableBy(String channel);

  CustomerSet consenting(String channel, String purpose);

  /** The customers of the branch of that code, and of those below it. */
  CustomerSet inBranch(String code);

  /** As the customer module knows it. */
  @Component
  record OfCustomers(Customers customers, Consents consents, Branches branches)
      implements ContactFacts {
    @Override
    public CustomerSet reachableBy(String channel) {
      return customers.reachableBy(channel);
    }

    @Override
    public CustomerSet consenting(String channel, String purpose) {
      return consents.consenting(channel, purpose);
    }

    @Override
    public CustomerSet inBranch(String code) {
      return branches
          .find(code)
          .map(branch -> customers.inBranch(branch.path()))
          .orElse(CustomerSet.empty());
    }
  }
}
