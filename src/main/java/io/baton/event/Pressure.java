package io.baton.event;

import io.baton.shared.BatonException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Tells senders by HTTP to come later while the intake is behind: a request that waits for others
 * would only hold memory, and the sender still has its events. A lone request is always let in.
 */
@Component
@EnableConfigurationProperties(EventProperties.class)
class Pressure {
  private static final int SOON = 1;
  private static final int LATER = 10;

  private final long mostWaiting;
  private final long mostLag;
  private final LongSupplier lag;
  private final AtomicLong waiting = new AtomicLong();

  @Autowired
  Pressure(EventProperties settings, EventTopic topic, SourceTopics sources) {
    this(settings.httpWaiting(), settings.httpLag(), () -> topic.status().lag() + sources.lag());
  }

  Pressure(long mostWaiting, long mostLag, LongSupplier lag) {
    this.mostWaiting = mostWaiting;
    this.mostLag = mostLag;
    this.lag = lag;
  }

  /**
   * @throws BatonException EVENT_INTAKE_BUSY, with Retry-After in the answer; nothing was taken in
   */
  <T> T under(int events, HttpServletResponse answer, Supplier<T> work) {
    if (lag.getAsLong() > mostLag) {
      throw busy(answer, LATER, "the intake is more than " + mostLag + " events behind");
    }
    long before = waiting.getAndAdd(events);
    try {
      if (before > 0 && before + events > mostWaiting) {
        throw busy(answer, SOON, "other requests are being taken in");
      }
      return work.get();
    } finally {
      waiting.addAndGet(-events);
    }
  }

  private static BatonException busy(HttpServletResponse answer, int seconds, String why) {
    answer.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
    return new BatonException(EventErrorCode.EVENT_INTAKE_BUSY, why + "; send it again later");
  }
}
