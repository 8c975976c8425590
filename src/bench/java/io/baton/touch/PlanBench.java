package io.baton.touch;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.Channel;
import io.baton.channel.TestChannels;
import io.baton.cohort.CustomerSet;
import io.baton.policy.Cap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The ledger as the benchmark uses it: two caps, chunks of 50,000, the recording simulator. */
public final class PlanBench {
  public static final int CHUNK = 50_000;

  private final World world;
  private final Channel peer;

  public PlanBench(HikariDataSource database) {
    World.storeTemplate(database);
    peer = TestChannels.simulator(database, 2_000);
    DispatchSettings settings =
        new DispatchSettings(
            true,
            2,
            10_000,
            Duration.ofSeconds(60),
            Duration.ofMillis(200),
            8,
            Duration.ofSeconds(2),
            1,
            5,
            Duration.ofSeconds(1));
    world =
        new World(
            database,
            List.of(peer),
            settings,
            World.freshDirectory(),
            new Cap(Cap.Scope.CHANNEL, 9, 1),
            new Cap(Cap.Scope.ALL, 9, 7));
  }

  /** Policy asked, places reserved, rows written, every chunk committed. */
  public void plan(long step, int customers, Duration later) {
    Instant due = Instant.now().plus(later);
    for (int chunk = 0; chunk * CHUNK < customers; chunk++) {
      world.plan(
          step,
          chunk,
          CustomerSet.range(chunk * CHUNK, Math.min(customers, (chunk + 1) * CHUNK)),
          due);
    }
  }

  /**
   * Renders every due touch as the dispatcher would, and hands nothing over.
   *
   * @return characters rendered
   */
  public long render() {
    long characters = 0;
    while (true) {
      Optional<Claim> claim = world.batches.claim("SMS", "bench", Breaker.Verdict.CLOSED);
      if (claim.isEmpty()) {
        return characters;
      }
      for (List<Todo.Item> window : world.batches.todo(claim.get()).windows(2_000)) {
        Composing.Composed composed =
            world.composing.compose(claim.get(), peer.descriptor(), window);
        characters += composed.messages().stream().mapToLong(m -> m.text().length()).sum();
      }
    }
  }

  /** Sends all that is due, by the dispatcher's own threads, and waits for the last record. */
  public void send(long accepted) throws InterruptedException {
    world.dispatcher.start();
    try {
      while (world.touches.counts(World.RUN).accepted() < accepted) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    } finally {
      world.dispatcher.stop();
    }
  }
}
