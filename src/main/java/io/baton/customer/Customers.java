package io.baton.customer;

import io.baton.access.Person;
import io.baton.cohort.CustomerSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** signatures first; bodies follow */
@Component
public class Customers {
  public CustomerSet everyone() {
    throw new UnsupportedOperationException();
  }

  public CustomerSet inBranch(String branchPath) {
    throw new UnsupportedOperationException();
  }

  public CustomerSet visibleTo(Person person) {
    throw new UnsupportedOperationException();
  }

  public CustomerSet reachableBy(String channel) {
    throw new UnsupportedOperationException();
  }

  public OptionalInt idOf(String key) {
    throw new UnsupportedOperationException();
  }

  public Map<String, Integer> idsOf(Collection<String> keys) {
    throw new UnsupportedOperationException();
  }

  public String keyOf(int id) {
    throw new UnsupportedOperationException();
  }

  public Map<Integer, String> keysOf(CustomerSet few) {
    throw new UnsupportedOperationException();
  }

  public RegisterReport register(List<NewCustomer> customers) {
    throw new UnsupportedOperationException();
  }

  public Map<Integer, String> addresses(String channel, Collection<Integer> ids) {
    throw new UnsupportedOperationException();
  }
}
