package io.baton.touch;

import io.baton.cohort.CustomerSet;
import io.baton.customer.Customers;
import java.util.Arrays;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whom a window of messages goes to, as the customer module knows it. */
interface Recipients {
  Map<Integer, String> keysOf(CustomerSet customers);

  Map<Integer, String> addresses(String channel, CustomerSet customers);

  /** The real ones. */
  @Component
  record OfCustomers(Customers customers) implements Recipients {
    @Override
    public Map<Integer, String> keysOf(CustomerSet few) {
      return customers.keysOf(few);
    }

    @Override
    public Map<Integer, String> addresses(String channel, CustomerSet few) {
      return customers.addresses(channel, Arrays.stream(few.toArray()).boxed().toList());
    }
  }
}
