package io.baton.touch;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.channel.Channel;
import io.baton.channel.OutboundMessage;
import io.baton.channel.TestChannels;
import io.baton.cohort.CustomerSet;
import io.baton.content.TemplateVersion;
import io.baton.content.Templates;
import io.baton.content.TestTemplates;
import io.baton.policy.Cap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The ledger as the benchmark uses it: two caps, chunks of 50,000, the recording simulator. */
public final class PlanBench {
  public static final int CHUNK = 50_000;
  private static final int WINDOW = 2_000;

  private final World world;
  private final Channel peer;

  public PlanBench(HikariDataSource database) {
    World.storeTemplate(database);
    peer = TestChannels.simulator(database, WINDOW);
    DispatchSettings settings =
        new DispatchSettings(
            true,
            2,
            10_000,
            Duration.ofHours(1),
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

  /** As of a base where no two customers have the same values. */
  public void everyTextDifferent() {
    world.values = customer -> Map.of("offer", "稳利宝", "name", "客户" + customer);
  }

  /**
   * Renders due touches as the dispatcher would, until there have been so many, and hands nothing
   * over. What is claimed stays claimed.
   *
   * @return characters rendered
   */
  public long render(long touches) throws InterruptedException {
    long characters = 0;
    long left = touches;
    while (left > 0) {
      Optional<Claim> claim = claim();
      if (claim.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(1);
        continue;
      }
      ClaimTexts texts = world.composing.texts(claim.get());
      for (List<Todo.Item> window : world.batches.todo(claim.get()).windows(WINDOW)) {
        List<OutboundMessage> messages =
            world.composing.compose(claim.get(), texts, peer.descriptor(), window).messages();
        characters += messages.stream().mapToLong(m -> m.text().length()).sum();
        left -= messages.size();
      }
    }
    return characters;
  }

  /** Of so many due touches, those whose text is not what rendering it by itself gives. */
  public long renderedDifferently(HikariDataSource database, long touches) {
    Templates alone = TestTemplates.templates(database);
    TemplateVersion template = alone.get(World.TEMPLATE, 1);
    long different = touches;
    for (Optional<Claim> claim = claim(); claim.isPresent(); claim = claim()) {
      ClaimTexts texts = world.composing.texts(claim.get());
      for (List<Todo.Item> window : world.batches.todo(claim.get()).windows(WINDOW)) {
        for (OutboundMessage message :
            world.composing.compose(claim.get(), texts, peer.descriptor(), window).messages()) {
          Map<String, String> values = world.values.apply(TouchId.of(message.touchId()).customer());
          String text = alone.render(template, values).text();
          different -= text.equals(message.text()) ? 1 : 0;
        }
      }
    }
    return different;
  }

  private Optional<Claim> claim() {
    return world.batches.claim("SMS", "bench", Breaker.Verdict.CLOSED);
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
