package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wants the same customers as everybody else, and sometimes changes its mind before it commits,
 * stands still while it holds locks, or gives back what it took.
 */
final class CapsWriter {
  static final List<Cap> CAPS =
      List.of(
          new Cap(Cap.Scope.CHANNEL, 1, 1),
          new Cap(Cap.Scope.ALL, 3, 7),
          new Cap(Cap.Scope.ALL, 2, Duration.ofHours(30)),
          new Cap(Cap.Scope.CAMPAIGN, 2, 5),
          Cap.ofCalendarDays(Cap.Scope.ALL, 2, 2));

  private static final Instant BEGIN = Instant.parse("2026-03-02T04:00:00Z");
  private static final int DAYS = 12;
  private static final Duration APART = Duration.ofDays(30);
  private static final int FEW = 60;

  private final ContactPolicy policy;
  private final TransactionTemplate transaction;
  private final CapsBook book;

  CapsWriter(DataSource database) {
    this.policy =
        TestPolicies.policy(
            database, () -> CustomerSet.range(0, Integer.MAX_VALUE), CAPS.toArray(Cap[]::new));
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.book = new CapsBook(database);
  }

  /** Ages do not touch each other, so that there is always room somewhere. */
  static Instant begins(int age) {
    return BEGIN.plus(APART.multipliedBy(age));
  }

  static Instant moment(Random random, int age) {
    return begins(age)
        .plus(random.nextInt(24 * DAYS), ChronoUnit.HOURS)
        .plus(random.nextInt(3) - 1, ChronoUnit.MICROS);
  }

  static Contact contact(Random random) {
    return new Contact(
        random.nextInt(8), random.nextBoolean() ? "SMS" : "EMAIL", "MARKETING", null);
  }

  void act(Random random, int age) {
    Contact contact = contact(random);
    Instant at = moment(random, age);
    CustomerSet wanted = some(random);
    boolean rollsBack = random.nextInt(6) == 0;
    boolean stands = random.nextInt(10) == 0;
    boolean returns = random.nextInt(5) == 0;
    long origin = book.begin((int) wanted.size());
    CustomerSet granted = CustomerSet.empty();
    CustomerSet answer =
        transaction.execute(
            status -> {
              CustomerSet got = take(contact, origin, wanted, at);
              if (stands) {
                LockSupport.parkNanos(2_000_000);
              }
              if (rollsBack) {
                status.setRollbackOnly();
                return CustomerSet.empty();
              }
              return got;
            });
    if (answer != null) {
      granted = answer;
    }
    if (returns && !granted.isEmpty()) {
      CustomerSet back = granted.first((int) (granted.size() + 1) / 2);
      transaction.executeWithoutResult(
          status -> {
            policy.release(contact.campaignId(), contact.channel(), origin, at, back);
            book.returned(origin, back);
          });
    }
  }

  /** What was granted, in the book as well. */
  CustomerSet take(Contact contact, long origin, CustomerSet wanted, Instant at) {
    CustomerSet got =
        policy.admit(new AdmissionRequest(contact, origin, wanted, true, at)).granted();
    book.granted(origin, contact, at, got);
    return got;
  }

  /** Few of those whom everybody wants, or many of all. */
  private static CustomerSet some(Random random) {
    boolean few = random.nextBoolean();
    int size = 1 + random.nextInt(few ? 12 : 400);
    return CustomerSet.of(
        IntStream.range(0, size)
            .map(
                any ->
                    CapsBook.customer(
                        few
                            ? random.nextInt(FEW) * (CapsBook.CUSTOMERS / FEW)
                            : random.nextInt(CapsBook.CUSTOMERS)))
            .toArray());
  }
}
