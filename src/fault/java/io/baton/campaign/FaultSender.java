package io.baton.campaign;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends an event of each customer at a pace: one in twenty twice, one in a hundred dated before its
 * predecessors, one in a thousand followed by a record that nobody can read.
 */
final class FaultSender implements Runnable {
  private final IntakeStage stage;
  private final int events;
  private final double perSecond;
  private final Random random;
  private final AtomicInteger failed = new AtomicInteger();
  private int duplicates;
  private int poison;

  FaultSender(IntakeStage stage, int events, double perSecond, long seed) {
    this.stage = stage;
    this.events = events;
    this.perSecond = perSecond;
    this.random = new Random(seed);
  }

  int duplicates() {
    return duplicates;
  }

  int poison() {
    return poison;
  }

  /** What the broker never took: the run says nothing then. */
  int failed() {
    return failed.get();
  }

  @Override
  public void run() {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                stage.servers(),
                "linger.ms",
                5,
                "delivery.timeout.ms",
                300_000,
                "max.block.ms",
                120_000L,
                "max.request.size",
                4 * 1024 * 1024),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      long begin = System.nanoTime();
      for (int i = 0; i < events; i++) {
        long due = begin + (long) (i * 1e9 / perSecond);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        Instant at = Instant.now().minusSeconds(random.nextInt(100) == 0 ? 60 : 0);
        byte[] event = event(i, at);
        send(producer, i, event);
        if (random.nextInt(20) == 0) {
          duplicates++;
          send(producer, i, event);
        }
        if (i % 1_000 == 500) {
          send(producer, i, poison(poison++));
        }
      }
      producer.flush();
    }
  }

  private void send(KafkaProducer<byte[], byte[]> producer, int customer, byte[] value) {
    byte[] key = IntakeStage.key(customer).getBytes(StandardCharsets.UTF_8);
    producer.send(
        new ProducerRecord<>(stage.topic, key, value),
        (taken, failure) -> {
          if (failure != null) {
            failed.incrementAndGet();
          }
        });
  }

  private static byte[] event(int number, Instant at) {
    return """
    {"id":"e-%d","source":"fault","type":"%s","customer":"%s","at":"%s","fields":{"amount":9000}}"""
        .formatted(number, IntakeStage.TYPE, IntakeStage.key(number), at)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Bad JSON, one that breaks its schema, and one that is too large for an event. */
  private static byte[] poison(int number) {
    return switch (number % 3) {
      case 0 -> "{not json".getBytes(StandardCharsets.UTF_8);
      case 1 ->
          """
          {"id":"p-%d","source":"fault","type":"%s","customer":"%s","at":"%s","fields":{"amount":"much"}}"""
              .formatted(number, IntakeStage.TYPE, IntakeStage.key(0), Instant.now())
              .getBytes(StandardCharsets.UTF_8);
      default -> new byte[700 * 1024];
    };
  }
}
