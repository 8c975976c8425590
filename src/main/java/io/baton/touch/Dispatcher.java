package io.baton.touch;

import io.baton.channel.ChannelDescriptor;
import io.baton.channel.Channels;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
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
 * clockwork that looks for due touches and for what holds sending back, and keeps claims alive.
 *
 * <p>Stopping lets windows that have left be recorded and gives all claims back.
 */
@Component
class Dispatcher implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
  private static final long STOP_SECONDS = 28;
  private static final int MOST_HUNG = 3;

  private final Channels channels;
  private final Lane.Tools tools;
  private final DispatchSettings settings;
  private final String owner = UUID.randomUUID().toString();
  private final List<Lane> lanes = new CopyOnWriteArrayList<>();
  private final List<Lane> hung = new CopyOnWriteArrayList<>();
  private @Nullable ScheduledExecutorService clockwork;

  Dispatcher(
      Channels channels,
      Batches batches,
      SendingBatch sending,
      Breaker breaker,
      Brake brake,
      Incarnation incarnation,
      Bell bell,
      DispatchSettings settings) {
    this.channels = channels;
    this.tools = new Lane.Tools(batches, sending, breaker, brake, incarnation, bell);
    this.settings = settings;
  }

  @Override
  public synchronized void start() {
    if (!settings.enabled() || clockwork != null) {
      return;
    }
    tools.incarnation().check();
    tools.brake().watch();
    for (ChannelDescriptor channel : channels.all()) {
      for (int n = 0; n < settings.lanes(); n++) {
        lanes.add(lane(channel.channel()));
      }
    }
    lanes.forEach(Lane::start);
    clockwork = Executors.newScheduledThreadPool(2, task -> new Thread(task, "dispatch-clockwork"));
    long poll = settings.poll().toMillis();
    long renewal = Math.max(1, settings.lease().toMillis() / 3);
    var looking = clockwork.scheduleWithFixedDelay(this::look, 0, poll, TimeUnit.MILLISECONDS);
    var renewing =
        clockwork.scheduleWithFixedDelay(this::renew, renewal, renewal, TimeUnit.MILLISECONDS);
  }

  private Lane lane(String channel) {
    return new Lane(channel, channels.of(channel).patience(), owner, tools);
  }

  private void look() {
    try {
      tools.incarnation().check();
      tools.brake().look();
      tools.batches().channelsWithWork().forEach(tools.bell()::ring);
    } catch (RuntimeException e) {
      log.warn("cannot look for due touches: {}", e.toString());
    }
  }

  private void renew() {
    hung.removeIf(lane -> !lane.alive());
    for (Lane lane : lanes) {
      try {
        Claim claim = lane.current();
        if (lane.hung()) {
          replace(lane);
        } else if (claim != null) {
          tools.batches().renew(claim);
        }
      } catch (RuntimeException e) {
        log.warn("cannot renew a claim: {}", e.toString());
      }
    }
  }

  /** Its claim runs out; another lane, here or elsewhere, takes it over. */
  private void replace(Lane lane) {
    long already = hung.stream().filter(h -> h.channel().equals(lane.channel())).count();
    if (already >= MOST_HUNG) {
      return;
    }
    log.error("a hand-over on {} hangs; its lane is replaced", lane.channel());
    lane.askToStop();
    hung.add(lane);
    lanes.remove(lane);
    Lane next = lane(lane.channel());
    lanes.add(next);
    next.start();
  }

  /** Hand-overs that have not come back. */
  long hung(String channel) {
    return hung.stream().filter(lane -> lane.channel().equals(channel)).count();
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
