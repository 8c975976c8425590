package io.baton.touch;

import io.baton.channel.ChannelDescriptor;
import io.baton.channel.Channels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long after their event was taken in messages were handed over, over the last ten minutes. Of
 * plans that an event led to at once; what stands behind a wait, or was put off by the contact
 * policy, is late on purpose and not counted.
 *
 * <p>Read from the attempts, a row for each window of messages: it ends when the channel has
 * answered. All times are the database's. Read at most once in two seconds, however many watch.
 */
@Component
public class HandOvers {
  private static final String RECENT =
      """
      select s.run_id,
        extract(epoch from a.closed_at - s.received_at) * 1000,
        substring(a.outcome from '\\mACCEPTED ([0-9]+)')::int
      from touch_attempt a
      join touch_batch b on b.id = a.batch_id
      join touch_step s on s.id = b.step_id
      where a.channel = any(?) and a.closed_at > clock_timestamp() - interval '10 minutes'
        and s.received_at is not null and a.outcome ~ '\\mACCEPTED [0-9]'
      order by 2
      """;
  private static final long FRESH = Duration.ofSeconds(2).toNanos();

  private final JdbcClient jdbc;
  private final Channels channels;
  private Map<Long, List<HandedOver>> last = Map.of();
  private long readAt;
  private boolean read;

  HandOvers(JdbcClient jdbc, Channels channels) {
    this.jdbc = jdbc;
    this.channels = channels;
  }

  /** Some messages that were handed over together. */
  private record HandedOver(double millis, int messages) {}

  /**
   * Milliseconds from the event's receipt to the channel's answer.
   *
   * @param messages that were handed over; null quantiles where none were
   */
  public record Latency(long messages, @Nullable Long p50, @Nullable Long p95, @Nullable Long p99) {
    static final Latency NONE = new Latency(0, null, null, null);
  }

  /** Of these campaigns together. */
  public Latency of(Collection<Long> runs) {
    Map<Long, List<HandedOver>> recent = recent();
    List<HandedOver> all = new ArrayList<>();
    runs.forEach(run -> all.addAll(recent.getOrDefault(run, List.of())));
    all.sort(java.util.Comparator.comparingDouble(HandedOver::millis));
    long messages = all.stream().mapToLong(HandedOver::messages).sum();
    return messages == 0
        ? Latency.NONE
        : new Latency(
            messages,
            quantile(all, messages, 0.50),
            quantile(all, messages, 0.95),
            quantile(all, messages, 0.99));
  }

  /** The smallest span within which that share of the messages was handed over. */
  private static long quantile(List<HandedOver> sorted, long messages, double share) {
    long rank = (long) Math.ceil(share * messages);
    long passed = 0;
    for (HandedOver each : sorted) {
      passed += each.messages();
      if (passed >= rank) {
        return Math.round(each.millis());
      }
    }
    return Math.round(sorted.get(sorted.size() - 1).millis());
  }

  private synchronized Map<Long, List<HandedOver>> recent() {
    if (!read || System.nanoTime() - readAt > FRESH) {
      last = look();
      readAt = System.nanoTime();
      read = true;
    }
    return last;
  }

  private Map<Long, List<HandedOver>> look() {
    Map<Long, List<HandedOver>> found = new HashMap<>();
    jdbc.sql(RECENT)
        .param(channels.all().stream().map(ChannelDescriptor::channel).toArray(String[]::new))
        .query(
            row -> {
              Objects.requireNonNull(
                      found.computeIfAbsent(row.getLong(1), run -> new ArrayList<>()))
                  .add(new HandedOver(row.getDouble(2), row.getInt(3)));
            });
    return found;
  }
}
