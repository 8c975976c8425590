package io.baton.window;

import io.baton.cohort.FieldIndexes;
import io.baton.testing.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Plays a record of a shop through Kafka into the application, a day of the record in a step of the
 * bank's clock: some lines come twice, some a step late, all of a step in disorder. At ten random
 * moments, and at the end, every real-time tag of every customer is compared with a recount in SQL,
 * and the campaigns' entries with a recount in Java.
 */
final class RetailReplay implements AutoCloseable {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MOMENTS = 10;

  private final List<RetailLine> lines;
  private final Random random;
  private final Consumer<String> telling;
  private final RetailStage stage;
  private final RetailTags tags;
  private final RetailCampaigns campaigns;
  private final List<String> broken = new ArrayList<>();
  private final List<RetailLine> held = new ArrayList<>();
  private final KafkaProducer<byte[], byte[]> producer;
  private int next;
  private long sent;
  private long compared;

  /**
   * @param telling how far it is, for who waits
   */
  RetailReplay(List<RetailLine> lines, long seed, Consumer<String> telling)
      throws InterruptedException {
    this.lines = lines;
    this.telling = telling;
    this.random = new Random(seed);
    stage = new RetailStage(lines);
    tags = new RetailTags(stage.countries);
    RetailTags.prepare(stage.jdbc);
    WindowTags defining = stage.application.getBean(WindowTags.class);
    tags.definitions()
        .forEach((code, definition) -> defining.define(code, "标签", code, definition, true));
    campaigns = new RetailCampaigns(stage.application);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "linger.ms", 5),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** What did not hold. */
  List<String> run() throws InterruptedException {
    int days =
        1
            + (int)
                Duration.between(
                        lines.get(0).at().toLocalDate().atStartOfDay(),
                        lines.get(lines.size() - 1).at())
                    .toDays();
    Set<Integer> moments = new TreeSet<>();
    while (moments.size() < Math.min(MOMENTS, days - 1)) {
      moments.add(1 + random.nextInt(days - 1));
    }
    for (int day = 0; day < days; day++) {
      boolean last = day == days - 1;
      if (moments.contains(day)) {
        // Of the eleven hours until the bank's midnight, so that a day stays a day.
        Duration part = Duration.ofMinutes(30 + random.nextInt(600));
        step(part, false);
        compare(day);
        step(DAY.minus(part), last);
      } else {
        step(DAY, last);
      }
    }
    compare(days);
    long known = lines.stream().filter(RetailLine::known).count();
    same("inbox rows", count("SELECT count(*) FROM event_inbox"), known);
    same(
        "lines of nobody",
        count("SELECT count(DISTINCT payload) FROM event_dead_letter"),
        lines.size() - known);
    return broken;
  }

  String told() {
    return "%d lines, %d sent, %d values compared, entries: %s"
        .formatted(lines.size(), sent, compared, campaigns.told());
  }

  private void step(Duration by, boolean last) throws InterruptedException {
    stage.advance(by);
    Instant now = stage.now();
    List<RetailLine> due = new ArrayList<>(held);
    held.clear();
    while (next < lines.size() && !stage.moment(lines.get(next)).isAfter(now)) {
      RetailLine line = lines.get(next++);
      (!last && random.nextInt(100) == 0 ? held : due).add(line);
    }
    note(due);
    campaigns.sent(due, stage.ids, now);
    send(due);
  }

  private void send(List<RetailLine> due) throws InterruptedException {
    List<RetailLine> shuffled = new ArrayList<>(due);
    due.stream().filter(line -> random.nextInt(20) == 0).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    for (RetailLine line : shuffled) {
      byte[] key = line.key().getBytes(StandardCharsets.UTF_8);
      var unused = producer.send(new ProducerRecord<>(stage.topic, key, stage.event(line)));
    }
    producer.flush();
    sent += shuffled.size();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (takenIn() < sent) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("%d of %d were taken in".formatted(takenIn(), sent));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private long takenIn() {
    return count("SELECT coalesce(sum(next_offset), 0) FROM event_offset");
  }

  /** Into the table that is recounted. */
  private void note(List<RetailLine> due) {
    List<Object[]> rows =
        due.stream()
            .filter(RetailLine::known)
            .map(
                line ->
                    new Object[] {
                      line.number(),
                      stage.ids.get(line.key()),
                      line.type(),
                      stage.moment(line).toString(),
                      line.amount(),
                      line.quantity(),
                      line.stock(),
                      line.country()
                    })
            .toList();
    stage
        .application
        .getBean(JdbcTemplate.class)
        .batchUpdate(
            "INSERT INTO recount_event VALUES (?, ?, ?, cast(? AS timestamptz), ?, ?, ?, ?)", rows);
  }

  private void compare(int day) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    FieldIndexes indexes = stage.application.getBean(FieldIndexes.class);
    while (true) {
      Map<String, String> recount = tags.recount(stage.jdbc, stage.now());
      Map<String, String> known = tags.known(indexes.current());
      if (known.equals(recount)) {
        compared += recount.size();
        telling.accept("day %d, %d sent, %d values equal".formatted(day, sent, recount.size()));
        break;
      }
      if (System.nanoTime() > deadline) {
        broken.add("day %d: %s".formatted(day, difference(known, recount)));
        break;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    campaigns.differences().forEach(each -> broken.add("day %d: %s".formatted(day, each)));
  }

  private static String difference(Map<String, String> known, Map<String, String> recount) {
    Set<String> keys = new TreeSet<>(known.keySet());
    keys.addAll(recount.keySet());
    keys.removeIf(key -> Objects.equals(known.get(key), recount.get(key)));
    String one = keys.iterator().next();
    return "%d of %d values differ, such as %s: %s instead of %s"
        .formatted(keys.size(), recount.size(), one, known.get(one), recount.get(one));
  }

  private long count(String sql) {
    return stage.jdbc.sql(sql).query(Long.class).single();
  }

  private void same(String what, long found, long expected) {
    if (found != expected) {
      broken.add("%s: %d instead of %d".formatted(what, found, expected));
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    stage.close();
  }
}
