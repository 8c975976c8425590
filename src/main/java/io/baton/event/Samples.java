package io.baton.event;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.shared.KafkaAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The newest messages of a topic, to look at before it becomes a source. Moves no offset. */
@Component
@EnableConfigurationProperties(EventProperties.class)
class Samples {
  static final int MOST = 20;
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KafkaAddress kafka;
  private final String own;

  Samples(KafkaAddress kafka, EventProperties settings) {
    this.kafka = kafka;
    this.own = settings.topic();
  }

  /** Topics that may become sources: not the broker's own and not ours. */
  Set<String> topics() {
    try (Admin admin = Admin.create(address())) {
      Set<String> names = new TreeSet<>();
      for (String name : admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        if (allowed(name)) {
          names.add(name);
        }
      }
      return names;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw unreachable(e);
    }
  }

  boolean allowed(String topic) {
    return TOPIC.matcher(topic).matches() && !topic.startsWith("_") && !topic.equals(own);
  }

  /**
   * The newest messages, oldest first.
   *
   * @throws BatonException EVENT_SOURCE_INVALID where there is no such topic
   */
  List<RawEvent> newest(String topic) {
    if (!allowed(topic)) {
      throw noTopic();
    }
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<PartitionInfo> infos = consumer.partitionsFor(topic, PATIENCE);
      if (infos == null || infos.isEmpty()) {
        throw noTopic();
      }
      List<TopicPartition> partitions =
          infos.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
      return read(consumer, partitions);
    } catch (KafkaException e) {
      throw unreachable(e);
    }
  }

  private static List<RawEvent> read(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    consumer.assign(partitions);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions, PATIENCE);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
    for (TopicPartition partition : partitions) {
      long end = ends.getOrDefault(partition, 0L);
      consumer.seek(partition, Math.max(first.getOrDefault(partition, 0L), end - MOST));
    }
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until && behind(consumer, ends)) {
      consumer.poll(Duration.ofMillis(200)).forEach(records::add);
    }
    return records.stream()
        .filter(record -> record.value() != null)
        .sorted((one, two) -> Long.compare(two.timestamp(), one.timestamp()))
        .limit(MOST)
        .sorted((one, two) -> Long.compare(one.timestamp(), two.timestamp()))
        .map(record -> new RawEvent(record.partition() + "@" + record.offset(), record.value()))
        .toList();
  }

  private static boolean behind(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  /** Lines of JSON, or one object over several lines, as a person pastes them. */
  static List<RawEvent> pasted(String text) {
    String all = text.strip();
    if (all.length() > EventReader.MAX_BYTES) {
      throw new BatonException(EventErrorCode.EVENT_SAMPLE_UNREADABLE, "at most 256 KiB");
    }
    List<String> lines = all.lines().filter(line -> !line.isBlank()).toList();
    boolean several =
        lines.size() > 1
            && lines.stream().allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    return (several ? lines : List.of(all))
        .stream()
            .filter(line -> !line.isEmpty())
            .limit(MOST)
            .map(line -> new RawEvent("pasted", line.getBytes(StandardCharsets.UTF_8)))
            .toList();
  }

  private Map<String, Object> address() {
    return Map.of(
        "bootstrap.servers",
        kafka.bootstrapServers(),
        "request.timeout.ms",
        (int) PATIENCE.toMillis(),
        "default.api.timeout.ms",
        (int) PATIENCE.toMillis());
  }

  private Map<String, Object> consumer() {
    Map<String, Object> settings = new java.util.HashMap<>(address());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 * 1024 * 1024);
    return settings;
  }

  private static BatonException noTopic() {
    return new BatonException(
        EventErrorCode.EVENT_SOURCE_INVALID,
        "there is no such topic to follow",
        List.of(new Finding("/topic", "EVENT_SOURCE_INVALID", "there is no such topic to follow")));
  }

  private static BatonException unreachable(Exception cause) {
    return new BatonException(
        EventErrorCode.EVENT_TOPIC_UNREACHABLE, "the broker does not answer", cause);
  }
}
