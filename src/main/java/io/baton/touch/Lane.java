package io.baton.touch;

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
  private final String owner;
  private final Batches batches;
  private final SendingBatch sending;
  private final Semaphore ringing;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile @Nullable Claim current;

  Lane(String channel, String owner, Batches batches, SendingBatch sending, Bell bell) {
    this.channel = channel;
    this.owner = owner;
    this.batches = batches;
    this.sending = sending;
    this.ringing = bell.listen(channel);
    this.thread = new Thread(this::run, "dispatch-" + channel);
  }

  void start() {
    thread.start();
  }

  @Nullable Claim current() {
    return current;
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
    while (!stopping) {
      try {
        ringing.acquire();
        ringing.drainPermits();
        sendWhatIsDue();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        // An error ends what it ended, not the channel. The claim is left to run out: what became
        // of its window is for a new claimant to clear.
        log.error("sending on {} failed, going on in a second", channel, e);
        pauseAfterFailure();
      }
    }
  }

  private void sendWhatIsDue() {
    Optional<Claim> claim = Optional.empty();
    while (!stopping && (claim = batches.claim(channel, owner)).isPresent()) {
      current = claim.get();
      try {
        sending.send(claim.get(), () -> !stopping);
      } finally {
        current = null;
      }
    }
  }

  private void pauseAfterFailure() {
    try {
      Thread.sleep(AFTER_FAILURE_MILLIS);
      ringing.release();
    } catch (InterruptedException e) {
      stopping = true;
    }
  }
}
