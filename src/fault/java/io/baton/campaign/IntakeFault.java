package io.baton.campaign;

import io.baton.cohort.Column;
import io.baton.cohort.FieldIndexes;
import io.baton.fault.FaultRun;
import io.baton.fault.KilledNodes;
import io.baton.window.FaultTag;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Guarantee G3: two nodes take events in and are killed at it, the broker too, and one node stands
 * still until it has lost its partitions. Every event is taken in once, starts one journey, plans
 * one touch and counts once in a real-time tag. The size is the number of events.
 */
public final class IntakeFault implements FaultRun {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int STANDS_STILL_S = 13;

  @Override
  public String name() {
    return "intake-g3";
  }

  @Override
  public long defaultSize() {
    return 20_000;
  }

  @Override
  public List<String> run(long seed, long size) throws Exception {
    KilledNodes run = new KilledNodes(name(), seed);
    int kills = (int) Math.min(20, 1 + size / 10_000);
    int brokerKills = (int) Math.min(5, 1 + size / 40_000);
    try (IntakeStage stage = new IntakeStage((int) size)) {
      run.start(stage::startNode);
      // A node takes ten seconds to be there again, and is to do something before it is killed.
      int pause = size < 10_000 ? 8_000 : 12_000;
      double seconds = pause * 1.5 / 1_000 * (kills + brokerKills + 1);
      FaultSender sender = new FaultSender(stage, (int) size, size / seconds, seed);
      Thread sending = new Thread(sender, "sender");
      sending.start();
      for (int round = 0; round < kills + brokerKills; round++) {
        TimeUnit.MILLISECONDS.sleep(pause + run.random.nextInt(pause));
        if (round % 5 == 1 && brokerKills-- > 0) {
          stage.restartBroker();
        } else {
          run.killOne();
        }
      }
      standStill(run.one());
      sending.join();
      if (sender.failed() > 0) {
        throw new IllegalStateException(sender.failed() + " events were never sent");
      }
      try (ConfigurableApplicationContext application = stage.application("verdict")) {
        JdbcClient jdbc = application.getBean(JdbcClient.class);
        Map<String, Long> ends = ends(stage);
        await(() -> offsets(jdbc, stage.topic).equals(ends));
        await(() -> touches(jdbc) >= size);
        FieldIndexes indexes = application.getBean(FieldIndexes.class);
        await(() -> counted(indexes) >= size);
        run.expect("inbox rows", count(jdbc, "event_inbox"), size);
        run.expect("entries", count(jdbc, "campaign_entry"), size);
        run.expect("touches", touches(jdbc), size);
        run.expect("customers touched", distinct(jdbc), size);
        run.expect("dead letters", count(jdbc, "event_dead_letter"), sender.poison());
        run.expect("customers in the tag", counted(indexes), size);
        run.expect("of whom counted once", once(indexes), size);
        return run.broken(
            "%d of the broker, %d duplicates, %d poison"
                .formatted(
                    (int) Math.min(5, 1 + size / 40_000), sender.duplicates(), sender.poison()));
      }
    }
  }

  /** Longer than its session at the broker: its partitions go to the other, and it wakes up. */
  private static void standStill(Process node) throws Exception {
    signal("-STOP", node);
    TimeUnit.SECONDS.sleep(STANDS_STILL_S);
    signal("-CONT", node);
  }

  private static void signal(String which, Process node) throws Exception {
    new ProcessBuilder("kill", which, Long.toString(node.pid())).start().waitFor();
  }

  @SuppressWarnings("NullAway") // The broker answers with the topic that it was asked for.
  private static Map<String, Long> ends(IntakeStage stage) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stage.servers()))) {
      int partitions =
          Objects.requireNonNull(
                  admin.describeTopics(List.of(stage.topic)).allTopicNames().get().get(stage.topic))
              .partitions()
              .size();
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      for (int i = 0; i < partitions; i++) {
        asked.put(new TopicPartition(stage.topic, i), OffsetSpec.latest());
      }
      Map<String, Long> ends = new HashMap<>();
      admin
          .listOffsets(asked)
          .all()
          .get()
          .forEach((place, end) -> ends.put(Integer.toString(place.partition()), end.offset()));
      return ends;
    }
  }

  private static Map<String, Long> offsets(JdbcClient jdbc, String topic) {
    Map<String, Long> offsets = new HashMap<>();
    jdbc.sql("SELECT partition, next_offset FROM event_offset WHERE topic = ?")
        .param(topic)
        .query((row, n) -> offsets.put(row.getString(1), row.getLong(2)))
        .list();
    return offsets;
  }

  /** What is not reached in time shows later, with its number. */
  private static void await(BooleanSupplier reached) throws InterruptedException {
    KilledNodes.await(PATIENCE, Duration.ofMillis(200), reached);
    TimeUnit.SECONDS.sleep(1);
  }

  private static long count(JdbcClient jdbc, String table) {
    return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
  }

  private static long touches(JdbcClient jdbc) {
    return jdbc.sql("SELECT coalesce(sum(planned), 0) FROM touch_step").query(Long.class).single();
  }

  private static long distinct(JdbcClient jdbc) {
    return jdbc.sql("SELECT count(DISTINCT customer) FROM touch_touch").query(Long.class).single();
  }

  private static long counted(FieldIndexes indexes) {
    return indexes.current().column(FaultTag.CODE).map(Column::known).orElse(0L);
  }

  private static long once(FieldIndexes indexes) {
    Column column = indexes.current().require(FaultTag.CODE);
    long once = 0;
    for (int customer : column.exists().toArray()) {
      once += column.valueAt(customer) == 1 ? 1 : 0;
    }
    return once;
  }
}
