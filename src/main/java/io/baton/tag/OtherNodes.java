package io.baton.tag;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks once a second whether another node has computed tags. One number is read for that. */
@Component
class OtherNodes implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OtherNodes.class);
  private static final long LOOK_SECONDS = 1;

  private final KnownTags known;
  private @Nullable ScheduledExecutorService thread;
  private volatile boolean failing;

  OtherNodes(KnownTags known) {
    this.known = known;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            run -> {
              Thread looking = new Thread(run, "tags-of-other-nodes");
              looking.setDaemon(true);
              return looking;
            });
    thread = started;
    ScheduledFuture<?> unused =
        started.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      known.look();
      failing = false;
    } catch (DataAccessException | TransactionException e) {
      if (!failing && isRunning()) {
        log.warn("tags of other nodes wait: {}", e.getClass().getSimpleName());
      }
      failing = true;
    } catch (RuntimeException e) {
      log.warn("tags of other nodes: tried again", e);
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
