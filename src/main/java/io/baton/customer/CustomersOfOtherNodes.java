package io.baton.customer;

import io.baton.shared.EachSecond;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Whether another node has added or changed customers. */
@Component
class CustomersOfOtherNodes extends EachSecond {
  private final CustomerChanges changes;

  CustomersOfOtherNodes(KnownCustomers known, CustomerChanges changes) {
    super("customers-of-other-nodes", known::look);
    this.changes = changes;
  }

  @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
  void forget() {
    changes.forget();
  }
}
