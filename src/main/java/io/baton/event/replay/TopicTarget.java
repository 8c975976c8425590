package io.baton.event.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A topic that is there already. */
final class TopicTarget implements Target {
  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();

  TopicTarget(String bootstrapServers, String topic) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "linger.ms",
                5,
                "batch.size",
                128 * 1024,
                "compression.type",
                "lz4",
                "max.block.ms",
                20_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @Override
  public void send(Played message) throws IOException {
    byte[] key = message.key().isEmpty() ? null : message.key().getBytes(StandardCharsets.UTF_8);
    producer.send(
        new ProducerRecord<>(topic, key, message.json()),
        (done, e) -> {
          if (e != null) {
            failed.compareAndSet(null, e);
          }
        });
    refuse();
  }

  @Override
  public void flush() throws IOException {
    producer.flush();
    refuse();
  }

  private void refuse() throws IOException {
    Exception e = failed.get();
    if (e != null) {
      throw new IOException("the broker did not take a record: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(10));
  }
}
