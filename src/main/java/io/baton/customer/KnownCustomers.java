package io.baton.customer;

import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndexes;
import io.baton.customer.CustomerChanges.Change;
import io.baton.customer.CustomerChanges.News;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the current {@link CustomerDirectory}. After a commit the changed rows are read again
 * rather than taken from what the transaction wrote: two commits may report here in either order,
 * and the one that reports last has then seen both. {@link #look} does the same for what other
 * nodes have committed.
 */
@Component
class KnownCustomers {
  private static final String ROWS =
      """
      select id, branch,
        email_cipher is not null and not exists
          (select from customer_dead_address d where d.channel = 'EMAIL' and d.mark = email_mark),
        mobile_cipher is not null and not exists
          (select from customer_dead_address d where d.channel = 'SMS' and d.mark = mobile_mark)
      from customer_customer
      """;
  private static final int FEW = 10_000;

  /** Half as long as changes are kept. */
  private static final long LONGEST_NANOS = Duration.ofHours(12).toNanos();

  private final JdbcTemplate stream;
  private final FieldIndexes indexes;
  private final CustomerChanges changes;
  private final TransactionTemplate reading;

  /** Changes that are in the picture, with their transactions; the older ones are forgotten. */
  private final Map<Long, Long> applied = new HashMap<>();

  private long next;
  private long looked;
  private volatile CustomerDirectory current = CustomerDirectory.EMPTY;

  KnownCustomers(
      JdbcTemplate template,
      PlatformTransactionManager manager,
      FieldIndexes indexes,
      CustomerChanges changes) {
    this.stream = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
    stream.setFetchSize(20_000);
    this.indexes = indexes;
    this.changes = changes;
    this.reading = new TransactionTemplate(manager);
    reading.setReadOnly(true);
    reading.executeWithoutResult(status -> readAll());
  }

  CustomerDirectory current() {
    return current;
  }

  /** In a transaction: publishes what it does to these customers once it has committed. */
  void changed(CustomerSet customers) {
    if (customers.isEmpty()) {
      return;
    }
    Change change = changes.add(customers);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            apply(List.of(change));
          }
        });
  }

  /**
   * Takes over what was committed anywhere since the look before. It has its connection before it
   * has the lock, as those have who come here from a commit: they would wait for each other.
   */
  void look() {
    reading.executeWithoutResult(status -> takeOver());
  }

  private synchronized void takeOver() {
    if (System.nanoTime() - looked > LONGEST_NANOS) {
      readAll();
      return;
    }
    News news = changes.since(next);
    apply(news.changes());
    next = news.next();
    applied.values().removeIf(transaction -> transaction < next);
    looked = System.nanoTime();
  }

  private synchronized void apply(List<Change> changed) {
    List<Change> fresh = changed.stream().filter(one -> !applied.containsKey(one.seq())).toList();
    if (fresh.isEmpty()) {
      return;
    }
    readAgain(fresh.stream().map(Change::customers).reduce(CustomerSet.empty(), CustomerSet::or));
    fresh.forEach(one -> applied.put(one.seq(), one.transaction()));
  }

  /** All there is now; what is committed while it is read is found by the next look. */
  private synchronized void readAll() {
    next = changes.start();
    CustomerDirectory.Rows rows = new CustomerDirectory.Rows();
    stream.query(ROWS, into(rows));
    publish(CustomerDirectory.EMPTY.with(CustomerSet.empty(), rows));
    looked = System.nanoTime();
  }

  private void readAgain(CustomerSet customers) {
    CustomerDirectory.Rows rows = new CustomerDirectory.Rows();
    if (customers.size() <= FEW) {
      stream.query(ROWS + " where id = any (?)", into(rows), (Object) Customers.boxed(customers));
    } else {
      int[] ids = customers.toArray();
      RowCallbackHandler all = into(rows);
      stream.query(
          ROWS + " where id between ? and ?",
          row -> {
            if (customers.contains(row.getInt(1))) {
              all.processRow(row);
            }
          },
          ids[0],
          ids[ids.length - 1]);
    }
    publish(current.with(customers, rows));
  }

  private void publish(CustomerDirectory directory) {
    current = directory;
    indexes.publish(index -> index.withEveryone(directory.everyone()));
  }

  private static RowCallbackHandler into(CustomerDirectory.Rows rows) {
    return row -> rows.add(row.getInt(1), row.getString(2), row.getBoolean(3), row.getBoolean(4));
  }
}
