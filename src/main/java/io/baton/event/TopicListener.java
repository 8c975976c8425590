package io.baton.event;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link TopicFollower} at work in a thread of its own. A broker that is away makes the
 * intake late, not the application ill: it tries again with growing patience. Offsets that do not
 * fit the topic stop it, loudly, until an operator decides.
 */
final class TopicListener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TopicListener.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long FIRST_PAUSE = 250;
  private static final long LONGEST_PAUSE = 10_000;
  private static final long LOOK_EVERY = 1_000;

  private final Connection connection;
  private final LongSupplier restarts;
  private final Watch metrics;
  private final Object monitor = new Object();
  private volatile IntakeStatus status = new IntakeStatus(IntakeState.IDLE, "not started", 0);
  private volatile boolean closing;
  private volatile @Nullable TopicFollower follower;
  private @Nullable Thread thread;

  /**
   * @param restarts how often operators have let the intake go on, on whatever node
   */
  TopicListener(Connection connection, LongSupplier restarts, Watch metrics) {
    this.connection = connection;
    this.restarts = restarts;
    this.metrics = metrics;
  }

  void start() {
    Thread started = new Thread(this::run, "event-intake");
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  IntakeStatus status() {
    return status;
  }

  /** Ends a standstill: the next attempt begins now. */
  void goOn() {
    synchronized (monitor) {
      status = new IntakeStatus(IntakeState.IDLE, "restarting", 0);
      metrics.stopped(false);
      monitor.notifyAll();
    }
  }

  private void run() {
    long pause = FIRST_PAUSE;
    while (!closing) {
      // Asked before the attempt: a restart while it fails is not missed.
      long before = restartsOr(Long.MIN_VALUE);
      try (TopicFollower opened = connection.open()) {
        follower = opened;
        while (!closing) {
          long lag = opened.takeIn(POLL);
          metrics.lag(lag);
          status = new IntakeStatus(IntakeState.FOLLOWING, "", lag);
          pause = FIRST_PAUSE;
        }
      } catch (WakeupException e) {
        log.debug("woken up to close");
      } catch (RuntimeException e) {
        pause = afterFailure(e, pause, before);
      } finally {
        follower = null;
      }
    }
    status = new IntakeStatus(IntakeState.IDLE, "closed", 0);
  }

  private long restartsOr(long unknown) {
    try {
      return restarts.getAsLong();
    } catch (RuntimeException away) {
      log.debug("the database does not say how often the intake was restarted", away);
      return unknown;
    }
  }

  private long afterFailure(RuntimeException failure, long pause, long restartsBefore) {
    IntakeStopped stopped = find(IntakeStopped.class, failure);
    if (stopped != null) {
      standStill(stopped, restartsBefore);
      return FIRST_PAUSE;
    }
    if (find(Fenced.class, failure) != null) {
      metrics.fenced();
      log.info("event intake: a partition has another owner, joining again");
      return FIRST_PAUSE;
    }
    if (!closing) {
      log.warn(
          "event intake: {} ({}), next attempt in {} ms",
          failure.getClass().getSimpleName(),
          failure.getMessage(),
          pause);
      status =
          new IntakeStatus(
              IntakeState.UNREACHABLE, failure.getClass().getSimpleName(), status.lag());
      await(pause);
    }
    return Math.min(pause * 2, LONGEST_PAUSE);
  }

  /** Until an operator lets the intake go on, here or on another node. */
  private void standStill(IntakeStopped stopped, long restartsBefore) {
    log.error("EVENT_INTAKE_STOPPED {}; see docs/events.md", stopped.getMessage());
    metrics.stopped(true);
    status =
        new IntakeStatus(
            IntakeState.STOPPED, java.util.Objects.toString(stopped.getMessage()), status.lag());
    while (!closing && status.state() == IntakeState.STOPPED) {
      if (restartsOr(restartsBefore) != restartsBefore) {
        goOn();
      } else {
        awaitWhileStopped();
      }
    }
  }

  private void awaitWhileStopped() {
    synchronized (monitor) {
      if (status.state() == IntakeState.STOPPED) {
        await(LOOK_EVERY);
      }
    }
  }

  private void await(long millis) {
    synchronized (monitor) {
      if (closing) {
        return;
      }
      try {
        monitor.wait(millis);
      } catch (InterruptedException e) {
        closing = true;
        Thread.currentThread().interrupt();
      }
    }
  }

  private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  @Override
  public void close() {
    closing = true;
    synchronized (monitor) {
      monitor.notifyAll();
    }
    TopicFollower current = follower;
    if (current != null) {
      current.wakeUp();
    }
    Thread running = thread;
    if (running != null) {
      try {
        running.join(Duration.ofSeconds(15).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What is told to those who watch. */
  interface Watch {
    void lag(long events);

    void stopped(boolean still);

    void fenced();
  }

  /** Opens a fresh connection to the topic; may throw whatever the broker's absence causes. */
  interface Connection {
    TopicFollower open();
  }
}
