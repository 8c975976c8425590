package io.baton.touch;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells this node that a round has something to do. */
@Component
class RoundBell {
  private final Semaphore rings = new Semaphore(0);

  void ringAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            ring();
          }
        });
  }

  void ring() {
    rings.release();
  }

  void await(Duration atMost) throws InterruptedException {
    if (rings.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      rings.drainPermits();
    }
  }
}
