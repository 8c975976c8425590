package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.SendResult;
import io.baton.cohort.CustomerSet;
import io.baton.policy.Cap;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The protocol of claim, fence, attempt and settlement under crashes and pauses. Nodes die after
 * any statement, die between the peer's acceptance and the record of it, or stand still until
 * another node has taken their work over. In the end the peer's book is compared with the ledger.
 */
class DispatchProtocolTests {
  private static final int WINDOW = 7;
  private static final CustomerSet CUSTOMERS = CustomerSet.range(0, 60);
  private static final DispatchSettings SETTINGS = World.settings(25, Duration.ofMinutes(5));

  private static final HikariDataSource DATABASE = TestPostgres.freshDataSource();

  /** A process ends here; an error, because no handler of the product may survive it. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  @BeforeContainer
  static void storeTemplate() {
    World.storeTemplate(DATABASE);
  }

  @AfterContainer
  static void closeDatabase() {
    DATABASE.close();
  }

  @Property(tries = 60)
  void shouldNeitherLoseNorDoubleWithAPeerThatKnowsKeys(@ForAll long seed) {
    Random random = new Random(seed);
    LedgerChannel peer = new LedgerChannel(true, WINDOW);
    run(peer, random);

    Map<String, CustomerSet> ledger = ledger();
    assertThat(ledger.keySet()).isSubsetOf("ACCEPTED", "REFUSED_BY_CHANNEL");
    assertThat(ledger.getOrDefault("ACCEPTED", CustomerSet.empty())).isEqualTo(customersOf(peer));
  }

  @Property(tries = 60)
  void shouldNeverSendTwiceToAPeerWithoutKeys(@ForAll long seed) {
    Random random = new Random(seed);
    LedgerChannel peer = new LedgerChannel(false, WINDOW);
    int interruptions = run(peer, random);

    Map<String, CustomerSet> ledger = ledger();
    CustomerSet accepted = ledger.getOrDefault("ACCEPTED", CustomerSet.empty());
    CustomerSet inDoubt = ledger.getOrDefault("IN_DOUBT", CustomerSet.empty());
    CustomerSet refused = ledger.getOrDefault("REFUSED_BY_CHANNEL", CustomerSet.empty());
    assertThat(ledger.keySet()).isSubsetOf("ACCEPTED", "REFUSED_BY_CHANNEL", "IN_DOUBT");
    assertThat(peer.copies).allSatisfy((customer, copies) -> assertThat(copies).isEqualTo(1));
    assertThat(customersOf(peer).containsAll(accepted)).isTrue();
    assertThat(accepted.or(inDoubt).containsAll(customersOf(peer))).isTrue();
    assertThat(customersOf(peer).intersects(refused)).isFalse();
    assertThat(inDoubt.size()).isLessThanOrEqualTo((long) interruptions * WINDOW);
  }

  /** How many times a node died or stood still. */
  private static int run(LedgerChannel peer, Random random) {
    JdbcTemplate jdbc = new JdbcTemplate(DATABASE);
    jdbc.execute(
        """
        truncate touch_step, touch_batch, touch_attempt, touch_doubt, touch_dead_letter, touch_refusal, touch_ended,
          touch_touch, touch_wish, touch_batch_value,
          policy_chunk, policy_day_mask, policy_slot
        """);
    Map<Integer, Integer> hesitations = new HashMap<>();
    peer.answer =
        customer -> {
          if (customer % 13 == 5) {
            return new SendResult.Refused("NO_SUCH_NUMBER");
          }
          return customer % 11 == 3 && hesitations.merge(customer, 1, Integer::sum) == 1
              ? new SendResult.RetryAt(Instant.now(), "BUSY")
              : new SendResult.Accepted("ok");
        };
    World immortal = world(DATABASE, peer);
    immortal.plan(1, CUSTOMERS);

    int interruptions = 0;
    for (int life = 0; life < 1 + random.nextInt(8); life++) {
      interruptions++;
      MortalDataSource mortal =
          new MortalDataSource(DATABASE, 5 + random.nextInt(60), random.nextBoolean());
      int fate = random.nextInt(4);
      int windows = random.nextInt(4);
      int[] seen = {0};
      peer.moment =
          before -> {
            if (mortal.dead() || seen[0]++ != 2 * windows + (fate % 2)) {
              return;
            }
            peer.moment = b -> {};
            expireLeases(jdbc);
            if (fate < 2) {
              throw new Death();
            }
            immortal.sendAll(); // another node takes over while this one stands still
          };
      try {
        world(mortal, peer).sendAll();
      } catch (Death | RuntimeException e) {
        // The next life shows what it left behind.
      }
      expireLeases(jdbc);
    }
    peer.moment = before -> {};
    while (!immortal.touches.drained(World.RUN)) {
      immortal.sendAll();
    }
    checkSums(immortal);
    return interruptions;
  }

  private static void checkSums(World world) {
    TouchCounts counts = world.touches.counts(World.RUN);
    Map<String, CustomerSet> ledger = ledger();
    assertThat(counts.planned()).isEqualTo(CUSTOMERS.size());
    assertThat(counts.open()).isZero();
    assertThat(counts.accepted())
        .isEqualTo(ledger.getOrDefault("ACCEPTED", CustomerSet.empty()).size());
    assertThat(counts.inDoubt())
        .isEqualTo(ledger.getOrDefault("IN_DOUBT", CustomerSet.empty()).size());
    CustomerSet refused = ledger.getOrDefault("REFUSED_BY_CHANNEL", CustomerSet.empty());
    assertThat(counts.refused()).isEqualTo(refused.size());
    // Exactly the definite refusals got their place under the cap back.
    assertThat(world.plan(2, CUSTOMERS).planned()).isEqualTo(refused);
  }

  private static World world(javax.sql.DataSource source, LedgerChannel peer) {
    return new World(source, peer, SETTINGS, new Cap(Cap.Scope.CHANNEL, 1, 1));
  }

  private static void expireLeases(JdbcTemplate jdbc) {
    jdbc.update(
        """
        update touch_batch set lease_until = clock_timestamp() - interval '1 second'
        where lease_until is not null
        """);
  }

  private static Map<String, CustomerSet> ledger() {
    Map<String, CustomerSet> states = new HashMap<>();
    new JdbcTemplate(DATABASE)
        .query(
            "select state, customer from touch_ledger where step = 1",
            row -> {
              states.merge(row.getString(1), CustomerSet.of(row.getInt(2)), CustomerSet::or);
            });
    return states;
  }

  private static CustomerSet customersOf(LedgerChannel peer) {
    return CustomerSet.of(peer.copies.keySet().stream().mapToInt(Integer::intValue).toArray());
  }
}
