package io.baton.event;

import io.baton.shared.BatonException;
import io.baton.shared.KafkaAddress;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** This node's part in following the topic: starts and stops with the application. */
@Component
@EnableConfigurationProperties(EventProperties.class)
class EventTopic implements SmartLifecycle {
  private final KafkaAddress kafka;
  private final EventProperties settings;
  private final EventIntake intake;
  private final Offsets offsets;
  private final IntakeMetrics metrics;
  private final String group;
  private volatile TopicListener listener;

  EventTopic(
      KafkaAddress kafka,
      @Value("${baton.kafka.bootstrap-servers:}") String named,
      EventProperties settings,
      EventIntake intake,
      Offsets offsets,
      IntakeMetrics metrics) {
    this.kafka = kafka;
    this.settings = settings;
    this.intake = intake;
    this.offsets = offsets;
    this.metrics = metrics;
    this.group = group(named, settings);
    this.listener = newListener();
  }

  /**
   * A broker of our own has one node, and a killed predecessor would hold the partitions until its
   * session ends. Progress does not hang on the group's name: it is in event_offset.
   */
  static String group(String named, EventProperties settings) {
    return named.isEmpty() ? settings.group() + "-" + UUID.randomUUID() : settings.group();
  }

  private TopicListener newListener() {
    return new TopicListener(
        () -> new TopicFollower(kafka.bootstrapServers(), group, settings, intake, offsets),
        () -> offsets.restarts(settings.topic()),
        metrics);
  }

  IntakeStatus status() {
    return listener.status();
  }

  /**
   * Ends a standstill on all nodes by setting the offsets of every partition, as an operator
   * decided. Any node may be asked: one that does not stand still itself looks whether the offsets
   * fit.
   */
  void restart(RestartPoint point) {
    try (TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers(), settings.topic())) {
      admin.createIfAbsent(settings.partitions());
      if (status().state() != IntakeState.STOPPED
          && offsets.fit(settings.topic(), admin.topicId(), admin.beginnings(), admin.ends())) {
        throw new BatonException(
            EventErrorCode.EVENT_INTAKE_NOT_STOPPED,
            "the intake is running; there is nothing to mend");
      }
      offsets.restart(
          settings.topic(),
          admin.topicId(),
          point == RestartPoint.BEGINNING ? admin.beginnings() : admin.ends());
    } catch (KafkaException e) {
      throw new BatonException(
          EventErrorCode.EVENT_TOPIC_UNREACHABLE, "the broker does not answer", e);
    }
    listener.goOn();
  }

  @Override
  public void start() {
    listener = newListener();
    listener.start();
  }

  @Override
  public void stop() {
    listener.close();
  }

  @Override
  public boolean isRunning() {
    return listener.status().state() != IntakeState.IDLE;
  }

  /** Where an operator lets a standing intake go on. */
  enum RestartPoint {
    /** At the oldest record there is; the inbox drops what was taken in already. */
    BEGINNING,
    /** Behind the newest record: what is on the topic now is given up. */
    END
  }
}
