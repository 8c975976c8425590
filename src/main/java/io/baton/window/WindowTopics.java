package io.baton.window;

import io.baton.shared.KafkaAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The internal topics: what events mean on the way in, values on the way out. */
@Component
class WindowTopics {
  private static final long A_DAY = TimeUnit.DAYS.toMillis(1);

  private final KafkaAddress kafka;
  private final String prefix;
  private final int partitions;

  WindowTopics(
      KafkaAddress kafka,
      @Value("${baton.event.topic:baton.events}") String events,
      @Value("${baton.window.partitions:4}") int partitions) {
    this.kafka = kafka;
    this.prefix = events + ".windows";
    this.partitions = partitions;
  }

  String servers() {
    return kafka.bootstrapServers();
  }

  /** Nodes of this name share the work; it also begins the names of the stores' topics. */
  String application() {
    return prefix;
  }

  String entries() {
    return prefix + ".entries";
  }

  String values() {
    return prefix + ".values";
  }

  /**
   * @throws KafkaException if the broker doesn't answer
   */
  void create() {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000))) {
      make(admin, entries(), Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(A_DAY)));
      make(
          admin,
          values(),
          Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }
  }

  private void make(Admin admin, String name, Map<String, String> settings) {
    NewTopic topic =
        new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
    try {
      admin.createTopics(List.of(topic)).all().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new KafkaException("topic " + name + " can't be made", e);
      }
    } catch (TimeoutException e) {
      throw new KafkaException("the broker did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }
}
