package io.baton.touch;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.cohort.CustomerSet;
import io.baton.policy.Cap;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Eight campaigns that all want the same customers at the same time, four by SMS and four by mail;
 * planned by every node in an order of its own, as far as nobody else has done it yet.
 */
record CompetingCampaigns(int customers) {
  static final int CAMPAIGNS = 8;
  static final int CHUNKS = 10;

  /** One short message a day, two mails a day, three of all in seven days. */
  World world(HikariDataSource pool, int port, int window, Path directory) {
    return new World(
        pool,
        List.of(
            new FaultChannel("SMS", port, true, window),
            new FaultChannel("EMAIL", port, true, window)),
        FaultNode.settings(),
        directory,
        channel ->
            List.of(
                new Cap(Cap.Scope.CHANNEL, channel.equals("SMS") ? 1 : 2, 1),
                new Cap(Cap.Scope.ALL, 3, 7)));
  }

  static String channel(long run) {
    return run % 2 == 0 ? "SMS" : "EMAIL";
  }

  void plan(World world) {
    List<Integer> parts = new ArrayList<>();
    for (int part = 0; part < CAMPAIGNS * CHUNKS; part++) {
      parts.add(part);
    }
    Collections.shuffle(parts, new Random());
    for (int part : parts) {
      int campaign = part / CHUNKS + 1;
      int chunk = part % CHUNKS;
      CustomerSet wanted =
          CustomerSet.range(
              (int) ((long) customers * chunk / CHUNKS),
              (int) ((long) customers * (chunk + 1) / CHUNKS));
      boolean planned = false;
      while (!planned) {
        try {
          world.plan(
              campaign,
              1,
              chunk,
              wanted,
              Instant.now().minusSeconds(1),
              "C" + campaign,
              channel(campaign),
              "MARKETING");
          planned = true;
        } catch (DataAccessException | TransactionException e) {
          breathe();
        }
      }
    }
  }

  private static void breathe() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
