package io.baton.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/** Asks the broker about the topic: which one it is, and where it begins and ends. */
final class TopicAdmin implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Admin admin;
  private final String topic;

  TopicAdmin(String bootstrapServers, String topic) {
    this.topic = topic;
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
  }

  /** Makes the topic unless it is there; replication is the broker's default. */
  void createIfAbsent(int partitions) {
    try {
      await(
          admin
              .createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
              .all());
    } catch (KafkaException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  /** The broker's id of this incarnation of the topic; another one after delete and create. */
  String topicId() {
    return describe().topicId().toString();
  }

  /** First offsets still there, by partition number. */
  List<Long> beginnings() {
    return offsets(OffsetSpec.earliest());
  }

  /** Offsets behind the last record, by partition number. */
  List<Long> ends() {
    return offsets(OffsetSpec.latest());
  }

  private List<Long> offsets(OffsetSpec spec) {
    int partitions = describe().partitions().size();
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      asked.put(new TopicPartition(topic, partition), spec);
    }
    var answers = await(admin.listOffsets(asked).all());
    return IntStream.range(0, partitions)
        .mapToObj(partition -> answer(answers, new TopicPartition(topic, partition)).offset())
        .toList();
  }

  private TopicDescription describe() {
    return answer(await(admin.describeTopics(List.of(topic)).allTopicNames()), topic);
  }

  private static <K, V> V answer(Map<K, V> answers, K asked) {
    return Objects.requireNonNull(answers.get(asked));
  }

  private static <T> T await(KafkaFuture<T> future) {
    return BrokerAnswer.within(PATIENCE, future.toCompletionStage().toCompletableFuture());
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
