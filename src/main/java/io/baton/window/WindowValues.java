package io.baton.window;

import io.baton.cohort.FieldIndexes;
import io.baton.tag.TagMoments;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings values to this node's field index, from wherever they were computed: first all that stand
 * in the topic, then each as it is said. Values of definitions that are no more are passed over.
 */
@Component
class WindowValues implements TagMoments {
  private static final Duration POLL = Duration.ofMillis(100);

  private final WindowTopics topics;
  private final WindowCatalogue catalogue;
  private final FieldIndexes indexes;
  private final WindowMetrics metrics;
  private final Map<String, Moments> moments = new ConcurrentHashMap<>();
  private volatile boolean caughtUp;

  WindowValues(
      WindowTopics topics, WindowCatalogue catalogue, FieldIndexes indexes, WindowMetrics metrics) {
    this.topics = topics;
    this.catalogue = catalogue;
    this.indexes = indexes;
    this.metrics = metrics;
  }

  /** Since when each customer's value is what it is, of one definition. */
  private record Moments(long generation, Map<Integer, Long> of) {}

  /** Whether the node has everything that was said before it began to listen. */
  boolean caughtUp() {
    return caughtUp;
  }

  @Override
  public Optional<Instant> of(String tagCode, int customer) {
    Moments known = moments.get(tagCode);
    Long at = known == null ? null : known.of.get(customer);
    return Optional.ofNullable(at).map(WindowPlan::instant);
  }

  /** Listens until the thread is interrupted or the broker fails. */
  void listen(Running running) {
    caughtUp = false;
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topics.values()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (running.is()) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          catalogue.whileStill(() -> apply(records));
          measure(records);
        }
        if (!caughtUp) {
          caughtUp =
              partitions.stream()
                  .allMatch(each -> consumer.position(each) >= ends.getOrDefault(each, 0L));
        }
      }
    }
  }

  private void apply(ConsumerRecords<byte[], byte[]> records) {
    Map<WindowTag, Map<Integer, List<String>>> changes = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      ByteBuffer key = ByteBuffer.wrap(record.key());
      WindowTag tag = catalogue.of(key.getLong());
      if (tag != null) {
        int customer = key.getInt();
        Said said = record.value() == null ? null : Said.read(record.value());
        changes
            .computeIfAbsent(tag, any -> new HashMap<>())
            .put(customer, said == null ? List.of() : List.of(tag.text(said.value())));
        note(tag, customer, said);
      }
    }
    changes.forEach((tag, values) -> indexes.change(tag.code(), values));
  }

  private void note(WindowTag tag, int customer, @Nullable Said said) {
    Moments known =
        moments.compute(
            tag.code(),
            (code, before) ->
                before == null || before.generation != tag.generation()
                    ? new Moments(tag.generation(), new ConcurrentHashMap<>())
                    : before);
    if (said == null) {
      known.of.remove(customer);
    } else {
      known.of.put(customer, said.since());
    }
  }

  private void measure(ConsumerRecords<byte[], byte[]> records) {
    long now = System.currentTimeMillis();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      long received = record.value() == null ? 0 : Said.read(record.value()).received();
      if (caughtUp && received > 0) {
        metrics.readable(now - received);
      }
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            topics.servers(),
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            50_000,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            100,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) TimeUnit.SECONDS.toMillis(10)),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Whether to go on. */
  interface Running {
    boolean is();
  }
}
