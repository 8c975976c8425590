package io.baton.source;

import io.baton.shared.BatonException;
import io.baton.source.SourceConnection.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.stereotype.Component;

/**
 * Reads topics up to where they end at this moment. No consumer group: how far we are is in our
 * database.
 */
@Component
class Topics {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final SourceConnections connections;

  Topics(SourceConnections connections) {
    this.connections = connections;
  }

  /**
   * Where a reading begins or has come to.
   *
   * @param topicId the broker's id of this incarnation of the topic
   */
  record Place(String topicId, Map<Integer, Long> next) {
    Place {
      next = Map.copyOf(next);
    }
  }

  /** Topics of the connection, the broker's own left out. */
  List<Origin> topics(String code) {
    try (Admin admin = Admin.create(address(code))) {
      return await(admin.listTopics().names()).stream()
          .filter(topic -> !topic.startsWith("__"))
          .sorted()
          .limit(2_000)
          .map(topic -> new Origin(SourceKind.KAFKA, code, null, topic))
          .toList();
    } catch (KafkaException e) {
      throw failed();
    }
  }

  /** The beginning of the topic as it is now. */
  Place beginning(Origin topic) {
    return with(
        topic,
        (consumer, id) ->
            new Place(id, numbers(consumer.beginningOffsets(partitions(consumer, topic)))));
  }

  /** How many records there are from that place to the end. */
  long count(Origin topic, Place from) {
    return with(
        topic,
        (consumer, id) -> {
          long count = 0;
          for (Map.Entry<Integer, Long> end :
              numbers(consumer.endOffsets(partitions(consumer, topic))).entrySet()) {
            count += end.getValue() - from.next().getOrDefault(end.getKey(), 0L);
          }
          return Math.max(0, count);
        });
  }

  /**
   * Reads from that place to the present end, or so many records.
   *
   * @return where the next reading begins
   * @throws BatonException SOURCE_OFFSETS_LOST where the topic no longer has that place,
   *     SOURCE_VANISHED where the broker falls silent
   */
  Place read(Origin topic, Place from, long most, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    return with(
        topic,
        (consumer, id) -> {
          if (!id.equals(from.topicId())) {
            throw lost("the topic was deleted and made anew since it was last read");
          }
          List<TopicPartition> partitions = partitions(consumer, topic);
          Map<Integer, Long> first = numbers(consumer.beginningOffsets(partitions));
          Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
          consumer.assign(partitions);
          for (TopicPartition partition : partitions) {
            long beginning = first.getOrDefault(partition.partition(), 0L);
            long next = from.next().getOrDefault(partition.partition(), beginning);
            if (next < beginning || next > ends.getOrDefault(partition, 0L)) {
              throw lost("the topic no longer holds the records that come next");
            }
            consumer.seek(partition, next);
          }
          return new Place(id, numbers(drain(consumer, ends, most, sink)));
        });
  }

  private static Map<TopicPartition, Long> drain(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      long most,
      Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    Map<TopicPartition, Long> next = new HashMap<>();
    ends.keySet().forEach(partition -> next.put(partition, consumer.position(partition)));
    long read = 0;
    long heard = System.nanoTime();
    while (read < most && isBehind(next, ends)) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(500));
      boolean moved = false;
      for (TopicPartition partition : ends.keySet()) {
        long end = ends.getOrDefault(partition, 0L);
        for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
          if (record.offset() < end) {
            sink.accept(record);
            read++;
          }
        }
        // Transaction markers take offsets too, but never arrive as records.
        long position = Math.min(end, consumer.position(partition));
        moved |= position > next.getOrDefault(partition, 0L);
        next.put(partition, position);
      }
      heard = moved ? System.nanoTime() : heard;
      if (System.nanoTime() - heard > SILENCE_NANOS) {
        throw new BatonException(
            SourceError.SOURCE_VANISHED, "the broker fell silent; nothing was changed");
      }
    }
    return next;
  }

  private static boolean isBehind(Map<TopicPartition, Long> next, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> next.getOrDefault(end.getKey(), 0L) < end.getValue());
  }

  @FunctionalInterface
  private interface Work<T> {
    T with(KafkaConsumer<byte[], byte[]> consumer, String topicId);
  }

  private <T> T with(Origin topic, Work<T> work) {
    Map<String, Object> address = address(String.valueOf(topic.connection()));
    String name = String.valueOf(topic.name());
    Map<String, Object> settings = new HashMap<>(address);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    try (Admin admin = Admin.create(address);
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var described = await(admin.describeTopics(List.of(name)).allTopicNames()).get(name);
      if (described == null) {
        throw new BatonException(SourceError.SOURCE_UNKNOWN_TABLE, "there is no topic " + name);
      }
      return work.with(consumer, described.topicId().toString());
    } catch (KafkaException e) {
      throw failed();
    }
  }

  private Map<String, Object> address(String code) {
    SourceConnection place = connections.get(code, Kind.KAFKA);
    return Map.of(
        "bootstrap.servers",
        place.host() + ":" + place.port(),
        "request.timeout.ms",
        5_000,
        "default.api.timeout.ms",
        Math.toIntExact(PATIENCE.toMillis()));
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, Origin topic) {
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .partitionsFor(String.valueOf(topic.name()))
        .forEach(each -> partitions.add(new TopicPartition(each.topic(), each.partition())));
    return partitions;
  }

  private static Map<Integer, Long> numbers(Map<TopicPartition, Long> offsets) {
    Map<Integer, Long> numbers = new HashMap<>();
    offsets.forEach((partition, offset) -> numbers.put(partition.partition(), offset));
    return numbers;
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed();
    } catch (ExecutionException | TimeoutException e) {
      throw e.getCause() instanceof org.apache.kafka.common.errors.UnknownTopicOrPartitionException
          ? new BatonException(SourceError.SOURCE_UNKNOWN_TABLE, "there is no such topic")
          : failed();
    }
  }

  private static BatonException failed() {
    return new BatonException(
        SourceError.SOURCE_CONNECTION_FAILED, "the broker does not answer; nothing was changed");
  }

  private static BatonException lost(String why) {
    return new BatonException(
        SourceError.SOURCE_OFFSETS_LOST, why + "; read it from the beginning to go on");
  }
}
