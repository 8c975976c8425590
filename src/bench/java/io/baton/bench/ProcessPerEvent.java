package io.baton.bench;

import io.baton.testing.TestKafka;
import io.baton.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@link ProcessPerCustomer} fed from a topic: each event starts an instance of its own, in one
 * transaction with its row in an inbox, so that an event sent twice starts one. A partition's
 * offsets are committed once its poll is done. Four threads start instances.
 */
final class ProcessPerEvent {
  private static final int THREADS = 4;
  private static final int POLL = 2_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private ProcessPerEvent() {}

  /**
   * Takes in the topic, on which events of customers 0 to {@code customers - 1} are, each at least
   * once.
   */
  static Carried carry(String topic, int customers, int warmUp) throws Exception {
    String database = TestPostgres.freshDatabase();
    try (ProcessPerCustomer engine = ProcessPerCustomer.open(database)) {
      engine.prepare();
      engine.start(customers, customers + warmUp);
      long begin = System.nanoTime();
      int started = follow(topic, engine, customers);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      return new Carried(engine.touchedBelow(customers), started, took, 0);
    }
  }

  private static int follow(String topic, ProcessPerCustomer engine, int customers)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    int started = 0;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                TestKafka.bootstrapServers(),
                "group.id",
                "bench-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "max.poll.records",
                POLL),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (started < customers) {
        List<Future<Boolean>> running = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          running.add(threads.submit(() -> start(engine, record.value())));
        }
        for (Future<Boolean> each : running) {
          started += each.get() ? 1 : 0;
        }
        consumer.commitSync();
      }
    } finally {
      threads.shutdown();
    }
    return started;
  }

  private static boolean start(ProcessPerCustomer engine, byte[] payload) {
    JsonNode event = JSON.readTree(new String(payload, StandardCharsets.UTF_8));
    int customer = Integer.parseInt(event.get("customer").stringValue().substring(1));
    return event.get("fields").get("amount").intValue() >= 5_000
        && engine.startOnce(event.get("id").stringValue(), customer);
  }
}
