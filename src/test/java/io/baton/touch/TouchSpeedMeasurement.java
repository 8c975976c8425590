package io.baton.touch;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.TestChannels;
import io.baton.cohort.CustomerSet;
import io.baton.policy.Cap;
import io.baton.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Figures for people, not part of the build: {@code mvn test -Dtest=TouchSpeedMeasurement}. The
 * touches are as durable as in production.
 */
class TouchSpeedMeasurement {
  private static final int CUSTOMERS = 1_000_000;
  private static final int CHUNK = 50_000;

  @Test
  void measure() throws Exception {
    try (HikariDataSource database = TestPostgres.freshDataSource()) {
      World.storeTemplate(database);
      World world =
          new World(
              database,
              TestChannels.simulator(database, 2_000),
              World.settings(10_000, Duration.ofSeconds(15)),
              new Cap(Cap.Scope.CHANNEL, 9, 1),
              new Cap(Cap.Scope.ALL, 9, 7));
      for (int step = 1; step <= 3; step++) {
        long started = System.nanoTime();
        for (int chunk = 0; chunk < CUSTOMERS / CHUNK; chunk++) {
          world.plan(
              step,
              chunk,
              CustomerSet.range(chunk * CHUNK, (chunk + 1) * CHUNK),
              Instant.now().plusSeconds(step == 1 ? 0 : 86_400));
        }
        report("planned, step " + step, CUSTOMERS, started);
      }
      long started = System.nanoTime();
      world.dispatcher.start();
      try {
        while (world.touches.counts(World.RUN).accepted() < CUSTOMERS) {
          Thread.sleep(20);
        }
      } finally {
        world.dispatcher.stop();
      }
      report("accepted", CUSTOMERS, started);
      assertThat(world.touches.touched(World.RUN).size()).isEqualTo(CUSTOMERS);
    }
  }

  private static void report(String what, long n, long startedNanos) {
    double seconds = (System.nanoTime() - startedNanos) / 1e9;
    System.out.printf("%s: %d in %.2f s, %.0f a second%n", what, n, seconds, n / seconds);
  }
}
