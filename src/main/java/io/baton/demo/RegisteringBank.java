package io.baton.demo;

import io.baton.customer.Customers;
import io.baton.customer.NewCustomer;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Branches are there; now the customers, ten thousand in a transaction. */
@Component
@WithDemoBank
@Order(20)
class RegisteringBank implements LoadingStep {
  private static final int LOT = 10_000;

  private final Customers customers;
  private final DemoRuns runs;
  private final TransactionTemplate transactions;

  RegisteringBank(Customers customers, DemoRuns runs, TransactionTemplate transactions) {
    this.customers = customers;
    this.runs = runs;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "customers";
  }

  @Override
  public void run(Bank bank, BankTables.Progress progress) {
    for (int done = runs.registered(); done < bank.customers(); done += LOT) {
      progress.at("customers", done, bank.customers());
      register(done + 1, Math.min(done + LOT, bank.customers()));
    }
  }

  private void register(int first, int last) {
    List<NewCustomer> lot =
        IntStream.rangeClosed(first, last)
            .mapToObj(DemoCustomer::new)
            .map(ContactPoints::of)
            .toList();
    transactions.executeWithoutResult(
        transaction -> runs.note(first, customers.register(lot).ids()));
  }
}
