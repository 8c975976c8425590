package io.baton.shared;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Looks once a second at what other nodes have done, on a thread of its own. A database that is
 * away is told of once; the look after its return finds what was missed.
 */
public abstract class EachSecond implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(EachSecond.class);
  private static final long LOOK_SECONDS = 1;

  private final String name;
  private final Runnable look;
  private @Nullable ScheduledExecutorService thread;
  private volatile boolean failing;

  /**
   * @param name of the thread, and of what is looked at
   */
  protected EachSecond(String name, Runnable look) {
    this.name = name;
    this.look = look;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            run -> {
              Thread looking = new Thread(run, name);
              looking.setDaemon(true);
              return looking;
            });
    thread = started;
    ScheduledFuture<?> unused =
        started.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      look.run();
      failing = false;
    } catch (DataAccessException | TransactionException e) {
      if (!failing && isRunning()) {
        log.warn("{}: waiting, {}", name, e.getClass().getSimpleName());
      }
      failing = true;
    } catch (RuntimeException e) {
      log.warn("{}: tried again", name, e);
    }
  }

  @Override
  public synchronized void stop() {
    if (thread != null) {
      thread.shutdownNow();
      thread = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
