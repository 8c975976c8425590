package io.baton.touch;

import io.baton.channel.ChannelDescriptor;
import io.baton.channel.Channels;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Each channel with its numbers, holds, breaker, pace and oldest doubt. */
@Component
class ChannelHealth {
  private static final TouchCounts NOTHING = new TouchCounts(0, 0, 0, 0, 0);

  private final Channels channels;
  private final TouchReport report;
  private final Holds holds;
  private final Pacing pacing;
  private final Dispatcher dispatcher;
  private final JdbcClient jdbc;

  ChannelHealth(
      Channels channels,
      TouchReport report,
      Holds holds,
      Pacing pacing,
      Dispatcher dispatcher,
      JdbcClient jdbc) {
    this.channels = channels;
    this.report = report;
    this.holds = holds;
    this.pacing = pacing;
    this.dispatcher = dispatcher;
    this.jdbc = jdbc;
  }

  List<ChannelView> all() {
    Map<String, TouchCounts> counts = report.countsByChannel();
    Map<String, ChannelView.OpenBreaker> breakers = breakers();
    Map<String, Instant> doubts = oldestDoubts();
    List<Holds.Hold> held = holds.all();
    return channels.all().stream()
        .map(
            channel ->
                view(
                    channel,
                    counts.getOrDefault(channel.channel(), NOTHING),
                    heldBack(held, channel.channel()),
                    breakers.get(channel.channel()),
                    doubts.get(channel.channel())))
        .toList();
  }

  private ChannelView view(
      ChannelDescriptor channel,
      TouchCounts counts,
      List<String> held,
      ChannelView.@Nullable OpenBreaker breaker,
      @Nullable Instant oldestDoubt) {
    return new ChannelView(
        channel.channel(),
        channel.adapter(),
        channel.simulated(),
        channel.idempotent(),
        channel.nameZh(),
        channel.nameEn(),
        counts.accepted(),
        counts.inDoubt(),
        counts.refused(),
        counts.open(),
        held,
        breaker,
        pace(channel.channel()),
        dispatcher.hung(channel.channel()),
        oldestDoubt);
  }

  private ChannelView.Pace pace(String channel) {
    Pacing.Limits limits = pacing.limits(channel);
    return new ChannelView.Pace(
        limits.perSecond(),
        limits.perMinute(),
        limits.perDay(),
        pacing.use(channel, Duration.ofSeconds(1)).messages(),
        pacing.use(channel, Duration.ofMinutes(1)).messages(),
        pacing.usedOn(channel, limits.today()));
  }

  private static List<String> heldBack(List<Holds.Hold> holds, String channel) {
    return holds.stream()
        .filter(h -> h.channel().equals(channel) || h.channel().equals(Holds.EVERY_CHANNEL))
        .map(h -> h.reason().name())
        .distinct()
        .sorted()
        .toList();
  }

  private Map<String, ChannelView.OpenBreaker> breakers() {
    Map<String, ChannelView.OpenBreaker> breakers = new HashMap<>();
    jdbc.sql("select *, open_until <= clock_timestamp() as due from touch_breaker")
        .query(
            row -> {
              breakers.put(
                  row.getString("channel"),
                  new ChannelView.OpenBreaker(
                      row.getTimestamp("opened_at").toInstant(),
                      row.getTimestamp("open_until").toInstant(),
                      row.getBoolean("due"),
                      row.getInt("tries"),
                      row.getString("reason")));
            });
    return breakers;
  }

  private Map<String, Instant> oldestDoubts() {
    Map<String, Instant> oldest = new HashMap<>();
    jdbc.sql(
            """
            select channel, min(since) from touch_doubt where settled_at is null group by channel
            """)
        .query(
            row -> {
              Timestamp since = row.getTimestamp(2);
              oldest.put(row.getString(1), since.toInstant());
            });
    return oldest;
  }
}
