package io.baton.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Against a list of contacts per customer. */
class PressureReportTests {
  private static final ZoneId BANK = ZoneId.of("Asia/Shanghai");
  private static final Cap BY_CHANNEL = new Cap(Cap.Scope.CHANNEL, 3, 10);
  private static final Cap BY_ALL = new Cap(Cap.Scope.ALL, 5, 30);
  private static final Cap BY_DAYS = Cap.ofCalendarDays(Cap.Scope.ALL, 4, 20);
  private static final ZoneId FAR = ZoneId.of("Pacific/Honolulu");

  /** Neighbours, and strangers two chunks away. */
  private static final int[] CUSTOMERS = {1, 2, 3, 64, 65, 40_000, 40_001, 70_000, 70_063, 70_064};

  private final HikariDataSource database = TestPostgres.freshDataSource();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(database));
  private final CustomerLists lists = new CustomerLists(jdbc);
  private final PressureReport report =
      new PressureReport(
          jdbc, lists, new Hours(jdbc, BANK), contact -> List.of(BY_CHANNEL, BY_ALL, BY_DAYS));

  private record Sent(int customer, Instant at, String channel, String purpose) {}

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void shouldCountLikeAListOfContacts() {
    Reservations reservations = TestPolicies.reservations(database);
    Instant now = lists.now();
    Random random = new Random(5);
    CustomerSet far = CustomerSet.of(1, 64, 40_000, 70_063);
    transaction.executeWithoutResult(status -> new Hours(jdbc, BANK).place(far, FAR));
    List<Sent> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Instant at = now.minus(random.nextInt(45 * 24 * 60), ChronoUnit.MINUTES);
      String channel = random.nextBoolean() ? "SMS" : "EMAIL";
      String purpose = random.nextInt(4) == 0 ? "SERVICE" : "MARKETING";
      int[] members =
          random
              .ints(1 + random.nextInt(4), 0, CUSTOMERS.length)
              .distinct()
              .map(n -> CUSTOMERS[n])
              .toArray();
      Contact contact = new Contact(random.nextInt(3), channel, purpose, null);
      long origin = i;
      transaction.executeWithoutResult(
          status -> reservations.reserve(CustomerSet.of(members), contact, origin, at, List.of()));
      for (int member : members) {
        all.add(new Sent(member, at, channel, purpose));
      }
    }
    CustomerSet scope = CustomerSet.of(CUSTOMERS).minus(CustomerSet.of(2, 70_064));
    all.removeIf(sent -> !scope.contains(sent.customer()));

    PressureReport.Pressure told = report.of(30, scope);

    assertThat(told.customers()).isEqualTo(8);
    Instant begin = told.from().atStartOfDay(BANK).toInstant();
    assertThat(told.from()).isEqualTo(told.to().minusDays(29));
    List<Sent> within = all.stream().filter(sent -> !sent.at().isBefore(begin)).toList();
    Map<List<Object>, Long> days = new HashMap<>();
    within.forEach(
        sent ->
            days.merge(
                List.of(sent.at().atZone(BANK).toLocalDate(), sent.channel(), sent.purpose()),
                1L,
                Long::sum));
    Map<List<Object>, Long> toldDays = new HashMap<>();
    told.days()
        .forEach(
            day -> toldDays.put(List.of(day.day(), day.channel(), day.purpose()), day.contacts()));
    assertThat(toldDays).isEqualTo(days).hasSizeGreaterThan(10);
    assertThat(told.days()).extracting(PressureReport.PressureDay::day).isSorted();

    for (String channel : List.of("*", "SMS", "EMAIL")) {
      Map<Integer, Long> spread = new TreeMap<>();
      scope.forEach(
          customer ->
              spread.merge(
                  (int)
                      within.stream()
                          .filter(sent -> sent.customer() == customer)
                          .filter(sent -> sent.purpose().equals("MARKETING"))
                          .filter(sent -> channel.equals("*") || sent.channel().equals(channel))
                          .count(),
                  1L,
                  Long::sum));
      Map<Integer, Long> toldSpread = new TreeMap<>();
      told.spread().stream()
          .filter(each -> each.channel().equals(channel) && each.customers() > 0)
          .forEach(each -> toldSpread.put(each.contacts(), each.customers()));
      assertThat(toldSpread).as(channel).isEqualTo(spread);
    }
    assertThat(told.caps()).hasSize(4);
    for (PressureReport.CapUse use : told.caps()) {
      long[] expected = new long[4];
      scope.forEach(
          customer -> {
            long used =
                all.stream()
                    .filter(sent -> sent.customer() == customer)
                    .filter(
                        sent -> use.channel().equals("*") || sent.channel().equals(use.channel()))
                    .filter(sent -> inside(use, sent.at(), told.asOf(), far.contains(customer)))
                    .count();
            expected[used == 0 ? 0 : used >= use.max() ? 3 : used >= use.max() * 0.8 ? 2 : 1]++;
          });
      assertThat(new long[] {use.free(), use.below(), use.near(), use.full()})
          .as(use.toString())
          .isEqualTo(expected);
    }
  }

  private static boolean inside(PressureReport.CapUse use, Instant at, Instant now, boolean far) {
    ZoneId home = far ? FAR : BANK;
    LocalDate first = LocalDate.ofInstant(now, home).minusDays(use.seconds() / 86_400 - 1);
    return use.calendar()
        ? !LocalDate.ofInstant(at, home).isBefore(first)
        : at.isAfter(now.minusSeconds(use.seconds()));
  }

  @Test
  void shouldCountServiceMessagesThatMarketingCouldNotHaveSent() {
    Reservations reservations = TestPolicies.reservations(database);
    Instant now = lists.now();
    LocalDate today = now.atZone(BANK).toLocalDate();
    Instant noon = today.minusDays(2).atTime(12, 0).atZone(BANK).toInstant();
    Instant night = noon.plus(Duration.ofHours(11));
    jdbc.sql(
            "insert into policy_quiet_hours (channel, begins, ends) values ('*', '21:00', '08:00')")
        .update();
    lists.add(
        ListKind.COMPLAINT, ListAct.Kind.ADD, CustomerSet.of(3, 64), now, null, "x", "tester");
    transaction.executeWithoutResult(
        status -> {
          reserve(reservations, 7, "SERVICE", noon, 1, 2, 3);
          reserve(reservations, 7, "SERVICE", night, 64, 65);
          reserve(reservations, 8, "MARKETING", noon, 1, 2, 3);
          reserve(reservations, 7, "SERVICE", noon.minus(Duration.ofDays(60)), 1);
        });
    ServiceMessages messages =
        new ServiceMessages(
            jdbc,
            TestPolicies.facts(() -> CustomerSet.range(0, 100), () -> CustomerSet.of(1, 3, 65)),
            lists,
            new Hours(jdbc, BANK));

    assertThat(messages.of(30, CustomerSet.of(1, 2, 3, 64)))
        .containsExactly(new ServiceMessages.Use(7, "SMS", 4, 2, 2, 1));
    assertThat(messages.of(1, CustomerSet.range(0, 100))).isEmpty();
  }

  private static void reserve(
      Reservations reservations, long campaign, String purpose, Instant at, int... members) {
    reservations.reserve(
        CustomerSet.of(members),
        new Contact(campaign, "SMS", purpose, null),
        at.toEpochMilli(),
        at,
        List.of());
  }
}
