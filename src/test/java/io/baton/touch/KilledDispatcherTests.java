package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.TestChannels;
import io.baton.cohort.CustomerSet;
import io.baton.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The dispatcher as a process of its own, killed without warning at random points. This shows
 * recovery and ordering, not what a power failure does to a disk.
 */
class KilledDispatcherTests {
  private static final int TOUCHES = 20_000;
  private static final int WINDOW = 200;
  private static final int KILLS = 4;
  private static final DispatchSettings SETTINGS = World.settings(2_000, Duration.ofSeconds(1));

  /** Sends until everything is sent. Arguments: database URL, user, password. */
  public static void main(String[] arguments) throws InterruptedException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(arguments[0]);
    config.setUsername(arguments[1]);
    config.setPassword(arguments[2]);
    try (HikariDataSource database = new HikariDataSource(config)) {
      World world = world(database);
      world.dispatcher.start();
      while (!world.touches.drained(World.RUN)) {
        Thread.sleep(50);
      }
      world.dispatcher.stop();
    }
  }

  private static World world(HikariDataSource database) {
    return new World(database, TestChannels.simulator(database, WINDOW), SETTINGS);
  }

  @Test
  void shouldNeitherLoseNorDoubleATouchWhenKilled() throws Exception {
    String name = TestPostgres.freshDatabase();
    long seed = System.nanoTime();
    System.out.println("seed of the kills: " + seed);
    Random random = new Random(seed);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(TestPostgres.url(name));
    config.setUsername(TestPostgres.user());
    config.setPassword(TestPostgres.password());
    try (HikariDataSource database = new HikariDataSource(config)) {
      JdbcClient jdbc = JdbcClient.create(database);
      World.storeTemplate(database);
      world(database).plan(1, CustomerSet.range(0, TOUCHES));

      for (int kill = 1; kill <= KILLS; kill++) {
        int until = TOUCHES * kill / (KILLS + 2) + random.nextInt(1_000);
        Process process = start(name);
        await()
            .atMost(Duration.ofSeconds(90))
            .pollInterval(Duration.ofMillis(5))
            .until(() -> recorded(jdbc) >= until || !process.isAlive());
        process.destroyForcibly().waitFor();
      }
      assertThat(start(name).waitFor()).isZero();

      assertThat(recorded(jdbc)).as("accepted by the peer").isEqualTo(TOUCHES);
      assertThat(
              jdbc.sql("select count(*) from touch_ledger where state = 'ACCEPTED'")
                  .query(Integer.class)
                  .single())
          .as("accepted in the ledger")
          .isEqualTo(TOUCHES);
      int replays =
          jdbc.sql("select sum(copies - 1) from channel_simulated_message")
              .query(Integer.class)
              .single();
      System.out.println("messages sent again after " + KILLS + " kills: " + replays);
      assertThat(replays).isLessThanOrEqualTo(KILLS * WINDOW);
    }
  }

  private static int recorded(JdbcClient jdbc) {
    return jdbc.sql("select count(*) from channel_simulated_message").query(Integer.class).single();
  }

  private static Process start(String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledDispatcherTests.class.getName(),
            TestPostgres.url(name),
            TestPostgres.user(),
            TestPostgres.password())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
