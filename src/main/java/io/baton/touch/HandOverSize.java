package io.baton.touch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How many messages are handed to a channel at once: as many as it takes in a moment. What a
 * channel has begun to send cannot be called back, so a window must be short in time.
 */
@Component
class HandOverSize {
  private static final Duration QUICK = Duration.ofMillis(250);
  private static final Duration SLOW = Duration.ofSeconds(1);

  private final int first;
  private final Map<String, Integer> sizes = new ConcurrentHashMap<>();

  HandOverSize(DispatchSettings settings) {
    this.first = Math.max(1, settings.firstWindow());
  }

  int of(String channel, int largest) {
    return Math.min(largest, sizes.getOrDefault(channel, first));
  }

  /** So many took so long. */
  void learn(String channel, int messages, Duration took) {
    sizes.compute(
        channel,
        (c, known) -> {
          int size = known == null ? first : known;
          if (took.compareTo(SLOW) > 0) {
            return Math.max(1, (int) (messages * SLOW.toMillis() / Math.max(1, took.toMillis())));
          }
          boolean full = messages >= size;
          return full && took.compareTo(QUICK) < 0 ? Math.min(size, 1 << 20) * 2 : size;
        });
  }
}
