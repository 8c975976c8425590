package io.baton.policy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Half of the writers as a process of its own; runs until it or its parent is killed. */
public final class CapsNode {
  /** So many seconds everybody wants the same days, then the next ones. */
  static final int AGE_S = 20;

  private CapsNode() {}

  /** Arguments: database URL, user, password, writers, seed, when the first age began. */
  public static void main(String[] arguments) throws IOException {
    CapsWriter writer = new CapsWriter(pool(arguments[0], arguments[1], arguments[2]));
    int writers = Integer.parseInt(arguments[3]);
    long seed = Long.parseLong(arguments[4]);
    long began = Long.parseLong(arguments[5]);
    for (int number = 0; number < writers; number++) {
      Random random = new Random(seed * 1_000 + number);
      new Thread(() -> write(writer, random, began), "writer-" + number).start();
    }
    while (System.in.read() >= 0) {
      // Whoever started us holds the other end: when they are gone, so are we.
    }
    System.exit(0);
  }

  private static void write(CapsWriter writer, Random random, long began) {
    while (true) {
      try {
        writer.act(random, age(began));
      } catch (DataAccessException | TransactionException e) {
        breathe();
      }
    }
  }

  static int age(long began) {
    return (int) ((System.currentTimeMillis() - began) / 1_000 / AGE_S);
  }

  static HikariDataSource pool(String url, String user, String password) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(12);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  private static void breathe() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
