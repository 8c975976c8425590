package io.baton.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ContactPolicyTests {
  private static final HikariDataSource DATABASE = TestPostgres.freshDataSource();
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final CustomerSet EVERYONE = CustomerSet.range(0, 3_000_000);

  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(DATABASE));
  private CustomerSet reachable = EVERYONE;
  private CustomerSet consenting = EVERYONE;

  @BeforeEach
  void forgetEverything() {
    new JdbcTemplate(DATABASE)
        .execute("truncate policy_chunk, policy_day_mask, policy_slot, policy_zone");
  }

  @AfterAll
  static void closeDatabase() {
    DATABASE.close();
  }

  @Test
  void shouldGiveEveryRefusedCustomerTheFirstReasonThatApplies() {
    reachable = CustomerSet.of(1, 2, 3, 40_000);
    consenting = CustomerSet.of(1, 2, 4, 40_000);
    ContactPolicy policy = policy(new Cap(Cap.Scope.CHANNEL, 1, 1));
    admit(policy, "SMS", "MARKETING", CustomerSet.of(40_000), NOON);

    Admission admission =
        admit(policy, "SMS", "MARKETING", CustomerSet.of(1, 2, 3, 4, 5, 40_000), NOON);

    assertThat(admission.granted()).isEqualTo(CustomerSet.of(1, 2));
    assertThat(admission.refused())
        .isEqualTo(
            Map.of(
                RefusalReason.UNREACHABLE, CustomerSet.of(4, 5),
                RefusalReason.NO_CONSENT, CustomerSet.of(3),
                RefusalReason.FREQUENCY_CAP, CustomerSet.of(40_000)));
  }

  @Test
  void shouldCountServiceMessagesButNeverRefuseThem() {
    ContactPolicy policy = policy(new Cap(Cap.Scope.CHANNEL, 1, 1));
    consenting = CustomerSet.empty();
    CustomerSet one = CustomerSet.of(7);
    assertThat(admit(policy, "SMS", "SERVICE", one, NOON).granted()).isEqualTo(one);
    assertThat(admit(policy, "SMS", "SERVICE", one, NOON).granted()).isEqualTo(one);
    consenting = EVERYONE;
    assertThat(admit(policy, "SMS", "MARKETING", one, NOON).refused())
        .containsOnlyKeys(RefusalReason.FREQUENCY_CAP);
  }

  @Test
  void shouldCountARollingWindowExactly() {
    ContactPolicy policy = policy(new Cap(Cap.Scope.CHANNEL, 1, 1));
    CustomerSet one = CustomerSet.of(7);
    admit(policy, "SMS", "MARKETING", one, NOON);
    Instant end = NOON.plusSeconds(86_400);
    assertThat(admit(policy, "SMS", "MARKETING", one, end.minusNanos(1_000)).granted().isEmpty())
        .isTrue();
    assertThat(admit(policy, "SMS", "MARKETING", one, end).granted()).isEqualTo(one);
  }

  @Test
  void shouldTakeAMinimumIntervalForACapOfOne() {
    ContactPolicy policy = policy(new Cap(Cap.Scope.ALL, 1, Duration.ofHours(4)));
    CustomerSet one = CustomerSet.of(7);
    Instant evening = Instant.parse("2026-03-02T23:30:00Z");
    admit(policy, "SMS", "MARKETING", one, evening);
    assertThat(
            admit(policy, "EMAIL", "MARKETING", one, evening.plusSeconds(14_399))
                .granted()
                .isEmpty())
        .isTrue();
    assertThat(admit(policy, "EMAIL", "MARKETING", one, evening.plusSeconds(14_400)).granted())
        .isEqualTo(one);
  }

  @Test
  void shouldUndoTheReservationWithTheTransaction() {
    ContactPolicy policy = policy(new Cap(Cap.Scope.CHANNEL, 1, 1));
    CustomerSet one = CustomerSet.of(7);
    transaction.executeWithoutResult(
        status -> {
          policy.admit(new AdmissionRequest(1, "SMS", "MARKETING", 0, one, false, NOON));
          status.setRollbackOnly();
        });
    assertThat(admit(policy, "SMS", "MARKETING", one, NOON).granted()).isEqualTo(one);
  }

  /** Every answer is compared with a plain list of times per customer. */
  @RepeatedTest(30)
  void shouldGrantLikeAListOfTimesPerCustomer(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Cap> caps = new ArrayList<>();
    for (Cap.Scope scope : Cap.Scope.values()) {
      if (random.nextInt(2) == 0) {
        caps.add(capOf(scope, random));
      }
    }
    ContactPolicy policy = policy(caps.toArray(Cap[]::new));
    CustomerSet abroad = someOf(random);
    transaction.executeWithoutResult(
        status -> TestPolicies.hours(DATABASE).place(abroad, NEW_YORK));
    Map<Integer, List<SlowCaps.Sent>> sent = new HashMap<>();
    for (int act = 0; act < 40; act++) {
      boolean marketing = random.nextInt(5) > 0;
      Contact contact =
          new Contact(
              random.nextInt(2),
              random.nextBoolean() ? "SMS" : "EMAIL",
              marketing ? "MARKETING" : "SERVICE",
              random.nextBoolean() ? "LOAN" : null);
      CustomerSet candidates = someOf(random);
      Instant at = NOON.plusSeconds(21_600L * random.nextInt(40) + random.nextInt(3) - 1);

      CustomerSet granted =
          admit(policy, new AdmissionRequest(contact, act, candidates, true, at)).granted();

      CustomerSet refusedLater = CustomerSet.empty();
      for (int customer : candidates.toArray()) {
        List<SlowCaps.Sent> own = sent.computeIfAbsent(customer, c -> new ArrayList<>());
        ZoneId home = abroad.contains(customer) ? NEW_YORK : ZoneId.of("Asia/Shanghai");
        boolean expected = !marketing || SlowCaps.fits(own, caps, contact, at, home);
        assertThat(granted.contains(customer)).isEqualTo(expected);
        if (expected && random.nextInt(10) == 0) {
          refusedLater = refusedLater.or(CustomerSet.of(customer));
        } else if (expected) {
          own.add(new SlowCaps.Sent(contact, at));
        }
      }
      CustomerSet returned = refusedLater;
      long origin = act;
      transaction.executeWithoutResult(
          status -> policy.release(contact.campaignId(), contact.channel(), origin, at, returned));
    }
  }

  private static Cap capOf(Cap.Scope scope, Random random) {
    int max = 1 + random.nextInt(4);
    return switch (random.nextInt(4)) {
      case 0 -> new Cap(scope, max, Duration.ofHours(1 + random.nextInt(23)));
      case 1 -> new Cap(scope, max, 1 + random.nextInt(7));
      case 2 -> Cap.ofCalendarDays(scope, max, 1 + random.nextInt(4));
      default -> new Cap(scope, max, Duration.ofHours(25 + random.nextInt(100)));
    };
  }

  /** Around the borders of words and chunks. */
  private static CustomerSet someOf(Random random) {
    int[] interesting = {0, 1, 63, 64, 65, 32_766, 32_767, 32_768, 32_769, 65_535, 65_536, 99_000};
    return CustomerSet.of(
        java.util.Arrays.stream(interesting).filter(c -> random.nextBoolean()).toArray());
  }

  @Test
  void shouldGrantExactlyTheCapToManyThreadsThatWantTheSameCustomer() throws Exception {
    ContactPolicy policy = policy(new Cap(Cap.Scope.ALL, 3, 7));
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<Integer>> wishes = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        String channel = i % 2 == 0 ? "SMS" : "EMAIL";
        CustomerSet candidates =
            i % 4 < 2 ? CustomerSet.of(7, 40_000) : CustomerSet.of(7, 80_000, 120_000);
        wishes.add(
            () ->
                admit(policy, channel, "MARKETING", candidates, NOON).granted().contains(7)
                    ? 1
                    : 0);
      }
      int grants = 0;
      for (Future<Integer> grant : threads.invokeAll(wishes)) {
        grants += grant.get();
      }
      assertThat(grants).isEqualTo(3);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldAdmitAMillionInWellBelowASecondsWork() {
    ContactPolicy policy = policy(new Cap(Cap.Scope.CHANNEL, 2, 1), new Cap(Cap.Scope.ALL, 3, 7));
    CustomerSet million = CustomerSet.range(0, 1_000_000);
    for (int day = -6; day <= 0; day++) {
      long started = System.nanoTime();
      Admission admission =
          admit(policy, "EMAIL", "MARKETING", million, NOON.plusSeconds(86_400L * day));
      System.out.printf(
          "1,000,000 candidates, day %d: %d granted, %.0f ms%n",
          day, admission.granted().size(), (System.nanoTime() - started) / 1e6);
      assertThat(admission.granted().size()).isEqualTo(day < -3 ? 1_000_000 : 0);
    }
  }

  private Admission admit(
      ContactPolicy policy, String channel, String purpose, CustomerSet candidates, Instant at) {
    return admit(policy, new AdmissionRequest(1, channel, purpose, 0, candidates, true, at));
  }

  private Admission admit(ContactPolicy policy, AdmissionRequest request) {
    return java.util.Objects.requireNonNull(transaction.execute(status -> policy.admit(request)));
  }

  private ContactPolicy policy(Cap... caps) {
    return TestPolicies.policy(DATABASE, () -> reachable, () -> consenting, caps);
  }
}
