package io.baton.touch;

import io.baton.shared.BatonClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stops sending on a channel whose peer does not answer, so that its touches do not use up their
 * attempts against a wall. After a wait one node, and only one, probes with a single message; its
 * fate closes or re-opens the breaker for all.
 */
@Component
class Breaker {
  private static final Logger log = LoggerFactory.getLogger(Breaker.class);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final int REMEMBERED = 20;
  private static final int FEWEST_MESSAGES = 40;

  private final JdbcClient jdbc;
  private final DispatchSettings settings;
  private final BatonClock clock;
  private final Map<String, Recent> recent = new ConcurrentHashMap<>();

  Breaker(JdbcClient jdbc, DispatchSettings settings, BatonClock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /** What a lane may do now. */
  enum Verdict {
    CLOSED,
    OPEN,
    /** The asker, and nobody else, tries one message and reports by {@link #observe}. */
    PROBE
  }

  private record Window(int failed, int all, long beganNanos, long endedNanos) {
    boolean silent() {
      return failed == all;
    }
  }

  /** What this node saw last of a channel. */
  private static final class Recent {
    private int inARow;
    private long silentSinceNanos;
    private final Deque<Window> windows = new ArrayDeque<>();

    synchronized boolean tooMany(Window window, int limit, Duration silence) {
      if (inARow == 0) {
        silentSinceNanos = window.beganNanos();
      }
      inARow = window.silent() ? inARow + 1 : 0;
      boolean silentForLong =
          window.silent() && window.endedNanos() - silentSinceNanos >= silence.toNanos();
      windows.addLast(window);
      if (windows.size() > REMEMBERED) {
        windows.removeFirst();
      }
      int all = windows.stream().mapToInt(Window::all).sum();
      int failed = windows.stream().mapToInt(Window::failed).sum();
      return silentForLong
          || inARow >= limit
          || (windows.size() >= limit && all >= FEWEST_MESSAGES && 2 * failed >= all);
    }

    synchronized void forget() {
      inARow = 0;
      windows.clear();
    }
  }

  Verdict ask(String channel) {
    Boolean open =
        jdbc.sql("select open_until > clock_timestamp() from touch_breaker where channel = ?")
            .param(channel)
            .query(Boolean.class)
            .optional()
            .orElse(null);
    if (open == null) {
      return Verdict.CLOSED;
    }
    return !open && takeProbe(channel) ? Verdict.PROBE : Verdict.OPEN;
  }

  private boolean takeProbe(String channel) {
    return jdbc.sql(
                """
                update touch_breaker
                set open_until = clock_timestamp() + ? * interval '1 millisecond'
                where channel = ? and open_until <= clock_timestamp()
                """)
            .params(2 * settings.lease().toMillis(), channel)
            .update()
        == 1;
  }

  /** There was nothing to probe with; the next one who has something may. */
  void giveProbeBack(String channel) {
    jdbc.sql("update touch_breaker set open_until = clock_timestamp() where channel = ?")
        .param(channel)
        .update();
  }

  /**
   * What became of messages that were handed over.
   *
   * @param beganNanos of the JVM's own clock, when they were
   */
  void observe(String channel, boolean probe, List<Outcome> handedOver, long beganNanos) {
    observe(channel, probe, handedOver, beganNanos, System.nanoTime());
  }

  void observe(
      String channel, boolean probe, List<Outcome> handedOver, long beganNanos, long endedNanos) {
    List<Outcome> told = handedOver.stream().filter(outcome -> !Answers.held(outcome)).toList();
    if (settings.breakerFailures() <= 0 || told.isEmpty()) {
      if (probe) {
        giveProbeBack(channel);
      }
      return;
    }
    List<Outcome> failed = told.stream().filter(Answers::withoutAnswer).toList();
    Recent seen = recent.computeIfAbsent(channel, c -> new Recent());
    if (probe && failed.size() < told.size()) {
      seen.forget();
      if (jdbc.sql("delete from touch_breaker where channel = ?").param(channel).update() > 0) {
        log.info("channel {} answers again", channel);
      }
    } else if (probe) {
      stayOpen(channel, failed);
    } else if (seen.tooMany(
        new Window(failed.size(), told.size(), beganNanos, endedNanos),
        settings.breakerFailures(),
        settings.breakerSilence())) {
      seen.forget();
      open(channel, failed);
    }
  }

  private void open(String channel, List<Outcome> failed) {
    String reason = reasonOf(failed);
    int opened =
        jdbc.sql(
                """
                insert into touch_breaker (channel, open_until, reason)
                values (?, clock_timestamp() + ? * interval '1 millisecond', ?)
                on conflict do nothing
                """)
            .params(channel, wait(0, failed).toMillis(), reason)
            .update();
    if (opened > 0) {
      log.warn(
          "channel {} does not answer ({}): no more is sent until a probe succeeds",
          channel,
          reason);
    }
  }

  private void stayOpen(String channel, List<Outcome> failed) {
    int tries =
        jdbc.sql("select tries from touch_breaker where channel = ?")
            .param(channel)
            .query(Integer.class)
            .optional()
            .orElse(0);
    jdbc.sql(
            """
            update touch_breaker set tries = tries + 1, reason = ?,
              open_until = clock_timestamp() + ? * interval '1 millisecond'
            where channel = ?
            """)
        .params(reasonOf(failed), wait(tries + 1, failed).toMillis(), channel)
        .update();
  }

  /** The peer's own time, where it named one, if that is later than ours. */
  private Duration wait(int tries, List<Outcome> failed) {
    Duration wait = settings.breakerWait().multipliedBy(1L << Math.min(tries, 12));
    Duration ours = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    Instant now = clock.now();
    Duration theirs =
        failed.stream()
            .map(Outcome::retryAt)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .map(at -> Duration.between(now, at))
            .orElse(Duration.ZERO);
    return theirs.compareTo(ours) > 0 ? theirs : ours;
  }

  private static String reasonOf(List<Outcome> failed) {
    String detail = failed.isEmpty() ? null : failed.get(failed.size() - 1).detail();
    return detail == null ? "UNNAMED" : detail;
  }
}
