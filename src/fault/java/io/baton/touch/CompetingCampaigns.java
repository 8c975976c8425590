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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Eight campaigns that all want the same customers at the same time, four by SMS and four by mail;
 * planned by every node in an order of its own, as far as nobody else has done it yet.
 */
record CompetingCampaigns(int customers, boolean inRounds) {
  static final int CAMPAIGNS = 8;
  static final int CHUNKS = 10;

  /** Messages of all channels to one customer. */
  static final int ALL = 3;

  /** By campaign, the first having number 1; two are equal. */
  private static final List<Integer> PRIORITIES = List.of(3, 7, 1, 9, 5, 5, 0, 8);

  static int priority(long run) {
    return PRIORITIES.get((int) run - 1);
  }

  /** One short message a day, two mails a day, three of all in seven days. */
  World world(HikariDataSource pool, int port, int window, Path directory) {
    World world =
        new World(
            pool,
            List.of(
                new FaultChannel("SMS", port, true, window),
                new FaultChannel("EMAIL", port, true, window)),
            FaultNode.settings(),
            directory,
            channel ->
                List.of(
                    new Cap(Cap.Scope.CHANNEL, capOf(channel), 1), new Cap(Cap.Scope.ALL, ALL, 7)));
    JdbcClient jdbc = JdbcClient.create(pool);
    world.guests = gather -> awaited(jdbc);
    return world;
  }

  static int capOf(String channel) {
    return channel.equals("SMS") ? 1 : 2;
  }

  /** Whoever has not brought everybody yet. */
  private static Set<Long> awaited(JdbcClient jdbc) {
    return Set.copyOf(
        jdbc.sql(
                """
                select run from generate_series(1, ?) as run
                where (select count(*) from touch_wish where run_id = run) < ?
                """)
            .params(CAMPAIGNS, CHUNKS)
            .query(Long.class)
            .list());
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
      boolean planned = false;
      while (!planned) {
        try {
          plan(world, campaign, chunk);
          planned = true;
        } catch (DataAccessException | TransactionException e) {
          breathe();
        }
      }
    }
  }

  private void plan(World world, int campaign, int chunk) {
    TouchPlan plan =
        new TouchPlan(
            campaign,
            1,
            0,
            chunk,
            "Task_1",
            "C" + campaign,
            channel(campaign),
            "MARKETING",
            World.TEMPLATE,
            1,
            wanted(chunk),
            Instant.now().minusSeconds(1),
            "hash",
            null,
            inRounds ? priority(campaign) : 0,
            null,
            null);
    world.transaction.executeWithoutResult(
        status -> {
          if (inRounds) {
            world.rounds.plan(plan);
          } else {
            world.touches.plan(plan);
          }
        });
  }

  CustomerSet wanted(int chunk) {
    return CustomerSet.range(
        (int) ((long) customers * chunk / CHUNKS), (int) ((long) customers * (chunk + 1) / CHUNKS));
  }

  private static void breathe() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
