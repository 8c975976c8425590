package io.baton.touch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread of this node that serves rounds. */
@Component
class RoundWorker implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(RoundWorker.class);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(20);

  private final ServingRounds serving;
  private final RoundBell bell;
  private @Nullable Thread thread;
  private volatile boolean running;

  RoundWorker(ServingRounds serving, RoundBell bell) {
    this.serving = serving;
    this.bell = bell;
  }

  @Override
  public synchronized void start() {
    running = true;
    Thread next = new Thread(this::loop, "baton-rounds");
    next.setDaemon(true);
    next.start();
    thread = next;
  }

  private void loop() {
    while (running) {
      try {
        if (!serving.workOnce()) {
          bell.await(IDLE);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (running) {
          log.warn("rounds go on after a failure: {}", e.toString());
          pause();
        }
      }
    }
  }

  private void pause() {
    try {
      bell.await(IDLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the wish that is being served finish. */
  @Override
  public synchronized void stop() {
    running = false;
    bell.ring();
    Thread last = thread;
    thread = null;
    try {
      if (last != null) {
        last.join(STOP_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
