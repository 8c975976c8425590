package io.baton.engine.camunda;

import io.baton.shared.BatonClock;
import io.baton.shared.ClockMoved;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps the engine's time equal to campaign time. Starts before the job executor, so that no timer
 * is judged by the machine's own clock.
 */
@Component
class EngineClock implements SmartLifecycle {
  private final BatonClock clock;
  private final ProcessEngineConfigurationImpl engine;
  private volatile boolean running;

  EngineClock(BatonClock clock, ProcessEngineConfigurationImpl engine) {
    this.clock = clock;
    this.engine = engine;
  }

  /** Timers that have become due are looked for at once. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void moved(ClockMoved event) {
    adjust();
    engine.getJobExecutor().jobWasAdded();
  }

  private void adjust() {
    ClockUtil.offset(Duration.between(Instant.now(), clock.now()).toMillis());
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
