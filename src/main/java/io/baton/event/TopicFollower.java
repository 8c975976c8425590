package io.baton.event;

import io.baton.event.Offsets.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the topic for as long as all goes well: one connection, one thread. The broker only tells
 * which partitions are ours; how far we are is in our database. Anything unexpected is thrown, and
 * whoever opened this closes it and opens another, which starts from the stored offsets.
 */
final class TopicFollower implements AutoCloseable, ConsumerRebalanceListener {
  private final String topic;
  private final Supplier<@Nullable Feed> feed;
  private final EventIntake intake;
  private final Offsets offsets;
  private final TopicAdmin admin;
  private final String topicId;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Claim> claims = new HashMap<>();
  private final Map<TopicPartition, Long> noted = new HashMap<>();

  TopicFollower(
      String bootstrapServers,
      String group,
      EventProperties settings,
      EventIntake intake,
      Offsets offsets) {
    this(bootstrapServers, group, settings, intake, offsets, settings.topic(), true, () -> null);
  }

  /**
   * @param own whether the topic is ours to create
   * @param feed by whose mapping its records are read; asked once a batch
   */
  TopicFollower(
      String bootstrapServers,
      String group,
      EventProperties settings,
      EventIntake intake,
      Offsets offsets,
      String topic,
      boolean own,
      Supplier<@Nullable Feed> feed) {
    this.topic = topic;
    this.feed = feed;
    this.intake = intake;
    this.offsets = offsets;
    this.admin = new TopicAdmin(bootstrapServers, topic);
    try {
      if (own) {
        admin.createIfAbsent(settings.partitions());
      }
      this.topicId = admin.topicId();
      this.consumer =
          new KafkaConsumer<>(
              consumerSettings(bootstrapServers, group, settings),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
    } catch (RuntimeException e) {
      admin.close();
      throw e;
    }
    consumer.subscribe(List.of(topic), this);
  }

  /** The linger gathers a batch at the broker, so that company shares one transaction. */
  private static Map<String, Object> consumerSettings(
      String bootstrapServers, String group, EventProperties settings) {
    return Map.ofEntries(
        Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
        Map.entry(ConsumerConfig.GROUP_ID_CONFIG, group),
        Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
        Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
        Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
        Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
        Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batch()),
        Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 512 * 1024),
        Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) settings.linger().toMillis()),
        Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * 1024 * 1024),
        Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024),
        Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000),
        Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000));
  }

  /** Takes in what has arrived; returns how many events are still waiting on our partitions. */
  long takeIn(Duration patience) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try {
      consumer.poll(patience).forEach(records::add);
    } catch (InvalidOffsetException e) {
      throw new IntakeStopped("the topic no longer has the next offset of " + e.partitions());
    }
    if (!records.isEmpty()) {
      refuseOtherTopic();
      Feed by = feed.get();
      intake.accept(
          records.stream().map(record -> raw(record, by)).toList(),
          (from, to) -> note(records.subList(from, to)));
    }
    skipMarkers();
    return lag();
  }

  /** Asked after the fetch and before the commit: records of a topic made anew never slip in. */
  private void refuseOtherTopic() {
    if (!admin.topicId().equals(topicId)) {
      throw new IntakeStopped("topic " + topic + " was deleted and made anew");
    }
  }

  private static RawEvent raw(ConsumerRecord<byte[], byte[]> record, @Nullable Feed by) {
    String origin = record.topic() + "/" + record.partition() + "@" + record.offset();
    return new RawEvent(origin, record.value() == null ? new byte[0] : record.value(), by);
  }

  private void note(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<TopicPartition, Long> nexts = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      nexts.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }
    nexts.forEach(this::advance);
  }

  /** Transaction markers take offsets too, but never arrive as records. */
  private void skipMarkers() {
    for (TopicPartition partition : claims.keySet()) {
      long position = consumer.position(partition);
      if (position > noted.getOrDefault(partition, 0L)) {
        advance(partition, position);
      }
    }
  }

  private void advance(TopicPartition partition, long next) {
    Claim claim = claims.get(partition);
    if (claim == null) {
      throw new Fenced(partition.toString());
    }
    offsets.advance(claim, next);
    noted.put(partition, next);
  }

  private long lag() {
    return consumer.assignment().stream()
        .map(consumer::currentLag)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .sum();
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (TopicPartition partition : partitions) {
      long beginning = beginnings.getOrDefault(partition, 0L);
      Claim claim = offsets.claim(topic, topicId, partition.partition(), beginning);
      if (claim.next() < beginning || claim.next() > ends.getOrDefault(partition, 0L)) {
        throw new IntakeStopped(
            "%s holds offsets %d to %d, and %d comes next"
                .formatted(partition, beginning, ends.get(partition), claim.next()));
      }
      claims.put(partition, claim);
      noted.put(partition, claim.next());
      consumer.seek(partition, claim.next());
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    claims.keySet().removeAll(partitions);
  }

  /** May be called from another thread: ends a running {@link #takeIn} with a WakeupException. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  @SuppressWarnings("deprecation") // close(Duration) is the form every supported client has.
  public void close() {
    try {
      consumer.close(Duration.ofSeconds(5));
    } finally {
      admin.close();
    }
  }
}
