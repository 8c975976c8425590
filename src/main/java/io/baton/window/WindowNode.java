package io.baton.window;

import io.baton.cohort.Column;
import io.baton.cohort.FieldIndexes;
import io.baton.tag.Tags;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * This node's part in real-time tags. As long as there is none, only the table of definitions is
 * looked at, once a second.
 */
@Component
class WindowNode implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(WindowNode.class);
  private static final long LOOK_EVERY_MS = 1_000;
  private static final long CARRY_EVERY_MS = 500;
  private static final int LOOKS_A_NOTE = 5;

  private final WindowCatalogue catalogue;
  private final WindowTopics topics;
  private final WindowStreams streams;
  private final WindowValues values;
  private final EntryRelay relay;
  private final FieldIndexes indexes;
  private final Tags tags;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;
  private volatile boolean ready;

  WindowNode(
      WindowCatalogue catalogue,
      WindowTopics topics,
      WindowStreams streams,
      WindowValues values,
      EntryRelay relay,
      FieldIndexes indexes,
      Tags tags) {
    this.catalogue = catalogue;
    this.topics = topics;
    this.streams = streams;
    this.values = values;
    this.relay = relay;
    this.indexes = indexes;
    this.tags = tags;
  }

  /** Whether values that events change now arrive here: windows are kept, and what they say is heard. */
  boolean live() {
    return ready && streams.isRunning() && values.caughtUp();
  }

  @Override
  public void start() {
    running = true;
    begin("window-node", this::tend);
    begin("window-relay", this::carry);
    begin("window-values", this::listen);
  }

  private void begin(String name, Turn turn) {
    Thread thread = new Thread(() -> repeat(turn), name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void repeat(Turn turn) {
    boolean warned = false;
    while (running) {
      try {
        turn.take();
        warned = false;
      } catch (InterruptedException e) {
        return;
      } catch (KafkaException | DataAccessException | TransactionException e) {
        if (running && !warned) {
          log.warn("real-time tags wait: {}", e.getClass().getSimpleName());
        }
        warned = true;
        pause();
      } catch (RuntimeException e) {
        if (running) {
          log.warn("real-time tags: tried again", e);
        }
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int looks;

  private void tend() throws InterruptedException {
    catalogue.look();
    if (!catalogue.isEmpty()) {
      if (!ready) {
        topics.create();
        ready = true;
      }
      streams.keepRunning();
      if (++looks % LOOKS_A_NOTE == 0 && live()) {
        catalogue.all().values().forEach(this::note);
      }
    }
    Thread.sleep(LOOK_EVERY_MS);
  }

  /** The catalogue of tags shows how many have a value, and that it is of now. */
  private void note(WindowTag tag) {
    long known = indexes.current().column(tag.code()).map(Column::known).orElse(0L);
    tags.live(tag.code(), known);
  }

  private void carry() throws InterruptedException {
    relay.awaitNews(CARRY_EVERY_MS);
    while (running && ready && relay.carry()) {
      // There may be more.
    }
  }

  private void listen() throws InterruptedException {
    if (!ready) {
      Thread.sleep(CARRY_EVERY_MS);
      return;
    }
    values.listen(() -> running);
  }

  @Override
  public void stop() {
    running = false;
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(5_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.clear();
    streams.close();
    relay.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private interface Turn {
    void take() throws InterruptedException;
  }
}
