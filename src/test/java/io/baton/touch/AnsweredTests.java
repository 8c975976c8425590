package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import io.baton.policy.Cap;
import io.baton.policy.RefusalReason;
import io.baton.testing.TestPostgres;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has answered a campaign is not called for it: what is planned and has not left ends. */
class AnsweredTests {
  private static final CustomerSet TEN = CustomerSet.range(0, 10);
  private static final CustomerSet ANSWERED = CustomerSet.of(2, 3, 40);

  private final HikariDataSource database = TestPostgres.freshDataSource();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final LedgerChannel calls = new LedgerChannel("CALL", true, 20);
  private final LedgerChannel messages = new LedgerChannel("SMS", true, 20);
  private final World world =
      new World(
          database,
          List.of(calls, messages),
          World.settings(50, Duration.ofSeconds(15)),
          World.freshDirectory(),
          new Cap(Cap.Scope.CHANNEL, 1, 1));

  @BeforeEach
  void storeTemplate() {
    World.storeTemplate(database);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  private void plan(long run, String campaign, String channel) {
    Instant due = Instant.now().minusSeconds(1);
    world.plan(run, 1, 0, TEN, due, campaign, channel, "MARKETING");
  }

  @Test
  void shouldNotCallWhoAnsweredAndStillSendThemMessages() {
    plan(World.RUN, "SPRING", "CALL");
    plan(World.RUN + 1, "SPRING", "SMS");

    world.touches.answered("SPRING", ANSWERED);
    world.sendAll("CALL");
    world.sendAll("SMS");

    assertThat(calls.copies.keySet()).containsExactlyInAnyOrder(0, 1, 4, 5, 6, 7, 8, 9);
    assertThat(messages.copies).hasSize(10);
    assertThat(world.touches.refused(World.RUN).get(RefusalReason.LEFT))
        .isEqualTo(CustomerSet.of(2, 3));
    assertThat(
            jdbc.sql("select distinct detail from touch_ledger where state = 'LEFT'")
                .query(String.class)
                .list())
        .containsExactly("ANSWERED");
    assertThat(world.touches.drained(World.RUN)).isTrue();
  }

  /** Whoever answers between the last look and the worklist, the worklist itself finds. */
  @Test
  void shouldEndWhatTheChannelFindsAnsweredAndGiveThePlaceBack() {
    plan(World.RUN, "SPRING", "CALL");
    calls.answer =
        customer ->
            ANSWERED.contains(customer) ? new SendResult.Answered() : new SendResult.Accepted("ok");
    world.sendAll("CALL");
    assertThat(calls.copies).hasSize(8);
    assertThat(world.touches.refused(World.RUN))
        .isEqualTo(Map.of(RefusalReason.LEFT, CustomerSet.of(2, 3)));
    assertThat(world.touches.drained(World.RUN)).isTrue();
    assertThat(jdbc.sql("select count(*) from touch_dead_letter").query(Long.class).single())
        .isZero();
    // It is told since when: what was answered before the plan does not count.
    assertThat(Set.copyOf(calls.planned.values()))
        .containsExactly(
            jdbc.sql("select planned_at from touch_step")
                .query(Timestamp.class)
                .single()
                .toInstant());

    calls.answer = customer -> new SendResult.Accepted("ok");
    calls.copies.clear();
    plan(World.RUN + 1, "AUTUMN", "CALL");
    world.sendAll("CALL");
    assertThat(calls.copies.keySet()).containsExactlyInAnyOrder(2, 3);
  }

  /** The place under the caps is free for another campaign's call. */
  @Test
  void shouldGiveThePlaceBack() {
    plan(World.RUN, "SPRING", "CALL");
    world.touches.answered("SPRING", ANSWERED);
    world.sendAll("CALL");
    calls.copies.clear();
    plan(World.RUN + 1, "AUTUMN", "CALL");
    world.sendAll("CALL");
    assertThat(calls.copies.keySet()).containsExactlyInAnyOrder(2, 3);
  }

  @Test
  void shouldLeaveAnotherCampaignAndALaterPlanAlone() {
    plan(World.RUN, "AUTUMN", "CALL");
    world.touches.answered("SPRING", ANSWERED);
    world.sendAll("CALL");
    assertThat(calls.copies).hasSize(10);

    jdbc.sql("truncate policy_slot, policy_day_mask").update();
    world.touches.answered("AUTUMN", ANSWERED);
    world.plan(World.RUN, 2, 0, TEN, Instant.now().minusSeconds(1), "AUTUMN", "CALL", "MARKETING");
    world.sendAll("CALL");
    assertThat(calls.copies).hasSize(10).allSatisfy((who, n) -> assertThat(n).isEqualTo(2));
  }

  /** A response that names no campaign ends the calls of all. */
  @Test
  void shouldEndTheCallsOfAllCampaignsWhereNoneIsNamed() {
    plan(World.RUN, "SPRING", "CALL");
    jdbc.sql("truncate policy_slot, policy_day_mask").update();
    plan(World.RUN + 1, "AUTUMN", "CALL");
    world.touches.answered(null, CustomerSet.of(2));
    world.sendAll("CALL");
    assertThat(calls.copies).hasSize(9).doesNotContainKey(2);
    assertThat(world.touches.refused(World.RUN + 1).get(RefusalReason.LEFT))
        .isEqualTo(CustomerSet.of(2));
  }

  /** A customer who leaves the campaign altogether gets nothing of it, called or written to. */
  @Test
  void shouldTellLeavingFromAnswering() {
    plan(World.RUN, "SPRING", "SMS");
    world.touches.answered("SPRING", CustomerSet.of(1));
    world.touches.withdraw(World.RUN, CustomerSet.of(2));
    world.sendAll("SMS");
    assertThat(messages.copies).hasSize(9).doesNotContainKey(2);
  }
}
