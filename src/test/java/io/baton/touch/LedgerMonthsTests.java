package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import io.baton.content.TestTemplates;
import io.baton.policy.RefusalReason;
import io.baton.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class LedgerMonthsTests {
  private static final DispatchSettings SETTINGS = World.settings(50, Duration.ofSeconds(15));
  private static final LocalDate NOW = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
  private static final CustomerSet HUNDRED = CustomerSet.range(0, 100);

  private final HikariDataSource database = TestPostgres.freshDataSource();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final LedgerChannel peer = new LedgerChannel(false, 20);
  private final World world = new World(database, peer, SETTINGS);

  @BeforeEach
  void storeTemplate() {
    World.storeTemplate(database);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void shouldKeepAPlanInTheMonthOfItsFirstPart() {
    world.plan(1, 0, CustomerSet.range(0, 10), Instant.now());
    later(1);
    world.plan(1, 1, CustomerSet.range(10, 20), Instant.now());
    world.plan(2, 0, CustomerSet.range(0, 10), Instant.now());
    assertThat(months(1)).containsExactly(NOW);
    assertThat(months(2)).containsExactly(NOW.plusMonths(1));
    // So that the month's own key is the ledger's.
    assertThatThrownBy(() -> world.plan(1, 2, CustomerSet.range(15, 25), Instant.now()))
        .hasStackTraceContaining(
            "touch_touch_" + NOW.toString().substring(0, 7).replace('-', '_') + "_pkey");
  }

  /** The second waits for the first one's word, and has to look again for what it says. */
  @Test
  void shouldSettleTheMonthOfPartsThatArePlannedAtTheSameTime() {
    CompletableFuture<PlannedStep> other = new CompletableFuture<>();
    world.transaction.executeWithoutResult(
        first -> {
          world.plan(1, 0, CustomerSet.range(0, 10), Instant.now());
          other.completeAsync(() -> world.plan(1, 1, CustomerSet.range(10, 20), Instant.now()));
          await()
              .until(
                  () ->
                      jdbc.sql(
                                  "select count(*) from pg_stat_activity where wait_event_type ="
                                      + " 'Lock' and datname = current_database()")
                              .query(Integer.class)
                              .single()
                          > 0);
        });
    assertThat(other.join().planned()).isEqualTo(CustomerSet.range(10, 20));
    assertThat(months(1)).containsExactly(NOW);
  }

  @Test
  void shouldMakeAMonthOnceForAllWhoNeedIt() {
    later(3);
    List<CompletableFuture<Void>> all =
        IntStream.range(0, 8)
            .mapToObj(
                n ->
                    CompletableFuture.runAsync(
                        () ->
                            world.plan(
                                100 + n, 0, CustomerSet.range(10 * n, 10 * n + 10), Instant.now())))
            .toList();
    all.forEach(CompletableFuture::join);
    retention(database).makeAhead();
    assertThat(new LedgerMonths(jdbc).all())
        .containsExactly(NOW, NOW.plusMonths(3), NOW.plusMonths(4), NOW.plusMonths(5));
    assertThat(jdbc.sql("select count(*) from touch_ledger").query(Long.class).single())
        .isEqualTo(80);
  }

  /** PostgreSQL itself counts who looked into which table. */
  @Test
  void shouldLookIntoOneMonthOnlyWhileSending() {
    for (int month = 0; month < 3; month++) {
      world.plan(10 + month, 0, HUNDRED, Instant.now().plus(Duration.ofDays(400)));
      later(month + 1);
    }
    peer.answer =
        customer ->
            switch (customer < 40 ? 4 : customer % 5) {
              case 0 -> new SendResult.Refused("BARRED");
              case 1 -> new SendResult.InDoubt("NO_ANSWER");
              case 2 -> new SendResult.RetryAt(Instant.now().plusSeconds(3600), "BUSY");
              default -> new SendResult.Accepted("ok");
            };
    flushCounts();
    Map<String, Long> before = looks();
    world.plan(1, 0, HUNDRED, Instant.now().minusSeconds(1));
    world.sendAll();
    receive(
        IntStream.range(0, 100)
            .mapToObj(
                customer ->
                    new TouchReceipt(
                        new TouchId(World.RUN, 1, customer, 0), true, "DELIVRD", Instant.now()))
            .toList());
    assertThat(world.touches.counts(World.RUN).accepted()).isEqualTo(76);
    assertThat(new TouchedBy(jdbc, ended()).origin(new TouchId(World.RUN, 1, 3, 0))).isPresent();
    flushCounts();
    Map<String, Long> after = looks();
    Set<String> here =
        Set.of(LedgerMonths.touches(NOW.plusMonths(3)), LedgerMonths.receipts(NOW.plusMonths(3)));
    assertThat(after.keySet()).containsAll(here);
    here.forEach(
        table -> assertThat(after.get(table)).isGreaterThan(before.getOrDefault(table, 0L)));
    after.forEach(
        (table, looks) -> {
          if (!here.contains(table)) {
            assertThat(looks).as(table).isEqualTo(before.get(table));
          }
        });
  }

  @Test
  void shouldSayTheSameOfCampaignsWhoseMonthIsGone() {
    Random random = new Random(7);
    peer.answer =
        customer ->
            customer % 7 == 3 ? new SendResult.Refused("BARRED") : new SendResult.Accepted("ok");
    world.address = customer -> customer % 11 == 5 ? null : "C" + customer;
    for (int run = 1; run <= 6; run++) {
      CustomerSet some = CustomerSet.of(random.ints(120, 0, 1000).distinct().sorted().toArray());
      world.plan(run, 5, 0, some, Instant.now().minusSeconds(1), "C" + run, "SMS", "MARKETING");
    }
    world.sendAll();
    Map<Long, Object> before = answers();
    int refused =
        Objects.requireNonNull(world.touches.refused(1).get(RefusalReason.REFUSED_BY_CHANNEL))
            .toArray()[0];
    int reached = world.touches.touched(1).toArray()[0];
    List<CustomerTouches.Trace> traces = new ArrayList<>(touchesOf(refused));
    traces.addAll(touchesOf(reached));
    assertThat(traces).hasSizeGreaterThan(1).noneMatch(CustomerTouches.Trace::dropped);

    later(14);
    retention(database).dropOld();

    assertThat(
            jdbc.sql("select to_regclass(?)::text")
                .param(LedgerMonths.touches(NOW))
                .query(String.class)
                .optional())
        .isEmpty();
    assertThat(answers()).isEqualTo(before);
    List<CustomerTouches.Trace> dropped = new ArrayList<>(touchesOf(refused));
    dropped.addAll(touchesOf(reached));
    assertThat(dropped)
        .allMatch(CustomerTouches.Trace::dropped)
        .extracting(CustomerTouches.Trace::state)
        .isEqualTo(traces.stream().map(CustomerTouches.Trace::state).toList());
    assertThat(jdbc.sql("select count(*) from touch_attempt").query(Long.class).single()).isZero();
    assertThat(retention(database).all())
        .filteredOn(month -> month.month().equals(NOW))
        .singleElement()
        .satisfies(
            month -> {
              assertThat(month.state()).isEqualTo(Retention.State.DROPPED);
              assertThat(month.touches()).isGreaterThan(600);
              assertThat(month.bytes()).isZero();
            });
    long run = 1;
    int member = world.touches.touched(run).toArray()[0];
    assertThat(new TouchedBy(jdbc, ended()).origin(new TouchId(run, 5, member, 0)))
        .map(TouchedBy.Origin::campaign)
        .contains("C1");
    assertThat(new TouchedBy(jdbc, ended()).origin(new TouchId(run, 5, 5000, 0))).isEmpty();
    // The same plan again is still known; nothing is planned twice because it was forgotten.
    assertThat(world.plan(1, 5, 0, HUNDRED, Instant.now(), "C1", "SMS", "MARKETING").repeated())
        .isTrue();
  }

  /** Whose tag says nothing gets nobody else's words. */
  @Test
  void shouldKeepEachCustomersOwnValue() {
    TestTemplates.storeWithFields(database, "own", List.of("t_offer"), "$t_offer 拒收请回复R");
    world.tags = customer -> customer % 3 == 0 ? Map.of() : Map.of("t_offer", "offer " + customer);
    TouchPlan plan = arriving(1, 0, "own", CustomerSet.range(0, 10), Instant.now().minusSeconds(1));
    world.transaction.executeWithoutResult(status -> world.touches.plan(plan));
    world.sendAll();
    assertThat(peer.texts.keySet()).containsExactlyInAnyOrder(1, 2, 4, 5, 7, 8);
    peer.texts.forEach(
        (customer, text) -> assertThat(text).isEqualTo("offer " + customer + " 拒收请回复R"));
  }

  /** What words refer to lies beside the touches and goes with them; nothing is deleted by row. */
  @Test
  void shouldKeepValuesForAsLongAsTheirMonth() {
    TestTemplates.storeWithFields(database, "own", List.of("t_offer"), "$t_offer 拒收请回复R");
    world.tags = customer -> Map.of("t_offer", "offer " + customer % 3);
    for (int month = 0; month < 2; month++) {
      TouchPlan plan =
          arriving(1, month, "own", CustomerSet.range(0, 10), Instant.now().minusSeconds(1));
      world.transaction.executeWithoutResult(status -> world.touches.plan(plan));
      assertThatThrownBy(
              () ->
                  jdbc.sql("insert into touch_batch_value select * from touch_batch_value")
                      .update())
          .as("a batch has its values once")
          .hasStackTraceContaining("_pkey");
      later(month + 1);
    }
    assertThat(monthsOfValues()).containsExactly(NOW, NOW.plusMonths(1));
    world.tags = customer -> Map.of("t_offer", "something else by now");
    world.sendAll();
    assertThat(peer.texts.get(4)).isEqualTo("offer 1 拒收请回复R");
    later(14);
    retention(database).dropOld();
    assertThat(monthsOfValues()).containsExactly(NOW.plusMonths(1));
    assertThat(
            jdbc.sql("select to_regclass(?)::text")
                .param(LedgerMonths.values(NOW))
                .query(String.class)
                .optional())
        .as("dropped, not deleted")
        .isEmpty();
  }

  /** Of a micro-cohort at the same place of the journey. */
  private static TouchPlan arriving(
      long run, long step, String template, CustomerSet who, Instant due) {
    return new TouchPlan(
        run, step, 0, 0, "Task_A", "C" + run, "SMS", "MARKETING", template, 1, who, due, "hash");
  }

  private List<LocalDate> monthsOfValues() {
    return jdbc.sql("select month from touch_batch_value order by month")
        .query(LocalDate.class)
        .list();
  }

  @Test
  void shouldNeverDropAMonthWithSomethingUnsettled() {
    peer.answer =
        customer ->
            customer < 3 ? new SendResult.InDoubt("NO_ANSWER") : new SendResult.Accepted("ok");
    world.plan(1, CustomerSet.range(0, 10));
    world.sendAll();
    later(30);
    assertThat(retention(database).drop(NOW)).isEqualTo(Retention.Verdict.UNSETTLED);
    assertThat(retention(database).all().get(0))
        .extracting(Retention.LedgerMonth::state, Retention.LedgerMonth::unsettled)
        .containsExactly(Retention.State.HELD, 3L);
    receive(
        IntStream.range(0, 3)
            .mapToObj(
                customer ->
                    new TouchReceipt(
                        new TouchId(World.RUN, 1, customer, 0), false, "UNDELIV", Instant.now()))
            .toList());
    assertThat(retention(database).drop(NOW)).isEqualTo(Retention.Verdict.DROPPED);
    assertThat(retention(database).drop(NOW)).isEqualTo(Retention.Verdict.GONE);
    assertThat(world.touches.touched(World.RUN)).isEqualTo(CustomerSet.range(3, 10));
    assertThat(world.touches.refused(World.RUN))
        .isEqualTo(Map.of(RefusalReason.REFUSED_BY_CHANNEL, CustomerSet.range(0, 3)));
  }

  @Test
  void shouldForgetWhoLeftBeforeAnythingThatIsKept() {
    withdrawn(1, NOW.minusMonths(13).minusDays(1));
    withdrawn(2, NOW.minusMonths(13));
    withdrawn(3, NOW);

    retention(database).dropOld();

    assertThat(withdrawn()).containsExactly(2, 3);
  }

  /** Sent late, the touch of a month that is held must still know who left. */
  @Test
  void shouldKnowWhoLeftForAsLongAsAMonthIsHeld() {
    peer.answer = customer -> new SendResult.InDoubt("NO_ANSWER");
    LocalDate held = NOW.minusMonths(20);
    world.transaction.executeWithoutResult(status -> new LedgerMonths(jdbc).require(held));
    jdbc.sql("insert into touch_plan_month (run_id, step, occurrence, month) values (?, 1, 0, ?)")
        .params(World.RUN, held)
        .update();
    world.plan(1, CustomerSet.range(0, 10));
    world.sendAll();
    withdrawn(1, held.minusDays(1));
    withdrawn(2, held);

    retention(database).dropOld();

    assertThat(new LedgerMonths(jdbc).all()).startsWith(held);
    assertThat(withdrawn()).containsExactly(2);
  }

  private void withdrawn(int customer, LocalDate day) {
    jdbc.sql("insert into touch_withdrawal (run_id, customer, at) values (?, ?, ?)")
        .params(World.RUN, customer, day.atStartOfDay().atOffset(ZoneOffset.UTC))
        .update();
  }

  private List<Integer> withdrawn() {
    return jdbc.sql("select customer from touch_withdrawal order by customer")
        .query(Integer.class)
        .list();
  }

  @Test
  void shouldLeaveAMonthThatIsBeingRead() throws SQLException {
    world.plan(1, CustomerSet.range(0, 10));
    world.sendAll();
    try (Connection reader = database.getConnection()) {
      reader.setAutoCommit(false);
      reader.createStatement().execute("select count(*) from " + LedgerMonths.touches(NOW));
      assertThat(retention(database).drop(NOW)).isEqualTo(Retention.Verdict.BUSY);
      reader.rollback();
    }
    assertThat(retention(database).drop(NOW)).isEqualTo(Retention.Verdict.DROPPED);
  }

  /** Wherever the node dies, the month is there as a whole or gone as a whole. */
  @Test
  void shouldDropAMonthAsAWholeOrNotAtAll() {
    peer.answer =
        customer ->
            customer % 3 == 0 ? new SendResult.Refused("BARRED") : new SendResult.Accepted("ok");
    world.plan(1, HUNDRED);
    world.sendAll();
    Map<Long, Object> before = answers();
    int deaths = 0;
    for (int statements = 1; new LedgerMonths(jdbc).exists(NOW); statements++) {
      try {
        MortalDataSource mortal = new MortalDataSource(database, statements, statements % 2 == 0);
        deaths += retention(mortal).drop(NOW) == Retention.Verdict.BUSY ? 1 : 0;
      } catch (RuntimeException e) {
        deaths++;
      }
      assertThat(answers()).as("after %d statements", statements).isEqualTo(before);
      boolean there = new LedgerMonths(jdbc).exists(NOW);
      assertThat(jdbc.sql("select count(*) from touch_ended").query(Long.class).single() == 0)
          .isEqualTo(there);
    }
    assertThat(deaths).isGreaterThan(5);
  }

  /**
   * Ten micro-cohorts a day at two places, one of whom comes again and is refused the next time.
   */
  @Test
  void shouldFoldMicroCohortsOfMonthsThatAreGoneAndSayTheSame() {
    Random random = new Random(11);
    peer.answer =
        customer ->
            random.nextInt(5) == 0
                ? new SendResult.Refused("BARRED")
                : new SendResult.Accepted("ok");
    world.address = customer -> customer % 11 == 5 ? null : "C" + customer;
    Instant noon = NOW.plusDays(10).atTime(12, 0).toInstant(ZoneOffset.UTC);
    world.consenting = CustomerSet.range(0, 900);
    for (int cohort = 0; cohort < 40; cohort++) {
      long run = 1 + cohort % 2;
      Instant due = noon.plus(Duration.ofHours(cohort % 4 < 2 ? 0 : -48));
      CustomerSet some = CustomerSet.of(random.ints(12, 0, 1000).distinct().sorted().toArray());
      TouchPlan plan = arriving(run, 100L + cohort, World.TEMPLATE, some, due);
      world.transaction.executeWithoutResult(status -> world.touches.plan(plan));
    }
    later(1);
    world.sendAll();
    Map<Long, Object> before = answers();
    long touches = rows("touch_ledger");
    TouchId reached =
        new TouchId(1, 100, world.touches.touched(1).and(members(100)).toArray()[0], 0);
    assertThat(rows("touch_step")).isEqualTo(40);

    later(14);
    retention(database).dropOld();

    assertThat(rows("touch_step")).as("two campaigns, two days").isEqualTo(4);
    assertThat(rows("touch_plan_month")).isEqualTo(4);
    assertThat(rows("touch_batch")).isLessThanOrEqualTo(16);
    assertThat(jdbc.sql("select sum(planned) from touch_batch").query(Long.class).single())
        .isEqualTo(touches);
    assertThat(answers()).isEqualTo(before);
    assertThat(new TouchedBy(jdbc, ended()).origin(reached))
        .map(TouchedBy.Origin::campaign)
        .contains("C1");
    retention(database).dropOld();
    assertThat(answers()).isEqualTo(before);
  }

  private long rows(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private CustomerSet members(long step) {
    return jdbc.sql(
            "select b.members from touch_batch b join touch_step s on s.id = b.step_id where s.step"
                + " = ?")
        .param(step)
        .query((row, n) -> CustomerSet.fromBytes(row.getBytes(1)))
        .single();
  }

  private Map<Long, Object> answers() {
    Map<Long, Object> answers = new HashMap<>();
    for (long run = 1; run <= 6; run++) {
      answers.put(
          run,
          List.of(
              world.touches.touched(run),
              world.touches.plannedOrTouched(run),
              world.touches.refused(run),
              world.touches.counts(run),
              world.touches.steps(run)));
    }
    return answers;
  }

  private List<CustomerTouches.Trace> touchesOf(int customer) {
    List<CustomerTouches.Trace> traces = new ArrayList<>();
    for (long run = 1; run <= 6; run++) {
      traces.addAll(new CustomerTouches(jdbc, ended()).of(run, customer));
    }
    return traces;
  }

  private EndedTouches ended() {
    return new EndedTouches(jdbc, new JdbcTemplate(database));
  }

  private static Retention retention(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    return new Retention(
        jdbc,
        new LedgerMonths(jdbc),
        new EndedTouches(jdbc, new JdbcTemplate(database)),
        new FoldingSteps(jdbc, new JdbcTransactionManager(database)),
        () -> 13,
        () -> jdbc.sql("select shared_now()").query(java.sql.Timestamp.class).single().toInstant(),
        new JdbcTransactionManager(database));
  }

  private void receive(List<TouchReceipt> receipts) {
    world.transaction.executeWithoutResult(
        status -> new Receipts(jdbc, new JdbcTemplate(database), world.doubts).take(receipts));
  }

  private List<LocalDate> months(long step) {
    return jdbc.sql("select distinct month from touch_ledger where step = ?")
        .param(step)
        .query(LocalDate.class)
        .list();
  }

  /** The campaign clock stands in the middle of a month so many months on. */
  private void later(int months) {
    jdbc.sql("update shared_clock set offset_millis = ?")
        .param(
            Duration.between(
                    Instant.now(),
                    NOW.plusMonths(months).plusDays(14).atStartOfDay(ZoneOffset.UTC).toInstant())
                .toMillis())
        .update();
  }

  /** A session tells what it did at its end. */
  private void flushCounts() {
    List<Integer> sessions = sessions();
    database.getHikariPoolMXBean().softEvictConnections();
    await().until(() -> sessions().stream().noneMatch(sessions::contains));
  }

  private List<Integer> sessions() {
    return jdbc.sql(
            "select pid from pg_stat_activity where datname = current_database()"
                + " and backend_type = 'client backend'")
        .query(Integer.class)
        .list();
  }

  private Map<String, Long> looks() {
    Map<String, Long> looks = new HashMap<>();
    jdbc.sql(
            "select relname, coalesce(seq_scan, 0) + coalesce(idx_scan, 0) + n_tup_upd + n_tup_ins"
                + " from pg_stat_user_tables where relname ~ '^touch_(touch|receipt)_'")
        .query(
            row -> {
              looks.put(row.getString(1), row.getLong(2));
            });
    return looks;
  }
}
