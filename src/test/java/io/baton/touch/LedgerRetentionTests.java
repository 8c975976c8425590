package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import io.baton.policy.RefusalReason;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Months that are over go as a whole, and nobody can tell from any answer. */
class LedgerRetentionTests extends AgingLedger {
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

  private List<CustomerTouches.Trace> touchesOf(int customer) {
    List<CustomerTouches.Trace> traces = new ArrayList<>();
    for (long run = 1; run <= 6; run++) {
      traces.addAll(new CustomerTouches(jdbc, ended()).of(run, customer));
    }
    return traces;
  }
}
