package io.baton.touch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A dispatcher as a process of its own; runs until it or its parent is killed. */
public final class FaultNode {
  static final Duration LEASE = Duration.ofSeconds(2);

  private FaultNode() {}

  /**
   * Arguments: database URL, user, password, peer's port, keys, window, data directory; and how
   * many customers it plans {@link CompetingCampaigns} for, if any, and "rounds" where they meet in
   * rounds.
   */
  public static void main(String[] arguments) throws InterruptedException {
    HikariDataSource pool = pool(arguments[0], arguments[1], arguments[2]);
    int port = Integer.parseInt(arguments[3]);
    boolean keys = Boolean.parseBoolean(arguments[4]);
    int window = Integer.parseInt(arguments[5]);
    Path directory = Path.of(arguments[6]);
    World world;
    if (arguments.length > 7) {
      boolean inRounds = arguments.length > 8;
      CompetingCampaigns campaigns =
          new CompetingCampaigns(Integer.parseInt(arguments[7]), inRounds);
      world = campaigns.world(pool, port, window, directory);
      new Thread(() -> campaigns.plan(world), "plan").start();
      if (inRounds) {
        new RoundWorker(world.serving, new RoundBell()).start();
      }
    } else {
      world = world(pool, new FaultChannel(port, keys, window), directory);
    }
    while (true) {
      try {
        world.dispatcher.start();
        break;
      } catch (RuntimeException e) {
        TimeUnit.MILLISECONDS.sleep(200); // the database is away; a service would be started again
      }
    }
    try {
      while (System.in.read() >= 0) {
        // Whoever started us holds the other end: when they are gone, so are we.
      }
    } catch (IOException e) {
      // As good as gone.
    }
    System.exit(0);
  }

  static HikariDataSource pool(String url, String user, String password) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(5_000);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  static World world(HikariDataSource database, FaultChannel channel, Path directory) {
    return new World(database, List.of(channel), settings(), directory);
  }

  static DispatchSettings settings() {
    return new DispatchSettings(
        true,
        2,
        2_000,
        LEASE,
        Duration.ofMillis(200),
        1_000,
        Duration.ofMillis(100),
        1,
        5,
        Duration.ofMillis(200));
  }
}
