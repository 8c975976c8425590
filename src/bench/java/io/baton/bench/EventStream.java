package io.baton.bench;

import io.baton.testing.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts events of customers on a topic, as fast as the broker takes them or at a steady pace. */
final class EventStream implements AutoCloseable {
  /** One in twenty is sent twice, as by a sender that lost the answer. */
  static final int DUPLICATE_EVERY = 20;

  private static final int PARTITIONS = 4;

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of(
              "bootstrap.servers",
              TestKafka.bootstrapServers(),
              "linger.ms",
              2,
              "batch.size",
              128 * 1024,
              "compression.type",
              "lz4"),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  EventStream(String topic) {
    this.topic = topic;
  }

  /** The broker makes no topics by itself. */
  static String newTopic() throws Exception {
    String topic = "bench." + UUID.randomUUID();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all().get();
    }
    return topic;
  }

  /** An event of each customer from {@code from} to {@code to - 1}. */
  void burst(int from, int to, IntFunction<String> key) {
    for (int i = from; i < to; i++) {
      send(i, key.apply(i), 9_000, Instant.now());
    }
    producer.flush();
  }

  /**
   * One every {@code 1 / perSecond}, each counted from when it was due, so that a sender that falls
   * behind shows in the latency. Of those in between, {@code ignored} for each match nobody.
   */
  void paced(int from, int to, int perSecond, int ignored, IntFunction<String> key) {
    long begin = System.nanoTime();
    Instant began = Instant.now();
    for (int i = from; i < to; i++) {
      long due = begin + (i - from) * 1_000_000_000L / perSecond;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      Instant at = began.plusNanos(due - begin);
      send(i, key.apply(i), 9_000, at);
      for (int j = 0; j < ignored; j++) {
        send(from + i * (ignored + 1) + j, key.apply(i), 10, "other-", at);
      }
    }
    producer.flush();
  }

  private void send(int number, String key, int amount, Instant at) {
    send(number, key, amount, "e-", at);
    if (number % DUPLICATE_EVERY == 0) {
      send(number, key, amount, "e-", at);
    }
  }

  private void send(int number, String key, int amount, String prefix, Instant at) {
    String json =
        """
        {"id":"%s%d","source":"bench","type":"salary-arrived","customer":"%s","at":"%s",\
        "fields":{"amount":%d}}"""
            .formatted(prefix, number, key, at, amount);
    producer.send(
        new ProducerRecord<>(
            topic, key.getBytes(StandardCharsets.UTF_8), json.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(10));
  }
}
