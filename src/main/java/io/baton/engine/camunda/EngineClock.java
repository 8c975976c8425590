package io.baton.engine.camunda;

import io.baton.shared.ClockMoved;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps the engine's time equal to campaign time, read from the database itself. Starts before the
 * job executor, so that no timer is judged by the machine's own clock.
 */
@Component
class EngineClock implements SmartLifecycle {
  private final JdbcClient jdbc;
  private final ProcessEngineConfigurationImpl engine;
  private volatile boolean running;

  EngineClock(JdbcClient jdbc, ProcessEngineConfigurationImpl engine) {
    this.jdbc = jdbc;
    this.engine = engine;
  }

  /** Timers that have become due are looked for at once. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void moved(ClockMoved event) {
    adjust();
    engine.getJobExecutor().jobWasAdded();
  }

  private void adjust() {
    Instant now = jdbc.sql("SELECT shared_now()").query(Timestamp.class).single().toInstant();
    ClockUtil.offset(Duration.between(Instant.now(), now).toMillis());
  }

  @Override
  public void start() {
    adjust();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
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
