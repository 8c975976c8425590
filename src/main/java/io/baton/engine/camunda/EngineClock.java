package io.baton.engine.camunda;

import io.baton.shared.BatonClock;
import io.baton.shared.ClockMoved;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps the engine's time equal to campaign time, read from the database itself. Starts before the
 * job executor, so that no timer is judged by the machine's own clock. The engine counts on from
 * there with that clock, so a step of it is looked for and made up for within half a second.
 */
@Component
class EngineClock implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(EngineClock.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration TOLERATED = Duration.ofMillis(250);

  private final JdbcClient jdbc;
  private final ProcessEngineConfigurationImpl engine;
  private final BatonClock clock;
  private final Semaphore end = new Semaphore(0);
  private volatile boolean running;

  EngineClock(JdbcClient jdbc, ProcessEngineConfigurationImpl engine, BatonClock clock) {
    this.jdbc = jdbc;
    this.engine = engine;
    this.clock = clock;
  }

  /** Timers that have become due are looked for at once. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void moved(ClockMoved event) {
    adjust();
    engine.getJobExecutor().jobWasAdded();
  }

  private void watch() {
    try {
      while (!end.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      Duration off = Duration.between(clock.now(), ClockUtil.getCurrentTime().toInstant());
      if (off.abs().compareTo(TOLERATED) > 0) {
        log.warn("the engine's clock was off by {} ms and is set again", off.toMillis());
        adjust();
      }
    } catch (RuntimeException e) {
      log.debug("the database's clock cannot be read: {}", e.toString());
    }
  }

  private void adjust() {
    Instant now = jdbc.sql("SELECT shared_now()").query(Timestamp.class).single().toInstant();
    ClockUtil.offset(Duration.between(Instant.now(), now).toMillis());
  }

  @Override
  public void start() {
    adjust();
    running = true;
    end.drainPermits();
    Thread watch = new Thread(this::watch, "baton-engine-clock");
    watch.setDaemon(true);
    watch.start();
  }

  @Override
  public void stop() {
    running = false;
    end.release();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
