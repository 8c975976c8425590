package io.baton.touch;

import io.baton.channel.ChannelDescriptor;
import io.baton.channel.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The threads that send: some lanes a channel, so that a slow channel holds up no other, and one
 * clockwork that looks for due touches and keeps claims alive.
 *
 * <p>Stopping lets windows that have left be recorded and gives all claims back.
 */
@Component
class Dispatcher implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
  private static final long STOP_SECONDS = 28;

  private final Channels channels;
  private final Batches batches;
  private final SendingBatch sending;
  private final Bell bell;
  private final DispatchSettings settings;
  private final String owner = UUID.randomUUID().toString();
  private final List<Lane> lanes = new ArrayList<>();
  private @Nullable ScheduledExecutorService clockwork;

  Dispatcher(
      Channels channels,
      Batches batches,
      SendingBatch sending,
      Bell bell,
      DispatchSettings settings) {
    this.channels = channels;
    this.batches = batches;
    this.sending = sending;
    this.bell = bell;
    this.settings = settings;
  }

  @Override
  public synchronized void start() {
    if (!settings.enabled() || clockwork != null) {
      return;
    }
    for (ChannelDescriptor channel : channels.all()) {
      for (int n = 0; n < settings.lanes(); n++) {
        lanes.add(new Lane(channel.channel(), owner, batches, sending, bell));
      }
    }
    lanes.forEach(Lane::start);
    clockwork = Executors.newScheduledThreadPool(2, task -> new Thread(task, "dispatch-clockwork"));
    long poll = settings.poll().toMillis();
    long renewal = Math.max(1, settings.lease().toMillis() / 3);
    var looking = clockwork.scheduleWithFixedDelay(this::look, poll, poll, TimeUnit.MILLISECONDS);
    var renewing =
        clockwork.scheduleWithFixedDelay(this::renew, renewal, renewal, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      batches.channelsWithWork().forEach(bell::ring);
    } catch (RuntimeException e) {
      log.warn("cannot look for due touches: {}", e.toString());
    }
  }

  private void renew() {
    for (Lane lane : lanes) {
      try {
        Claim claim = lane.current();
        if (claim != null) {
          batches.renew(claim);
        }
      } catch (RuntimeException e) {
        log.warn("cannot renew a claim: {}", e.toString());
      }
    }
  }

  @Override
  public synchronized void stop() {
    if (clockwork == null) {
      return;
    }
    lanes.forEach(Lane::askToStop);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
    lanes.forEach(lane -> lane.awaitStop(deadline));
    clockwork.shutdownNow();
    clockwork = null;
    lanes.clear();
  }

  @Override
  public synchronized boolean isRunning() {
    return clockwork != null;
  }
}
