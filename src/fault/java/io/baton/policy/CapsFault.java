package io.baton.policy;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import io.baton.fault.FaultRun;
import io.baton.fault.Jvm;
import io.baton.fault.KilledNodes;
import io.baton.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Caps under 64 writers on two nodes that are killed all the time. The size is how often a customer
 * is asked for; {@code -Dfault.minutes} ends the run earlier. Then every window of every cap is
 * counted, and everybody is asked for once more: a refusal without a full window is a place that
 * leaked.
 */
public final class CapsFault implements FaultRun {
  private static final int WRITERS_EACH = 32;
  private static final int PROBES = 12;
  private static final int PROBED_AGES = 30;

  /** Longer than any window. */
  private static final Duration NEAR = Duration.ofDays(8);

  @Override
  public String name() {
    return "caps";
  }

  @Override
  public long defaultSize() {
    return 200_000;
  }

  @Override
  public List<String> run(long seed, long size) throws Exception {
    String database = TestPostgres.freshDatabase();
    String[] where = {TestPostgres.url(database), TestPostgres.user(), TestPostgres.password()};
    KilledNodes run = new KilledNodes(name(), seed);
    long began = System.currentTimeMillis();
    try (HikariDataSource pool = CapsNode.pool(where[0], where[1], where[2])) {
      TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
      CapsBook book = new CapsBook(pool);
      book.open();
      transaction.executeWithoutResult(
          status -> TestPolicies.hours(pool).place(CapsBook.abroad(), CapsBook.elsewhere()));
      try {
        run.start(number -> node(where, run.random.nextInt(1 << 20), began));
        while (book.attempts() < size && !run.timeIsUp()) {
          TimeUnit.MILLISECONDS.sleep(2_000 + run.random.nextInt(3_000));
          run.killOne();
        }
      } finally {
        run.end();
      }
      run.require(
          KilledNodes.await(
              Duration.ofMinutes(1), Duration.ofMillis(100), () -> book.working() == 0),
          "transactions of the dead are still there");
      long attempts = book.attempts();
      double seconds = run.seconds();
      CapsWriter.CAPS.forEach(cap -> run.requireNone("too many", book.violations(cap)));
      long grants = book.grants();
      int ages = CapsNode.age(began) + 1;
      long asked = 0;
      Random random = new Random(seed);
      CapsWriter writer = new CapsWriter(pool);
      for (int age = 0; age < ages; age += 1 + ages / PROBED_AGES) {
        asked += probe(run, book, writer, transaction, random, age);
      }
      CapsWriter.CAPS.forEach(cap -> run.requireNone("too many", book.violations(cap)));
      return run.broken(
          "%d attempts (%.0f a second), %d places in %d ages, %d asked again"
              .formatted(attempts, attempts / seconds, grants, ages, asked));
    }
  }

  /** Everybody at many times, one after the other; each answer is compared with the book. */
  private static long probe(
      KilledNodes run,
      CapsBook book,
      CapsWriter writer,
      TransactionTemplate transaction,
      Random random,
      int age) {
    CustomerSet everybody =
        CustomerSet.of(IntStream.range(0, CapsBook.CUSTOMERS).map(CapsBook::customer).toArray());
    for (int probe = 0; probe < PROBES; probe++) {
      Instant at = CapsWriter.moment(random, age);
      Contact contact = CapsWriter.contact(random);
      Map<Integer, List<SlowCaps.Sent>> sent = book.between(at.minus(NEAR), at.plus(NEAR));
      long origin = book.begin(CapsBook.CUSTOMERS);
      CustomerSet granted =
          transaction.execute(status -> writer.take(contact, origin, everybody, at));
      everybody.forEach(
          customer -> {
            boolean fits =
                SlowCaps.fits(
                    sent.getOrDefault(customer, List.of()),
                    CapsWriter.CAPS,
                    contact,
                    at,
                    CapsBook.home(customer));
            run.require(
                granted != null && granted.contains(customer) == fits,
                "%d at %s: expected %s".formatted(customer, at, fits));
          });
    }
    return (long) PROBES * CapsBook.CUSTOMERS;
  }

  private static Process node(String[] where, int seed, long began) throws Exception {
    Path log = Files.createDirectories(Path.of("target/fault")).resolve("processes.log");
    return Jvm.of(
            CapsNode.class,
            "-Xmx200m",
            List.of(
                where[0],
                where[1],
                where[2],
                Integer.toString(WRITERS_EACH),
                Integer.toString(seed),
                Long.toString(began)))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }
}
