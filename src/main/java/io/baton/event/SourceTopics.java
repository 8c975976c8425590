package io.baton.event;

import io.baton.event.EventSource.State;
import io.baton.event.EventSource.Way;
import io.baton.shared.KafkaAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * This node's part in following the topics of sources. Once a second it compares what it follows
 * with what is active, so that a source activated anywhere is followed everywhere without a
 * restart.
 */
@Component
@EnableConfigurationProperties(EventProperties.class)
class SourceTopics implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(SourceTopics.class);
  private static final long LOOK_EVERY_MS = 1_000;

  private final KafkaAddress kafka;
  private final EventProperties settings;
  private final EventIntake intake;
  private final Offsets offsets;
  private final IntakeMetrics metrics;
  private final Feeds feeds;
  private final String group;
  private final Map<String, TopicListener> listeners = new ConcurrentHashMap<>();
  private final Object monitor = new Object();
  private volatile boolean running;
  private volatile Thread thread = new Thread(() -> {});

  SourceTopics(
      KafkaAddress kafka,
      @Value("${baton.kafka.bootstrap-servers:}") String named,
      EventProperties settings,
      EventIntake intake,
      Offsets offsets,
      IntakeMetrics metrics,
      Feeds feeds) {
    this.kafka = kafka;
    this.settings = settings;
    this.intake = intake;
    this.offsets = offsets;
    this.metrics = metrics;
    this.feeds = feeds;
    this.group = EventTopic.group(named, settings);
  }

  /** How this node's following of a source is doing; empty where it does not follow. */
  Optional<IntakeStatus> status(String code) {
    return Optional.ofNullable(listeners.get(code)).map(TopicListener::status);
  }

  long lag() {
    return listeners.values().stream().mapToLong(listener -> listener.status().lag()).sum();
  }

  /** Ends a standstill, once the offsets are mended. */
  void goOn(String code) {
    TopicListener listener = listeners.get(code);
    if (listener != null) {
      listener.goOn();
    }
  }

  /** Something changed; look now. */
  void look() {
    synchronized (monitor) {
      monitor.notifyAll();
    }
  }

  private void run() {
    while (running) {
      try {
        compare(active());
      } catch (DataAccessException e) {
        log.debug("sources are looked up later: {}", e.getClass().getSimpleName());
      } catch (RuntimeException e) {
        log.warn("sources are looked up later", e);
      }
      synchronized (monitor) {
        if (running) {
          try {
            monitor.wait(LOOK_EVERY_MS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
          }
        }
      }
    }
  }

  private Map<String, EventSource> active() {
    Map<String, EventSource> wanted = new HashMap<>(feeds.sources());
    wanted.values().removeIf(source -> source.way() != Way.KAFKA || source.state() != State.ACTIVE);
    return wanted;
  }

  private void compare(Map<String, EventSource> wanted) {
    for (String code : listeners.keySet()) {
      if (!wanted.containsKey(code)) {
        TopicListener listener = listeners.remove(code);
        if (listener != null) {
          listener.close();
        }
        metrics.forget(code);
      }
    }
    wanted.forEach(
        (code, source) ->
            listeners.computeIfAbsent(code, key -> follow(code, String.valueOf(source.topic()))));
  }

  private TopicListener follow(String code, String topic) {
    TopicListener listener =
        new TopicListener(
            () ->
                new TopicFollower(
                    kafka.bootstrapServers(),
                    group + "." + code,
                    settings,
                    intake,
                    offsets,
                    topic,
                    false,
                    () -> feeds.feed(code).orElse(null)),
            () -> offsets.restarts(topic),
            metrics.of(code));
    listener.start();
    return listener;
  }

  @Override
  public void start() {
    running = true;
    Thread started = new Thread(this::run, "event-sources");
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  @Override
  public void stop() {
    running = false;
    look();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    listeners.values().parallelStream().forEach(TopicListener::close);
    listeners.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
