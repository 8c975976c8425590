package io.baton.customer;

import io.baton.access.Access;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Customers as a caller names them. One of another branch is answered exactly like one who does not
 * exist, so that nobody learns of customers by trying keys.
 */
@Component
public class VisibleCustomers {
  private final Customers customers;
  private final Access access;

  VisibleCustomers(Customers customers, Access access) {
    this.customers = customers;
    this.access = access;
  }

  /**
   * The customer of that key.
   *
   * @throws BatonException CUSTOMER_UNKNOWN
   */
  public int require(String key) {
    int customer = customers.idOf(key).orElse(-1);
    if (customer < 0 || !customers.visibleTo(access.current()).contains(customer)) {
      throw new BatonException(CustomerError.CUSTOMER_UNKNOWN, "no such customer");
    }
    return customer;
  }

  /**
   * The customers of all these keys.
   *
   * @throws BatonException CUSTOMER_INVALID with a finding for each key that means nobody
   */
  public CustomerSet require(List<String> keys) {
    Map<String, Integer> ids = customers.idsOf(keys);
    CustomerSet scope = customers.visibleTo(access.current());
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Integer id = ids.get(keys.get(i));
      if (id == null || !scope.contains(id)) {
        findings.add(new Finding("/customers/" + i, "CUSTOMER_UNKNOWN", "no such customer"));
      }
    }
    if (!findings.isEmpty()) {
      throw new BatonException(
          CustomerError.CUSTOMER_INVALID, "some customers are not known", findings);
    }
    return CustomerSet.of(ids.values().stream().mapToInt(Integer::intValue).toArray());
  }
}
