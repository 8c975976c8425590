package io.baton.shared;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells one kind of workers of this node that a commit has left something to do. */
public abstract class CommitBell {
  private final Semaphore rings = new Semaphore(0);

  /** Rings when the caller's transaction is committed. */
  public void ringAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            ring();
          }
        });
  }

  public void ring() {
    rings.release();
  }

  /** Until it rings; however often it has rung since the last time is once. */
  public void await(Duration atMost) throws InterruptedException {
    if (rings.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      rings.drainPermits();
    }
  }
}
