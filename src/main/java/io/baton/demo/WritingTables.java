package io.baton.demo;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The bank's tables, in the warehouse directory. */
@Component
@WithDemoBank
@Order(10)
class WritingTables implements LoadingStep {
  private final Path data;

  WritingTables(@Value("${baton.data}") Path data) {
    this.data = data;
  }

  @Override
  public String name() {
    return "tables";
  }

  @Override
  public void run(Bank bank, BankTables.Progress progress) {
    tables(bank).write(progress);
  }

  BankTables tables(Bank bank) {
    Path directory = data.toAbsolutePath().normalize().resolve("warehouse/demo");
    return new BankTables(directory, bank.customers(), bank.today());
  }
}
