package io.baton.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PolicyTimesAndListsTests {
  private static final HikariDataSource DATABASE = TestPostgres.freshDataSource();

  /** 22:30 in Shanghai, 20:30 in Urumqi's own time, 14:30 in London. */
  private static final Instant EVENING = Instant.parse("2026-03-02T14:30:00Z");

  private static final CustomerSet EVERYONE = CustomerSet.range(0, 1_000);

  private final JdbcClient jdbc = JdbcClient.create(DATABASE);
  private final CustomerLists lists = new CustomerLists(jdbc);
  private final Capacities capacities = new Capacities(jdbc);
  private final Hours hours = new Hours(jdbc, ZoneId.of("Asia/Shanghai"));
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(DATABASE));
  private final ContactPolicy policy = TestPolicies.policy(DATABASE, () -> EVERYONE);

  @BeforeEach
  void forgetEverything() {
    new JdbcTemplate(DATABASE)
        .execute(
            """
            truncate policy_chunk, policy_day_mask, policy_slot, policy_list_act, policy_zone,
              policy_quiet_hours, policy_holiday, policy_capacity, policy_capacity_use
            """);
  }

  @AfterAll
  static void closeDatabase() {
    DATABASE.close();
  }

  @Test
  void shouldHoldBackByTheFirstListAndLetTheWhiteListPassOnlyWhereItMay() {
    put(ListKind.BLACK, null, 1, 2, 3);
    put(ListKind.EMPLOYEE, null, 3, 4);
    put(ListKind.DECEASED, null, 5, 6);
    put(ListKind.WHITE, null, 2, 6);

    Admission marketing = admit("MARKETING", CustomerSet.range(0, 8), EVENING);
    Admission service = admit("SERVICE", CustomerSet.range(0, 8), EVENING);

    assertThat(marketing.granted()).isEqualTo(CustomerSet.of(0, 2, 7));
    assertThat(marketing.refused())
        .isEqualTo(
            Map.of(
                RefusalReason.BLACK_LISTED, CustomerSet.of(1, 3),
                RefusalReason.EMPLOYEE, CustomerSet.of(4),
                RefusalReason.DECEASED, CustomerSet.of(5, 6)));
    assertThat(service.refused()).containsOnlyKeys(RefusalReason.DECEASED);
  }

  @Test
  void shouldKeepAListsEntryForAsLongAsItIsValidAndNotAfterItsRemoval() {
    put(ListKind.COMPLAINT, EVENING.plusSeconds(60), 1);
    put(ListKind.BLACK, null, 2);
    lists.add(
        ListKind.BLACK, ListAct.Kind.REMOVE, CustomerSet.of(2), EVENING, null, "mistake", "ann");

    assertThat(admit("MARKETING", CustomerSet.of(1, 2), EVENING.plusSeconds(59)).granted())
        .isEqualTo(CustomerSet.of(2));
    assertThat(admit("MARKETING", CustomerSet.of(1, 2), EVENING.plusSeconds(60)).granted())
        .isEqualTo(CustomerSet.of(1, 2));
  }

  @Test
  void shouldHoldBackAtTheMomentOfSendingWhoWasListedAfterThePlan() {
    assertThat(admit("MARKETING", CustomerSet.of(1, 2), EVENING).granted().size()).isEqualTo(2);
    put(ListKind.DO_NOT_CONTACT, null, 2);
    assertThat(policy.stillConsenting("SMS", "MARKETING", CustomerSet.of(1, 2)))
        .isEqualTo(CustomerSet.of(1));
  }

  @Test
  void shouldMoveToTheEndOfQuietHoursInTheRecipientsZoneAndElseInTheBanks() {
    quietFrom("21:00", "08:00");
    transaction.executeWithoutResult(
        status -> {
          hours.place(CustomerSet.of(2, 3), ZoneId.of("Europe/London"));
          hours.place(CustomerSet.of(3), ZoneId.of("Asia/Tokyo"));
        });

    Admission admission = admit("MARKETING", CustomerSet.of(1, 2, 3), EVENING);

    assertThat(admission.times())
        .isEqualTo(
            Map.of(
                EVENING,
                CustomerSet.of(2),
                Instant.parse("2026-03-03T00:00:00Z"),
                CustomerSet.of(1),
                Instant.parse("2026-03-02T23:00:00Z"),
                CustomerSet.of(3)));
    assertThat(admission.refused()).isEmpty();
    assertThat(admit("SERVICE", CustomerSet.of(1), EVENING).times()).containsOnlyKeys(EVENING);
  }

  @Test
  void shouldPassOverHolidaysAndTheQuietMorningAfterThem() {
    QuietTimes quiet =
        new QuietTimes(
            Map.of("*", new QuietTimes.Hours(LocalTime.of(21, 0), LocalTime.of(8, 0))),
            Set.of(java.time.LocalDate.of(2026, 3, 3), java.time.LocalDate.of(2026, 3, 4)));
    assertThat(quiet.nextAllowed(EVENING, "SMS", ZoneId.of("Asia/Shanghai")))
        .isEqualTo(Instant.parse("2026-03-05T00:00:00Z"));
  }

  @Test
  void shouldFindTheEndOfQuietHoursThatAClockChangeRemoves() {
    QuietTimes quiet =
        new QuietTimes(
            Map.of("SMS", new QuietTimes.Hours(LocalTime.of(22, 0), LocalTime.of(2, 30))),
            Set.of());
    // On 29 March 2026 Berlin's clocks go from 02:00 to 03:00: 02:30 does not exist.
    Instant allowed =
        quiet.nextAllowed(Instant.parse("2026-03-29T00:30:00Z"), "SMS", ZoneId.of("Europe/Berlin"));
    assertThat(allowed.atZone(ZoneId.of("Europe/Berlin")).toLocalTime())
        .isEqualTo(LocalTime.of(3, 30));
  }

  @Test
  void shouldFillMinutesAndThenTheDay() {
    capacities.set(new Capacities.Limit("SMS", "*", 3, 7));

    Admission admission = admit("MARKETING", CustomerSet.range(0, 10), EVENING.plusSeconds(20));

    assertThat(admission.times().values().stream().map(CustomerSet::size))
        .containsExactly(3L, 3L, 1L);
    assertThat(admission.times().keySet())
        .containsExactly(
            EVENING.plusSeconds(20), EVENING.plusSeconds(60), EVENING.plusSeconds(120));
    assertThat(admission.refused().get(RefusalReason.CAPACITY)).isEqualTo(CustomerSet.range(7, 10));

    capacities.set(new Capacities.Limit("SMS", "*", 3, 9));
    assertThat(admit("MARKETING", CustomerSet.range(20, 30), EVENING).granted().size())
        .isEqualTo(2);
  }

  @Test
  void shouldKeepABranchBelowItsOwnDay() {
    capacities.set(new Capacities.Limit("SMS", "5", null, 2));
    assertThat(admit("MARKETING", CustomerSet.range(0, 10), EVENING).refused())
        .isEqualTo(Map.of(RefusalReason.CAPACITY, CustomerSet.range(2, 5)));
  }

  @Test
  void shouldReturnRoomWithTheReservation() {
    capacities.set(new Capacities.Limit("SMS", "*", 2, 2));
    admit("MARKETING", CustomerSet.of(1, 2), EVENING);
    transaction.executeWithoutResult(
        status -> policy.release(1, "SMS", 0, EVENING, CustomerSet.of(1)));
    assertThat(admit("MARKETING", CustomerSet.of(3, 4), EVENING).granted().size()).isEqualTo(1);
  }

  @Test
  void shouldNeverExceedACapacityThatChangesUnderManyWriters() throws Exception {
    capacities.set(new Capacities.Limit("SMS", "*", 50, 300));
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<Admission>> wishes = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        int from = i * 10;
        wishes.add(() -> admit("MARKETING", CustomerSet.range(from, from + 10), EVENING));
        if (i == 32) {
          wishes.add(
              () -> {
                capacities.set(new Capacities.Limit("SMS", "*", 50, 450));
                return admit("MARKETING", CustomerSet.empty(), EVENING);
              });
        }
      }
      long granted = 0;
      for (Future<Admission> each : threads.invokeAll(wishes)) {
        granted += each.get().granted().size();
      }
      granted += admit("MARKETING", CustomerSet.range(640, 1_000), EVENING).granted().size();
      assertThat(granted).isEqualTo(450);
      assertThat(
              jdbc.sql("select max(used) from policy_capacity_use").query(Integer.class).single())
          .isEqualTo(50);
    } finally {
      threads.shutdownNow();
    }
  }

  private Admission waiting(CustomerSet candidates, Instant at, @Nullable Instant until) {
    return Objects.requireNonNull(
        transaction.execute(
            status ->
                policy.admit(
                    new AdmissionRequest(
                        new Contact(1, "SMS", "MARKETING", null),
                        0,
                        candidates,
                        true,
                        at,
                        until))));
  }

  @Test
  void shouldPutOffToTheNextDaysWhatFindsNoRoom() {
    capacities.set(new Capacities.Limit("SMS", "*", null, 4));
    Admission admission =
        waiting(CustomerSet.range(0, 14), EVENING, EVENING.plus(Duration.ofDays(2)));
    assertThat(admission.times())
        .isEqualTo(
            Map.of(
                EVENING,
                CustomerSet.range(0, 4),
                EVENING.plus(Duration.ofDays(1)),
                CustomerSet.range(4, 8),
                EVENING.plus(Duration.ofDays(2)),
                CustomerSet.range(8, 12)));
    assertThat(admission.refused())
        .isEqualTo(Map.of(RefusalReason.CAPACITY, CustomerSet.range(12, 14)));
    assertThat(admission.deferred(EVENING).values().stream().mapToLong(CustomerSet::size).sum())
        .isEqualTo(8);
  }

  @Test
  void shouldPutOffToAnHourThatIsNotQuietAndRefuseWhatWouldBeTooLate() {
    capacities.set(new Capacities.Limit("SMS", "*", null, 4));
    LocalDate tomorrow = EVENING.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().plusDays(1);
    jdbc.sql("insert into policy_holiday values (?, 'x')").param(tomorrow).update();
    assertThat(
            waiting(CustomerSet.range(0, 8), EVENING, EVENING.plus(Duration.ofDays(1))).refused())
        .isEqualTo(Map.of(RefusalReason.CAPACITY, CustomerSet.range(4, 8)));
    Admission patient =
        waiting(CustomerSet.range(20, 24), EVENING, EVENING.plus(Duration.ofDays(3)));
    assertThat(patient.granted()).isEqualTo(CustomerSet.range(20, 24));
    assertThat(patient.times().firstKey())
        .isAfterOrEqualTo(
            tomorrow.plusDays(1).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant());
  }

  /** The later day has windows of its own: who is at a cap then takes no room from the others. */
  @Test
  void shouldCountCapsAtTheTimeItIsPutOffTo() {
    ContactPolicy capped =
        TestPolicies.policy(
            DATABASE, () -> EVERYONE, new Cap(Cap.Scope.CHANNEL, 1, Duration.ofHours(2)));
    capacities.set(new Capacities.Limit("SMS", "*", null, 2));
    Instant next = EVENING.plus(Duration.ofDays(1));
    admit("MARKETING", CustomerSet.of(2), next.plus(Duration.ofHours(1)));
    AdmissionRequest wish =
        new AdmissionRequest(
            new Contact(2, "SMS", "MARKETING", null),
            0,
            CustomerSet.range(0, 5),
            true,
            EVENING,
            next);
    Admission admission = Objects.requireNonNull(transaction.execute(status -> capped.admit(wish)));
    assertThat(admission.times())
        .isEqualTo(Map.of(EVENING, CustomerSet.of(0, 1), next, CustomerSet.of(3)));
    assertThat(admission.refused())
        .isEqualTo(
            Map.of(
                RefusalReason.FREQUENCY_CAP, CustomerSet.of(2),
                RefusalReason.CAPACITY, CustomerSet.of(4)));
  }

  /** Two zones whose times meet in one minute: neither is forgotten. */
  @Test
  void shouldForgetNobodyWhereTimesOfTwoGroupsMeet() {
    capacities.set(new Capacities.Limit("SMS", "*", 3, null));
    jdbc.sql("insert into policy_quiet_hours values ('*', '22:30'::time, '22:31'::time)").update();
    transaction.executeWithoutResult(
        status -> hours.place(CustomerSet.range(0, 6), ZoneId.of("Asia/Urumqi")));
    Admission admission = admit("MARKETING", CustomerSet.range(0, 12), EVENING);
    assertThat(admission.granted()).isEqualTo(CustomerSet.range(0, 12));
    assertThat(admission.times().get(EVENING)).isEqualTo(CustomerSet.range(0, 3));
  }

  private void put(ListKind list, @org.jspecify.annotations.Nullable Instant until, int... who) {
    lists.add(
        list,
        ListAct.Kind.ADD,
        CustomerSet.of(who),
        EVENING.minus(Duration.ofDays(1)),
        until,
        "test",
        "ann");
  }

  private void quietFrom(String begins, String ends) {
    jdbc.sql("insert into policy_quiet_hours values ('*', ?::time, ?::time)")
        .params(begins, ends)
        .update();
  }

  private Admission admit(String purpose, CustomerSet candidates, Instant at) {
    return Objects.requireNonNull(
        transaction.execute(
            status ->
                policy.admit(new AdmissionRequest(1, "SMS", purpose, 0, candidates, true, at))));
  }
}
