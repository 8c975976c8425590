package io.baton.channel;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Delivers simulated responses when campaign time has reached them, at least once each. */
@Component
class ArrivingResponses implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ArrivingResponses.class);
  private static final int BATCH = 1_000;

  private final SimulatorLedger ledger;
  private final ObjectProvider<SimulatedResponses> receivers;
  private @Nullable ScheduledExecutorService clockwork;

  ArrivingResponses(SimulatorLedger ledger, ObjectProvider<SimulatedResponses> receivers) {
    this.ledger = ledger;
    this.receivers = receivers;
  }

  @Override
  public synchronized void start() {
    SimulatedResponses receiver = receivers.getIfAvailable();
    if (receiver != null && clockwork == null) {
      clockwork =
          Executors.newSingleThreadScheduledExecutor(
              task -> new Thread(task, "simulated-responses"));
      var unused =
          clockwork.scheduleWithFixedDelay(() -> deliver(receiver), 1, 1, TimeUnit.SECONDS);
    }
  }

  void deliver(SimulatedResponses receiver) {
    try {
      List<SimulatedResponses.Arrived> due;
      do {
        due = ledger.due(BATCH);
        if (!due.isEmpty()) {
          receiver.arrived(due);
          ledger.forget(due);
        }
      } while (due.size() == BATCH);
    } catch (SQLException | RuntimeException e) {
      log.warn("simulated responses could not be delivered, trying again: {}", e.toString());
    }
  }

  @Override
  public synchronized void stop() {
    if (clockwork != null) {
      clockwork.shutdownNow();
      clockwork = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return clockwork != null;
  }
}
