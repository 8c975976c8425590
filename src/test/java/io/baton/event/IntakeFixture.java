package io.baton.event;

import com.zaxxer.hikari.HikariDataSource;
import io.baton.event.catalogue.CatalogueOfTests;
import io.baton.event.catalogue.SeenEvents;
import io.baton.testing.TestKafka;
import io.baton.testing.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The intake with its real neighbours, a database and a topic of its own; customers C0 to C99999.
 */
final class IntakeFixture implements AutoCloseable {
  final HikariDataSource database = TestPostgres.freshDataSource();
  final JdbcClient jdbc = JdbcClient.create(database);
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final List<EventConsumer> consumers = new CopyOnWriteArrayList<>();
  final String topic = "events-" + UUID.randomUUID();
  final EventProperties settings =
      new EventProperties(
          topic,
          2,
          "test",
          500,
          Duration.ofMillis(20),
          Duration.ofDays(90),
          Duration.ofDays(30),
          EventProperties.Undeclared.ACCEPT,
          1_000,
          10_000);
  final Offsets offsets;
  final SeenEvents seen;
  final EventIntake intake;
  final IntakeMetrics metrics = new IntakeMetrics(meters);
  private final List<TopicListener> listeners = new CopyOnWriteArrayList<>();

  IntakeFixture() {
    TransactionTemplate transactions =
        new TransactionTemplate(new JdbcTransactionManager(database));
    offsets = new Offsets(jdbc, transactions);
    seen = CatalogueOfTests.seen(jdbc);
    intake =
        new EventIntake(
            transactions,
            IntakeFixture::customers,
            new Inbox(jdbc),
            new DeadLetters(jdbc),
            provider(),
            metrics,
            CatalogueOfTests.types(jdbc),
            seen,
            settings);
    jdbc.sql("CREATE TABLE effect (source text, id text, customer int)").update();
  }

  private static Map<String, Integer> customers(java.util.Collection<String> keys) {
    return keys.stream()
        .filter(key -> key.matches("C\\d{1,5}"))
        .collect(Collectors.toMap(key -> key, key -> Integer.valueOf(key.substring(1))));
  }

  private ObjectProvider<EventConsumer> provider() {
    return new ObjectProvider<>() {
      @Override
      public Stream<EventConsumer> stream() {
        return consumers.stream();
      }

      @Override
      public Stream<EventConsumer> orderedStream() {
        return consumers.stream();
      }
    };
  }

  /** Stores each event, as any module would, without looking for duplicates itself. */
  void store(List<CustomerEvent> batch) {
    for (CustomerEvent event : batch) {
      jdbc.sql("INSERT INTO effect VALUES (?, ?, ?)")
          .params(event.source(), event.id(), event.customer())
          .update();
    }
  }

  TopicFollower follow() {
    return new TopicFollower(
        TestKafka.bootstrapServers(), "test-" + topic, settings, intake, offsets);
  }

  TopicListener listen() {
    TopicListener listener =
        new TopicListener(this::follow, () -> offsets.restarts(topic), metrics);
    listeners.add(listener);
    listener.start();
    return listener;
  }

  /** A topic that takes records larger than the usual 1 MiB. */
  void createTopic() throws Exception {
    try (Admin admin = admin()) {
      NewTopic wide = new NewTopic(topic, 2, (short) 1);
      admin.createTopics(List.of(wide.configs(Map.of("max.message.bytes", "4194304")))).all().get();
    }
  }

  void deleteTopic() throws Exception {
    try (Admin admin = admin()) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
  }

  static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()));
  }

  void send(String customer, byte[]... payloads) throws Exception {
    Map<String, Object> producer =
        Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "max.request.size", 8 << 20);
    try (KafkaProducer<byte[], byte[]> open =
        new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (byte[] payload : payloads) {
        open.send(new ProducerRecord<>(topic, bytes(customer), payload));
      }
    }
  }

  long count(String table) {
    return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
  }

  Map<String, Long> deadLettersByReason() {
    return jdbc
        .sql("SELECT reason, count(*) FROM event_dead_letter GROUP BY 1")
        .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  long storedOffsets() {
    return jdbc.sql("SELECT coalesce(sum(next_offset), 0) FROM event_offset")
        .query(Long.class)
        .single();
  }

  static String event(String id, String customer) {
    return """
        {"id":"%s","source":"test","type":"response","customer":"%s",\
        "at":"2026-11-01T10:00:00+08:00","fields":{"amount":12.50}}"""
        .formatted(id, customer);
  }

  static RawEvent raw(String json) {
    return new RawEvent("test", bytes(json));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    listeners.forEach(TopicListener::close);
    database.close();
  }
}
