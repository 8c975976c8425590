package io.baton.touch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that sends for one channel; asleep unless the bell rings. */
final class Lane {
  private static final Logger log = LoggerFactory.getLogger(Lane.class);
  private static final long AFTER_FAILURE_MILLIS = 1_000;

  private final String channel;
  private final Duration patience;
  private final String owner;
  private final Tools tools;
  private final Semaphore ringing;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile long lastProgressNanos = System.nanoTime();
  private volatile @Nullable Claim current;

  /** What all lanes work with. */
  record Tools(
      Batches batches,
      SendingBatch sending,
      Breaker breaker,
      Brake brake,
      Incarnation incarnation,
      Bell bell) {}

  Lane(String channel, Duration patience, String owner, Tools tools) {
    this.channel = channel;
    this.patience = patience;
    this.owner = owner;
    this.tools = tools;
    this.ringing = tools.bell().listen(channel);
    this.thread = new Thread(this::run, "dispatch-" + channel);
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  String channel() {
    return channel;
  }

  @Nullable Claim current() {
    return current;
  }

  /**
   * No sign of life from within the channel for longer than it may take. Such a lane does not keep
   * its claim: somebody else gets it, and if the channel ever answers, the answer is evidence.
   */
  boolean hung() {
    return current != null && System.nanoTime() - lastProgressNanos > patience.toNanos();
  }

  boolean alive() {
    return thread.isAlive();
  }

  void askToStop() {
    stopping = true;
    ringing.release();
  }

  void awaitStop(long deadlineNanos) {
    try {
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      log.warn("a window on {} did not end in time; its attempt stays open", channel);
    }
  }

  private void run() {
    try {
      while (!stopping) {
        try {
          ringing.acquire();
          ringing.drainPermits();
          sendWhatIsDue();
        } catch (RuntimeException | Error e) {
          // An error ends what it ended, not the channel. The claim is left to run out: what became
          // of its window is for a new claimant to clear.
          log.error("sending on {} failed, going on in a second", channel, e);
          Thread.sleep(AFTER_FAILURE_MILLIS);
          ringing.release();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      tools.bell().leave(channel, ringing);
    }
  }

  private void sendWhatIsDue() throws InterruptedException {
    boolean something = true;
    while (!stopping && something) {
      Breaker.Verdict verdict = tools.breaker().ask(channel);
      Optional<Claim> claim = tools.batches().claim(channel, owner, verdict);
      if (claim.isEmpty()) {
        if (verdict == Breaker.Verdict.PROBE) {
          tools.breaker().giveProbeBack(channel);
        }
        return;
      }
      something = send(claim.get());
    }
  }

  private boolean send(Claim claim) throws InterruptedException {
    lastProgressNanos = System.nanoTime();
    current = claim;
    tools.incarnation().used();
    try {
      return tools.sending().send(claim, () -> goOn(claim));
    } finally {
      current = null;
    }
  }

  private boolean goOn(Claim claim) {
    lastProgressNanos = System.nanoTime();
    return !stopping && !tools.brake().on(channel, claim.plan().runId());
  }
}
