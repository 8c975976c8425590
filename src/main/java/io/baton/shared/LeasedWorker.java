package io.baton.shared;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Looks for work a few times a second and keeps the lease of what it has meanwhile. Quick to stop:
 * the work is interrupted, and whoever has the row next goes on or does it again.
 */
public final class LeasedWorker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LeasedWorker.class);
  private static final long LOOK_MILLIS = 300;
  private static final long EXTEND_SECONDS = 20;

  private final String name;
  private final Runnable work;
  private final Runnable extend;
  private final ScheduledExecutorService threads;

  /**
   * @param name of its threads
   * @param work takes what waits and does it; returns at once where nothing does
   * @param extend the lease of what this node has
   */
  public LeasedWorker(String name, Runnable work, Runnable extend) {
    this.name = name;
    this.work = work;
    this.extend = extend;
    this.threads = Executors.newScheduledThreadPool(2, Background.threads(name));
  }

  public void start() {
    schedule(this::look, 500, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    schedule(this::stayAlive, EXTEND_SECONDS, EXTEND_SECONDS, TimeUnit.SECONDS);
  }

  private void schedule(Runnable task, long first, long every, TimeUnit unit) {
    ScheduledFuture<?> unused = threads.scheduleWithFixedDelay(task, first, every, unit);
  }

  private void look() {
    try {
      work.run();
    } catch (DataAccessException | TransactionException e) {
      // Again at the next look; a database that is gone is told of elsewhere.
      log.warn("{}: {}", name, e.getMessage());
    } catch (RuntimeException e) {
      log.warn("{} stopped; it goes on when its lease ends", name, e);
    }
  }

  private void stayAlive() {
    try {
      extend.run();
    } catch (RuntimeException e) {
      log.warn("the lease of {} could not be extended: {}", name, e.getMessage());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
