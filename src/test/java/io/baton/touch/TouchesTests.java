package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import io.baton.customer.CustomerFact;
import io.baton.policy.Cap;
import io.baton.policy.RefusalReason;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TouchesTests {
  private static final DispatchSettings SETTINGS = World.settings(50, Duration.ofSeconds(15));
  private static final CustomerSet HUNDRED = CustomerSet.range(0, 100);

  private final HikariDataSource database = TestPostgres.freshDataSource();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final LedgerChannel peer = new LedgerChannel(true, 20);
  private final World world = new World(database, peer, SETTINGS, new Cap(Cap.Scope.CHANNEL, 1, 1));

  @BeforeEach
  void storeTemplate() {
    World.storeTemplate(database);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void shouldPlanAndSendEachCustomerOnce() {
    PlannedStep planned = world.plan(1, HUNDRED);
    assertThat(planned.planned()).isEqualTo(HUNDRED);
    assertThat(world.touches.drained(World.RUN)).isFalse();

    world.sendAll();

    assertThat(peer.copies).hasSize(100).allSatisfy((c, n) -> assertThat(n).isEqualTo(1));
    assertThat(peer.texts).containsEntry(7, "客户，稳利宝 拒收请回复R");
    assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(100, 0, 100, 0, 0));
    assertThat(world.touches.touched(World.RUN)).isEqualTo(HUNDRED);
    assertThat(world.touches.drained(World.RUN)).isTrue();
    assertThat(states()).containsExactly(Map.entry("ACCEPTED", 100L));
  }

  @Test
  void shouldListTheTouchesOfOneCustomer() {
    world.plan(1, HUNDRED);
    world.sendAll();
    world.plan(2, CustomerSet.range(100, 200));
    TouchesOfCustomer chapter =
        new TouchesOfCustomer(
            jdbc, new EndedTouches(jdbc, new org.springframework.jdbc.core.JdbcTemplate(database)));

    assertThat(chapter.of(7).facts())
        .extracting(CustomerFact::group, CustomerFact::values)
        .containsExactly(Tuple.tuple("SMS", List.of("ACCEPTED")));
    assertThat(chapter.of(150).facts())
        .extracting(CustomerFact::values)
        .containsExactly(List.of("PLANNED"));
    assertThat(chapter.of(200).facts()).isEmpty();
  }

  @Test
  void shouldAnswerTheSamePlanWithWhatWasPlannedTheFirstTime() {
    PlannedStep first = world.plan(1, HUNDRED);
    PlannedStep again = world.plan(1, CustomerSet.range(0, 200));
    assertThat(again).isEqualTo(new PlannedStep(first.planned(), first.refused(), true));
    assertThat(states()).containsExactly(Map.entry("PLANNED", 100L));
  }

  @Test
  void shouldPlanNothingWhenTheCallersTransactionIsRolledBack() {
    world.transaction.executeWithoutResult(
        status -> {
          world.plan(1, HUNDRED);
          status.setRollbackOnly();
        });
    assertThat(states()).isEmpty();
    assertThat(world.plan(1, HUNDRED).planned()).isEqualTo(HUNDRED);
  }

  @Test
  void shouldGiveEveryCandidateExactlyOneEnd() {
    world.consenting = CustomerSet.range(10, 1_000);
    world.plan(1, HUNDRED);
    peer.answer =
        customer ->
            customer % 10 == 0
                ? new SendResult.Refused("NO_SUCH_NUMBER")
                : new SendResult.Accepted("ok");
    world.sendAll();
    PlannedStep second = world.plan(2, HUNDRED);
    world.sendAll();

    assertThat(sizeOf(second.refused(), RefusalReason.FREQUENCY_CAP)).isEqualTo(81);
    Map<RefusalReason, CustomerSet> refused = world.touches.refused(World.RUN);
    CustomerSet touched = world.touches.touched(World.RUN);
    CustomerSet all = touched;
    long sum = touched.size();
    for (CustomerSet members : refused.values()) {
      all = all.or(members);
      sum += members.size();
    }
    assertThat(all).isEqualTo(HUNDRED);
    assertThat(sum).isEqualTo(100);
    assertThat(refused.get(RefusalReason.NO_CONSENT)).isEqualTo(CustomerSet.range(0, 10));
    assertThat(sizeOf(refused, RefusalReason.REFUSED_BY_CHANNEL)).isEqualTo(9);
    assertThat(world.touches.steps(World.RUN))
        .element(0)
        .isEqualTo(
            new StepCounts(
                "Task_1",
                "SMS",
                100,
                new TouchCounts(90, 0, 81, 9, 0),
                Map.of(RefusalReason.NO_CONSENT, 10L, RefusalReason.REFUSED_BY_CHANNEL, 9L)));
  }

  @Test
  void shouldTryAgainLaterAndGiveUpInTheEnd() {
    world.plan(1, CustomerSet.range(0, 3));
    peer.answer =
        customer ->
            customer == 0
                ? new SendResult.RetryAt(Instant.now(), "BUSY")
                : new SendResult.Accepted("ok");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              world.sendAll();
              return world.touches.drained(World.RUN);
            });
    assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(3, 0, 2, 1, 0));
    assertThat(peer.copies).containsOnlyKeys(1, 2);
  }

  @Test
  void shouldNotSendBeforeItIsDue() {
    world.plan(1, 0, HUNDRED, Instant.now().plusSeconds(3_600));
    world.sendAll();
    assertThat(peer.copies).isEmpty();
    jdbc.sql("update shared_clock set offset_millis = 4000000").update();
    world.sendAll();
    assertThat(peer.copies).hasSize(100);
  }

  @Test
  void shouldRespectConsentThatWasWithdrawnAfterThePlan() {
    world.plan(1, HUNDRED);
    world.consenting = CustomerSet.range(1, 1_000);
    world.sendAll();
    assertThat(peer.copies).hasSize(99).doesNotContainKey(0);
    assertThat(world.touches.refused(World.RUN))
        .isEqualTo(Map.of(RefusalReason.NO_CONSENT, CustomerSet.of(0)));
  }

  /** Planned for a time that was allowed, late by a pause, and now it is a holiday. */
  @Test
  void shouldExpireWhatWouldLeaveWhenItIsQuiet() {
    world.plan(1, HUNDRED);
    jdbc.sql(
            "insert into policy_holiday (day, name) select current_date + n, 'x'"
                + " from generate_series(-1, 1) n")
        .update();
    world.sendAll();
    assertThat(peer.copies).isEmpty();
    assertThat(states()).containsExactly(Map.entry("EXPIRED", 100L));
    assertThat(world.touches.refused(World.RUN))
        .isEqualTo(Map.of(RefusalReason.QUIET_HOURS, HUNDRED));
    assertThat(world.touches.drained(World.RUN)).isTrue();

    // Its place under the cap is free again.
    jdbc.sql("delete from policy_holiday").update();
    world.plan(2, HUNDRED);
    world.sendAll();
    assertThat(world.touches.touched(World.RUN)).isEqualTo(HUNDRED);
  }

  @Test
  void shouldHoldBackWhilePausedAndGoOnAfterwards() {
    world.plan(1, HUNDRED);
    peer.moment =
        before -> {
          if (!before) {
            world.touches.pause(World.RUN);
          }
        };
    world.sendAll();
    assertThat(peer.copies).hasSize(20);
    peer.moment = before -> {};
    world.touches.resume(World.RUN);
    world.sendAll();
    assertThat(peer.copies).hasSize(100).allSatisfy((c, n) -> assertThat(n).isEqualTo(1));
  }

  @Test
  void shouldSettleWhatIsLeftWhenTheCampaignIsStopped() {
    world.plan(1, HUNDRED);
    peer.moment = before -> world.touches.stop(World.RUN);
    world.sendAll();
    assertThat(peer.copies).hasSize(20);
    assertThat(world.touches.drained(World.RUN)).isTrue();
    assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(100, 0, 20, 80, 0));
    assertThat(sizeOf(world.touches.refused(World.RUN), RefusalReason.STOPPED)).isEqualTo(80);
  }

  @Test
  void shouldSendAtOnceByItsOwnThreadsAndStopInOrder() {
    world.dispatcher.start();
    try {
      world.plan(1, HUNDRED);
      await().atMost(Duration.ofSeconds(20)).until(() -> world.touches.drained(World.RUN));
    } finally {
      world.dispatcher.stop();
    }
    assertThat(peer.copies).hasSize(100);
    assertThat(world.dispatcher.isRunning()).isFalse();
  }

  private static long sizeOf(Map<RefusalReason, CustomerSet> refused, RefusalReason reason) {
    return refused.getOrDefault(reason, CustomerSet.empty()).size();
  }

  private List<Map.Entry<String, Long>> states() {
    return jdbc.sql("select state, count(*) from touch_ledger group by state order by state")
        .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
        .list();
  }
}
