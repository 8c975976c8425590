package io.baton.window;

import io.baton.shared.BatonClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Kafka Streams in this node: entries in, values out, the windows of each partition in memory and
 * in a topic, all three in one Kafka transaction.
 */
@Component
class WindowStreams {
  private static final Logger log = LoggerFactory.getLogger(WindowStreams.class);

  private final WindowTopics topics;
  private final WindowCatalogue catalogue;
  private final BatonClock clock;
  private final WindowMetrics metrics;
  private final Path directory;
  private volatile @Nullable KafkaStreams streams;

  WindowStreams(
      WindowTopics topics,
      WindowCatalogue catalogue,
      BatonClock clock,
      WindowMetrics metrics,
      @Value("${baton.data}") Path data) {
    this.topics = topics;
    this.catalogue = catalogue;
    this.clock = clock;
    this.metrics = metrics;
    this.directory = data.toAbsolutePath().normalize().resolve("windows");
  }

  /** Starts it, or starts it anew after it gave up; does nothing while it runs. */
  synchronized void keepRunning() {
    KafkaStreams now = streams;
    if (now != null && !now.state().hasNotStarted() && !now.state().hasCompletedShutdown()) {
      metrics.running(now.state().isRunningOrRebalancing());
      return;
    }
    close();
    KafkaStreams made = new KafkaStreams(topology(), settings());
    made.setUncaughtExceptionHandler(
        failure -> {
          log.warn("real-time tags: a thread failed and is replaced", failure);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    streams = made;
    made.start();
  }

  boolean isRunning() {
    KafkaStreams now = streams;
    return now != null && now.state() == KafkaStreams.State.RUNNING;
  }

  synchronized void close() {
    KafkaStreams now = streams;
    if (now != null) {
      now.close(Duration.ofSeconds(10));
      streams = null;
      metrics.running(false);
    }
  }

  private Topology topology() {
    return new Topology()
        .addSource(
            "entries", new ByteArrayDeserializer(), new ByteArrayDeserializer(), topics.entries())
        .addProcessor("windows", new Windows(), "entries")
        .addSink(
            "values",
            topics.values(),
            new ByteArraySerializer(),
            new ByteArraySerializer(),
            "windows");
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.putAll(
        Map.ofEntries(
            Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, topics.application()),
            Map.entry(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, topics.servers()),
            Map.entry(StreamsConfig.STATE_DIR_CONFIG, directory.toString()),
            Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
            Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100L),
            Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1),
            Map.entry(StreamsConfig.POLL_MS_CONFIG, 50L),
            // A node that was killed is missed for six seconds, and what it left open for five.
            Map.entry(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000),
            Map.entry(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500),
            Map.entry(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 5_000)));
    return settings;
  }

  private final class Windows implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
      return new WindowProcessor(catalogue, clock, metrics);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(store(WindowProcessor.PANES), store(WindowProcessor.HEADS));
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
      return Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
          .withLoggingEnabled(Map.of());
    }
  }
}
