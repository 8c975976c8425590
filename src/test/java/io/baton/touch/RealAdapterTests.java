package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.Channel;
import io.baton.channel.http.HttpChannels;
import io.baton.channel.peer.RunningPeer;
import io.baton.channel.smtp.SlowMail;
import io.baton.cohort.CustomerSet;
import io.baton.content.TestTemplates;
import io.baton.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a dispatcher promises, with the adapters of production and peers outside of it. */
class RealAdapterTests {
  private final HikariDataSource database = TestPostgres.freshDataSource();
  private final JdbcClient jdbc = JdbcClient.create(database);

  @AfterEach
  void close() {
    database.close();
  }

  /** A relay that has become slow holds up a window of ten mails for longer than that. */
  @Test
  void noMailTenSecondsAfterTheStop() {
    TestTemplates.store(database, World.TEMPLATE, "EMAIL", "Offer", "$offer 拒收请回复R");
    try (SlowMail relay = new SlowMail()) {
      World world =
          new World(database, List.of(relay.channel()), production(), World.freshDirectory());
      world.address = customer -> "c" + customer + "@customers.example";
      Instant due = Instant.now().minusSeconds(1);
      world.plan(World.RUN, 1, 0, CustomerSet.range(0, 5_000), due, "A", "EMAIL", "MARKETING");
      // Windows grow as 1, 2, 4, 8, 10, 10, …: with the second mail of one, most of it is to come.
      int slowFrom = 1 + 2 + 4 + 8 + 20 * 10 + 1;
      relay.slowFrom(slowFrom, Duration.ofMillis(700));
      world.dispatcher.start();
      try {
        await().atMost(Duration.ofSeconds(60)).until(() -> relay.arrived() >= slowFrom + 1);
        world.holds.hold(Holds.EVERY_CHANNEL, Holds.Reason.STOPPED, "test", "test");
        long stopped = System.nanoTime();
        await().atMost(Duration.ofSeconds(60)).until(this::nothingLeaves);
        double late = TimedChannel.seconds(relay.lastArrival() - stopped);
        System.out.printf("last mail %.2f s after the stop%n", late);
        assertThat(late).isLessThan(10);
      } finally {
        world.dispatcher.stop();
      }
      assertThat(count("state = 'ACCEPTED'")).isEqualTo(relay.arrived());
      assertThat(count("state not in ('ACCEPTED', 'PLANNED', 'RETRY_AT')")).isZero();
      assertThat(count("failed_attempts > 0")).as("being held back is no failure").isZero();
      assertThat(relay.mostCopies()).isEqualTo(1);
    }
  }

  /** The gateway takes the messages, says nothing, and has forgotten their keys an hour later. */
  @Test
  void aForgottenKeyIsADoubtAndNoSecondMessage() {
    World.storeTemplate(database);
    Path book = Path.of("target/test-data/peer-" + UUID.randomUUID() + ".ledger");
    try (RunningPeer peer =
        new RunningPeer(book, "secret=" + HttpChannels.SECRET, "drop=1000", "forget-keys=true")) {
      Channel gateway = HttpChannels.channel(peer.url(), true);
      World world = new World(database, gateway, patient());
      world.address = customer -> "+861380000" + (1_000 + customer);
      world.plan(1, CustomerSet.range(0, 8));
      world.sendAll();
      assertThat(count("state in ('RETRY_AT') and unknown_since is not null")).isEqualTo(8);
      jdbc.sql(
              """
              update touch_touch set unknown_since = unknown_since - interval '1 hour'
              where customer < 4
              """)
          .update();
      assertThat(peer.faults("drop=0")).isEqualTo(200);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> {
                world.sendAll();
                assertThat(count("state in ('PLANNED', 'RETRY_AT')")).isZero();
              });
    }
    assertThat(count("state = 'IN_DOUBT' and customer < 4 and detail = 'KEY_EXPIRED'"))
        .isEqualTo(4);
    assertThat(count("state = 'ACCEPTED' and customer >= 4")).isEqualTo(4);
  }

  /** Whatever leaves belongs to an attempt that is open. */
  private boolean nothingLeaves() {
    return jdbc.sql("select count(*) = 0 from touch_attempt where closed_at is null")
        .query(Boolean.class)
        .single();
  }

  private static DispatchSettings patient() {
    return new DispatchSettings(
        true,
        1,
        100,
        Duration.ofSeconds(10),
        Duration.ofMillis(100),
        8,
        Duration.ofSeconds(1),
        1_000,
        0,
        Duration.ofMillis(200));
  }

  private static DispatchSettings production() {
    return new DispatchSettings(
        true,
        2,
        10_000,
        Duration.ofSeconds(15),
        Duration.ofSeconds(1),
        8,
        Duration.ofSeconds(2),
        1,
        5,
        Duration.ofSeconds(1));
  }

  private long count(String which) {
    return jdbc.sql("select count(*) from touch_ledger where " + which).query(Long.class).single();
  }
}
