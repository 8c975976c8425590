package io.baton.touch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the lanes of a channel, so that they need not ask the database when there is nothing. */
@Component
class Bell {
  private final Map<String, List<Semaphore>> listeners = new ConcurrentHashMap<>();

  /** A semaphore that gets a permit whenever there may be something to do. */
  Semaphore listen(String channel) {
    Semaphore ringing = new Semaphore(1);
    listeners.computeIfAbsent(channel, c -> new CopyOnWriteArrayList<>()).add(ringing);
    return ringing;
  }

  void leave(String channel, Semaphore ringing) {
    listeners.computeIfAbsent(channel, c -> new CopyOnWriteArrayList<>()).remove(ringing);
  }

  void ring(String channel) {
    listeners.getOrDefault(channel, List.of()).forEach(Semaphore::release);
  }

  void ringAfterCommit(String channel) {
    afterCommit(() -> ring(channel));
  }

  void ringAllAfterCommit() {
    afterCommit(() -> listeners.keySet().forEach(this::ring));
  }

  private static void afterCommit(Runnable task) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              task.run();
            }
          });
    } else {
      task.run();
    }
  }
}
