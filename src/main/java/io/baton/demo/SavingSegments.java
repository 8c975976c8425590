package io.baton.demo;

import io.baton.grouping.Starters;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Saves the definitions of {@code segments/}, the planted groups of docs/demo-bank.md among them.
 */
@Component
@WithDemoBank
@Order(50)
class SavingSegments implements LoadingStep {
  static final String YOUNG_ACTIVE = "young-active";

  private final Starters starters;

  SavingSegments(Starters starters) {
    this.starters = starters;
  }

  @Override
  public String name() {
    return "segments";
  }

  @Override
  public void run(Bank bank, BankTables.Progress progress) {
    starters.saveAll();
  }
}
