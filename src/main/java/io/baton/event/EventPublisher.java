package io.baton.event;

import io.baton.shared.KafkaAddress;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts events on the topic. The customer's key is the record's key, so one customer's events stay
 * in order.
 */
@Component
@EnableConfigurationProperties(EventProperties.class)
public class EventPublisher {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final JsonMapper json = JsonMapper.builder().build();
  private final KafkaAddress kafka;
  private final String topic;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  EventPublisher(KafkaAddress kafka, EventProperties settings) {
    this.kafka = kafka;
    this.topic = settings.topic();
  }

  /**
   * Returns once the broker has every event. If it throws, some may be there: publish the same
   * events again, with the same ids.
   *
   * @throws KafkaException if the broker does not take them within half a minute
   */
  public void publish(List<OutgoingEvent> events) {
    List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
    KafkaProducer<byte[], byte[]> open = producer();
    for (OutgoingEvent event : events) {
      sent.add(open.send(record(event)));
    }
    sent.forEach(answer -> BrokerAnswer.within(PATIENCE, answer));
  }

  private ProducerRecord<byte[], byte[]> record(OutgoingEvent event) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", event.id());
    members.put("source", event.source());
    members.put("type", event.type());
    members.put("customer", event.customer());
    members.put("at", event.at().toString());
    members.put("fields", event.fields());
    return new ProducerRecord<>(
        topic, event.customer().getBytes(StandardCharsets.UTF_8), json.writeValueAsBytes(members));
  }

  private synchronized KafkaProducer<byte[], byte[]> producer() {
    KafkaProducer<byte[], byte[]> open = producer;
    if (open == null) {
      open =
          new KafkaProducer<>(
              Map.of(
                  ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                  kafka.bootstrapServers(),
                  ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                  true,
                  ProducerConfig.LINGER_MS_CONFIG,
                  5,
                  ProducerConfig.BATCH_SIZE_CONFIG,
                  128 * 1024,
                  ProducerConfig.COMPRESSION_TYPE_CONFIG,
                  "lz4",
                  ProducerConfig.MAX_BLOCK_MS_CONFIG,
                  PATIENCE.toMillis(),
                  ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                  10_000,
                  ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                  (int) PATIENCE.toMillis()),
              new ByteArraySerializer(),
              new ByteArraySerializer());
      producer = open;
    }
    return open;
  }

  @PreDestroy
  synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(5));
    }
  }
}
