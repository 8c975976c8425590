package io.baton.policy;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Many writers on two nodes that want the same customers at the same time, some of whom die before
 * they commit, stand still while they hold locks, or give back what they took. What was committed
 * is kept beside the product, in a list of times per customer, and judged from there alone.
 */
final class CapsUnderWriters {
  private static final Instant BEGIN = Instant.parse("2026-03-02T04:00:00Z");
  private static final int CUSTOMERS = 60;

  /** Neighbours and strangers: in one word, in one chunk, in three. */
  private static final int SPREAD = 1_501;

  private static final Cap[] CAPS = {
    new Cap(Cap.Scope.CHANNEL, 1, 1),
    new Cap(Cap.Scope.ALL, 3, 7),
    new Cap(Cap.Scope.ALL, 2, Duration.ofHours(30)),
    new Cap(Cap.Scope.CAMPAIGN, 2, 5)
  };

  private final List<ContactPolicy> nodes = new ArrayList<>();
  private final List<TransactionTemplate> transactions = new ArrayList<>();
  private final Map<Integer, List<Sent>> ledger = new HashMap<>();
  private final AtomicLong origins = new AtomicLong();
  final AtomicLong attempts = new AtomicLong();
  final AtomicLong grants = new AtomicLong();

  CapsUnderWriters(HikariDataSource... pools) {
    for (HikariDataSource pool : pools) {
      nodes.add(TestPolicies.policy(pool, () -> CustomerSet.range(0, Integer.MAX_VALUE), CAPS));
      transactions.add(new TransactionTemplate(new JdbcTransactionManager(pool)));
    }
  }

  private record Sent(long campaign, String channel, long origin, Instant at) {}

  void run(long seed, int writers, int actsEach) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Callable<Void>> work = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        Random random = new Random(seed * 1_000 + writer);
        int node = writer % nodes.size();
        work.add(
            () -> {
              for (int act = 0; act < actsEach; act++) {
                act(random, node);
              }
              return null;
            });
      }
      for (Future<Void> each : threads.invokeAll(work)) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void act(Random random, int node) {
    long campaign = random.nextInt(8);
    String channel = random.nextBoolean() ? "SMS" : "EMAIL";
    Instant at = BEGIN.plusSeconds(3_600L * random.nextInt(24 * 12) + random.nextInt(3) - 1);
    long origin = origins.incrementAndGet();
    CustomerSet wanted = some(random);
    boolean dies = random.nextInt(6) == 0;
    boolean stands = random.nextInt(10) == 0;
    attempts.addAndGet(wanted.size());
    CustomerSet granted =
        transactions
            .get(node)
            .execute(
                status -> {
                  CustomerSet got =
                      nodes
                          .get(node)
                          .admit(
                              new AdmissionRequest(
                                  campaign, channel, "MARKETING", origin, wanted, true, at))
                          .granted();
                  if (stands) {
                    LockSupport.parkNanos(2_000_000);
                  }
                  if (dies) {
                    status.setRollbackOnly();
                    return CustomerSet.empty();
                  }
                  return got;
                });
    CustomerSet kept = granted == null ? CustomerSet.empty() : granted;
    if (random.nextInt(5) == 0) {
      CustomerSet returned = kept.first((int) (kept.size() + 1) / 2);
      transactions
          .get(node)
          .executeWithoutResult(
              status -> nodes.get(node).release(campaign, channel, origin, at, returned));
      kept = kept.minus(returned);
    }
    write(campaign, channel, origin, at, kept);
  }

  private void write(long campaign, String channel, long origin, Instant at, CustomerSet kept) {
    grants.addAndGet(kept.size());
    synchronized (ledger) {
      kept.forEach(
          customer ->
              ledger
                  .computeIfAbsent(customer, c -> new ArrayList<>())
                  .add(new Sent(campaign, channel, origin, at)));
    }
  }

  private static CustomerSet some(Random random) {
    int[] members =
        random.ints(1 + random.nextInt(12), 0, CUSTOMERS).map(c -> c * SPREAD).toArray();
    return CustomerSet.of(members);
  }

  /**
   * Windows of any cap, begun at any message, that hold more than the cap: none, if all is well.
   */
  List<String> violations() {
    List<String> found = new ArrayList<>();
    ledger.forEach(
        (customer, sent) -> {
          for (Cap cap : CAPS) {
            for (Sent one : sent) {
              Instant end = one.at().plus(cap.window());
              long within =
                  sent.stream()
                      .filter(other -> sameScope(cap, one, other))
                      .filter(other -> !other.at().isBefore(one.at()) && other.at().isBefore(end))
                      .count();
              if (within > cap.max()) {
                found.add(customer + " has " + within + " from " + one.at() + " against " + cap);
              }
            }
          }
        });
    return found;
  }

  /**
   * Asks once more for everybody at many times, one after the other, and compares each answer with
   * the ledger: a refusal without a full window would be a place that leaked.
   */
  List<String> leaks(int probes) {
    List<String> found = new ArrayList<>();
    Random random = new Random(7);
    for (int probe = 0; probe < probes; probe++) {
      String channel = probe % 2 == 0 ? "SMS" : "EMAIL";
      long campaign = random.nextInt(8);
      Instant at = BEGIN.plusSeconds(1_800L * random.nextInt(48 * 12));
      int[] everybody = new int[CUSTOMERS];
      for (int i = 0; i < CUSTOMERS; i++) {
        everybody[i] = i * SPREAD;
      }
      long origin = origins.incrementAndGet();
      CustomerSet granted =
          transactions
              .get(0)
              .execute(
                  status ->
                      nodes
                          .get(0)
                          .admit(
                              new AdmissionRequest(
                                  campaign,
                                  channel,
                                  "MARKETING",
                                  origin,
                                  CustomerSet.of(everybody),
                                  true,
                                  at))
                          .granted());
      for (int customer : everybody) {
        boolean expected = fits(customer, new Sent(campaign, channel, origin, at));
        if (granted != null && granted.contains(customer) != expected) {
          found.add(customer + " at " + at + ": expected " + expected);
        }
      }
      write(campaign, channel, origin, at, granted == null ? CustomerSet.empty() : granted);
    }
    return found;
  }

  private boolean fits(int customer, Sent wish) {
    List<Sent> sent = new ArrayList<>(ledger.getOrDefault(customer, Collections.emptyList()));
    sent.add(wish);
    for (Cap cap : CAPS) {
      for (Sent first : sent) {
        Instant end = first.at().plus(cap.window());
        if (!sameScope(cap, first, wish)
            || wish.at().isBefore(first.at())
            || !wish.at().isBefore(end)) {
          continue;
        }
        long within =
            sent.stream()
                .filter(other -> sameScope(cap, wish, other))
                .filter(other -> !other.at().isBefore(first.at()) && other.at().isBefore(end))
                .count();
        if (within > cap.max()) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean sameScope(Cap cap, Sent one, Sent other) {
    return switch (cap.scope()) {
      case CHANNEL -> one.channel().equals(other.channel());
      case CAMPAIGN -> one.campaign() == other.campaign();
      default -> true;
    };
  }
}
