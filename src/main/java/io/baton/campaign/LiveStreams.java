package io.baton.campaign;

import io.baton.shared.BatonException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells those who watch a campaign what its numbers are now. However many watch, a campaign is
 * looked at once a second and only while somebody does. A stream ends by itself after a while; who
 * comes again is asked again who they are.
 */
@Component
class LiveStreams implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int MOST = 500;

  /** So many looks without news, and a word is sent to find out who has gone. */
  private static final int QUIET_LOOKS = 15;

  private final LiveNumbers numbers;
  private final CampaignRows rows;
  private final JsonMapper json;
  private final Map<Long, Watched> watched = new ConcurrentHashMap<>();
  private volatile @Nullable ScheduledExecutorService looking;
  private boolean blind;

  LiveStreams(LiveNumbers numbers, CampaignRows rows, JsonMapper json) {
    this.numbers = numbers;
    this.rows = rows;
    this.json = json;
  }

  private static final class Watched {
    private final Set<SseEmitter> streams = ConcurrentHashMap.newKeySet();
    private String last = "";
    private int quiet;
  }

  /**
   * A stream that begins with the numbers of now.
   *
   * @throws BatonException CAMPAIGN_STREAMS_BUSY where too many watch already
   */
  SseEmitter open(Campaign campaign) {
    if (watched.values().stream().mapToInt(each -> each.streams.size()).sum() >= MOST) {
      throw new BatonException(
          CampaignError.CAMPAIGN_STREAMS_BUSY,
          "too many are watching; ask again from time to time");
    }
    SseEmitter stream = new SseEmitter(LONGEST.toMillis());
    long id = campaign.number();
    Runnable leave = () -> leave(id, stream);
    stream.onCompletion(leave);
    stream.onTimeout(stream::complete);
    stream.onError(gone -> leave.run());
    String now = json.writeValueAsString(numbers.of(campaign));
    watched.compute(
        id,
        (same, before) -> {
          Watched here = before == null ? new Watched() : before;
          here.streams.add(stream);
          return here;
        });
    send(id, stream, SseEmitter.event().name("live").data(now, MediaType.APPLICATION_JSON));
    return stream;
  }

  private void leave(long campaignId, SseEmitter stream) {
    watched.computeIfPresent(
        campaignId,
        (same, here) -> {
          here.streams.remove(stream);
          return here.streams.isEmpty() ? null : here;
        });
  }

  private void look() {
    try {
      watched.forEach(this::look);
      blind = false;
    } catch (DataAccessException | TransactionException e) {
      if (!blind) {
        LOG.warn("live numbers cannot be read: {}", e.getClass().getSimpleName());
      }
      blind = true;
    } catch (RuntimeException e) {
      LOG.error("live numbers", e);
    }
  }

  private void look(long campaignId, Watched here) {
    LiveNumbers.Live live = numbers.of(rows.findById(campaignId).orElseThrow());
    String compared = json.writeValueAsString(live.asOf(java.time.Instant.EPOCH));
    boolean news = !compared.equals(here.last);
    here.quiet = news ? 0 : here.quiet + 1;
    here.last = compared;
    if (news) {
      String said = json.writeValueAsString(live);
      for (SseEmitter stream : List.copyOf(here.streams)) {
        send(
            campaignId,
            stream,
            SseEmitter.event().name("live").data(said, MediaType.APPLICATION_JSON));
      }
    } else if (here.quiet >= QUIET_LOOKS) {
      here.quiet = 0;
      for (SseEmitter stream : List.copyOf(here.streams)) {
        send(campaignId, stream, SseEmitter.event().comment("still here"));
      }
    }
  }

  private void send(long campaignId, SseEmitter stream, SseEmitter.SseEventBuilder event) {
    try {
      stream.send(event);
    } catch (IOException | IllegalStateException gone) {
      leave(campaignId, stream);
    }
  }

  @Override
  public void start() {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "live-streams");
              made.setDaemon(true);
              return made;
            });
    var unused = thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    looking = thread;
  }

  /** Before the web server waits for its open requests: who watches comes again to another node. */
  @Override
  public void stop() {
    ScheduledExecutorService thread = looking;
    looking = null;
    if (thread != null) {
      thread.shutdownNow();
    }
    watched.values().forEach(here -> here.streams.forEach(SseEmitter::complete));
  }

  @Override
  public boolean isRunning() {
    return looking != null;
  }
}
