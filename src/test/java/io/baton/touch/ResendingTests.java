package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import io.baton.policy.Cap;
import io.baton.policy.RefusalReason;
import io.baton.shared.BatonException;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What could not be sent is sent again: the same touch, under the policy of that moment. */
class ResendingTests {
  private static final CustomerSet TWENTY = CustomerSet.range(0, 20);
  private static final CustomerSet BARRED = CustomerSet.range(0, 8);
  private static final Resending.Group GROUP = group("BARRED");

  private final HikariDataSource database = TestPostgres.freshDataSource();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final LedgerChannel peer = new LedgerChannel(false, 5);
  private final World world = world(database);

  @BeforeEach
  void storeTemplate() {
    World.storeTemplate(database);
    peer.answer =
        customer ->
            BARRED.contains(customer)
                ? new SendResult.Refused("BARRED")
                : new SendResult.Accepted("ok");
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void shouldSendTheSameTouchOnceMore() {
    refusedOnce();
    peer.answer = customer -> new SendResult.Accepted("ok");
    assertThat(resend(world, GROUP, 8).again()).isEqualTo(BARRED);
    assertThat(world.touches.drained(World.RUN)).isFalse();
    assertThat(letters()).isEmpty();
    world.sendAll();
    assertThat(peer.copies).hasSize(20).allSatisfy((c, copies) -> assertThat(copies).isEqualTo(1));
    assertThat(ledger()).isEqualTo(Map.of("ACCEPTED", TWENTY));
    assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(20, 0, 20, 0, 0));
    assertThat(places()).isEqualTo(TWENTY);
    assertThat(world.touches.drained(World.RUN)).isTrue();
  }

  /** A place was given back with the refusal; meanwhile others took it, or consent is gone. */
  @Test
  void shouldAskThePolicyAgain() {
    refusedOnce();
    peer.answer = customer -> new SendResult.Accepted("ok");
    world.plan(2, CustomerSet.range(0, 3));
    world.sendAll();
    world.consenting = TWENTY.minus(CustomerSet.range(3, 5));

    Resending.Answer answer = resend(world, GROUP, 8);
    world.sendAll();

    assertThat(answer.again()).isEqualTo(CustomerSet.range(5, 8));
    assertThat(answer.refused())
        .isEqualTo(
            Map.of(
                RefusalReason.FREQUENCY_CAP, CustomerSet.range(0, 3),
                RefusalReason.NO_CONSENT, CustomerSet.range(3, 5)));
    assertThat(letters()).isEqualTo(Map.of("RESEND_FREQUENCY_CAP", 3L, "RESEND_NO_CONSENT", 2L));
    assertThat(peer.copies).allSatisfy((c, copies) -> assertThat(copies).isEqualTo(1));
    assertThat(ledger().get("REFUSED_BY_CHANNEL")).isEqualTo(CustomerSet.range(0, 5));
    // Those who got no place can be tried again, and only they.
    world.consenting = TWENTY;
    assertThat(resend(world, group("RESEND_NO_CONSENT"), 2).again())
        .isEqualTo(CustomerSet.range(3, 5));
    world.sendAll();
    assertThat(peer.copies).allSatisfy((c, copies) -> assertThat(copies).isEqualTo(1));
    assertThat(letters()).isEqualTo(Map.of("RESEND_FREQUENCY_CAP", 3L));
  }

  @Test
  void shouldBeDeadAgainIfThePeerSaysNoAgain() {
    refusedOnce();
    resend(world, GROUP, 8);
    world.sendAll();
    assertThat(letters()).isEqualTo(Map.of("BARRED", 8L));
    assertThat(places()).isEqualTo(TWENTY.minus(BARRED));
    assertThat(world.touches.counts(World.RUN)).isEqualTo(new TouchCounts(20, 0, 12, 8, 0));
  }

  @Test
  void shouldRefuseWhatCannotBeResent() {
    refusedOnce();
    Map<String, CustomerSet> before = ledger();
    assertRefused(GROUP, 7, TouchError.DISPATCH_LETTERS_CHANGED);
    assertRefused(group("OTHER"), 8, TouchError.DISPATCH_LETTERS_UNKNOWN);
    assertRefused(group("RECEIPT"), 8, TouchError.DISPATCH_LETTERS_FINAL);
    jdbc.sql("update touch_batch set owner = 'other', done = false").update();
    assertRefused(GROUP, 8, TouchError.DISPATCH_LETTERS_BUSY);
    jdbc.sql("update touch_batch set owner = null, done = true").update();
    world.touches.stop(World.RUN);
    assertRefused(GROUP, 8, TouchError.DISPATCH_LETTERS_FINAL);
    assertThat(ledger()).isEqualTo(before);
    assertThat(letters()).isEqualTo(Map.of("BARRED", 8L));
  }

  /** A peer without keys; nodes die while they resend and while they send. */
  @Test
  void shouldNeverDoubleWhoeverDies() {
    Random random = new Random(11);
    int deaths = 0;
    for (int step = 1; step <= 12; step++) {
      jdbc.sql("truncate policy_slot, policy_day_mask").update();
      peer.copies.clear();
      peer.answer =
          customer ->
              BARRED.contains(customer)
                  ? new SendResult.Refused("BARRED")
                  : new SendResult.Accepted("ok");
      world.plan(step, TWENTY);
      world.sendAll();
      peer.answer = customer -> new SendResult.Accepted("ok");
      for (int life = 1; letters().containsKey("BARRED"); life++) {
        MortalDataSource mortal =
            new MortalDataSource(database, life + random.nextInt(4), random.nextBoolean());
        try {
          resend(world(mortal), GROUP, 8);
        } catch (RuntimeException e) {
          deaths++;
        }
        Map<String, CustomerSet> now = ledger(step);
        CustomerSet open = now.getOrDefault("RETRY_AT", CustomerSet.empty());
        assertThat(open).isIn(CustomerSet.empty(), BARRED);
        assertThat(places()).isEqualTo(TWENTY.minus(BARRED).or(open));
      }
      try {
        world(new MortalDataSource(database, 3 + random.nextInt(25), random.nextBoolean()))
            .sendAll();
      } catch (RuntimeException e) {
        deaths++;
      }
      jdbc.sql("update touch_batch set lease_until = clock_timestamp() - interval '1 second'")
          .update();
      world.sendAll();
      assertThat(peer.copies).allSatisfy((c, copies) -> assertThat(copies).isEqualTo(1));
      Map<String, CustomerSet> ledger = ledger(step);
      assertThat(ledger.keySet()).isSubsetOf("ACCEPTED", "IN_DOUBT");
      assertThat(places()).isEqualTo(TWENTY);
      assertThat(
              ledger
                  .getOrDefault("ACCEPTED", CustomerSet.empty())
                  .or(ledger.getOrDefault("IN_DOUBT", CustomerSet.empty())))
          .isEqualTo(TWENTY);
      settleDoubts();
    }
    assertThat(deaths).isGreaterThan(50);
  }

  private void settleDoubts() {
    world.transaction.executeWithoutResult(
        status ->
            world
                .doubts
                .lock("SMS", World.RUN, "ATTEMPT_ABANDONED")
                .forEach(
                    open ->
                        world.verdicts.settle(
                            open.batch(), open.customers(), Verdict.ACCEPTED, "OPERATOR")));
  }

  private void refusedOnce() {
    world.plan(1, TWENTY);
    world.sendAll();
    assertThat(letters()).isEqualTo(Map.of("BARRED", 8L));
    assertThat(places()).isEqualTo(TWENTY.minus(BARRED));
  }

  private void assertRefused(Resending.Group group, long customers, TouchError why) {
    assertThatThrownBy(() -> resend(world, group, customers))
        .isInstanceOfSatisfying(BatonException.class, e -> assertThat(e.code()).isEqualTo(why));
  }

  private static Resending.Answer resend(World node, Resending.Group group, long customers) {
    return Objects.requireNonNull(
        node.transaction.execute(status -> node.resending.resend(group, customers)));
  }

  private static Resending.Group group(String detail) {
    return new Resending.Group("SMS", World.RUN, TouchState.REFUSED_BY_CHANNEL, detail);
  }

  private World world(DataSource node) {
    return new World(
        node, peer, World.settings(100, Duration.ofSeconds(15)), new Cap(Cap.Scope.CHANNEL, 1, 1));
  }

  private Map<String, Long> letters() {
    Map<String, Long> letters = new TreeMap<>();
    world
        .deadLetters
        .since(Instant.now().minusSeconds(600), 10)
        .forEach(letter -> letters.put(letter.detail(), letter.customers()));
    return letters;
  }

  private Map<String, CustomerSet> ledger() {
    return ledger(1);
  }

  private Map<String, CustomerSet> ledger(long step) {
    Map<String, CustomerSet> states = new TreeMap<>();
    jdbc.sql("select state, customer from touch_ledger where step = ?")
        .param(step)
        .query(
            row -> {
              states.merge(row.getString(1), CustomerSet.of(row.getInt(2)), CustomerSet::or);
            });
    return states;
  }

  /** Who has a place under the caps; nobody has two. */
  private CustomerSet places() {
    List<CustomerSet> slots =
        jdbc.sql("select members from policy_slot")
            .query((row, n) -> CustomerSet.fromBytes(row.getBytes(1)))
            .list();
    CustomerSet all = slots.stream().reduce(CustomerSet.empty(), CustomerSet::or);
    assertThat(slots.stream().mapToLong(CustomerSet::size).sum()).isEqualTo(all.size());
    return all;
  }
}
