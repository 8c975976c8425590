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

  /** Arguments: database URL, user, password, peer's port, keys, window, data directory. */
  public static void main(String[] arguments) throws InterruptedException {
    World world =
        world(
            pool(arguments[0], arguments[1], arguments[2]),
            new FaultChannel(
                Integer.parseInt(arguments[3]),
                Boolean.parseBoolean(arguments[4]),
                Integer.parseInt(arguments[5])),
            Path.of(arguments[6]));
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
    config.setConnectionTimeout(5_000);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  static World world(HikariDataSource database, FaultChannel channel, Path directory) {
    DispatchSettings settings =
        new DispatchSettings(
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
    return new World(database, List.of(channel), settings, directory);
  }
}
