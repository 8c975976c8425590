package io.baton.touch;

import io.baton.policy.ChannelCapacity;
import io.baton.policy.ContactPolicy;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How many messages may leave on a channel now.
 *
 * <p>A message leaves at some moment between the commit of its attempt and the record of the
 * channel's answer. It is therefore counted from the former until a second (a minute) after the
 * latter: in any second, wherever it begins, no more than the capacity can have left. All lanes of
 * all nodes take turns under the lock of the channel's row; a channel without limits has none.
 */
@Repository
class Pacing {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration IN_FLIGHT = Duration.ofMillis(10);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

  private final JdbcClient jdbc;
  private final ContactPolicy policy;

  Pacing(JdbcClient jdbc, ContactPolicy policy) {
    this.jdbc = jdbc;
    this.policy = policy;
  }

  /** The limits of a channel at this moment; null where there is none. */
  record Limits(
      @Nullable Integer perSecond,
      @Nullable Integer perMinute,
      @Nullable Integer perDay,
      LocalDate today,
      Instant dayBegan) {
    boolean none() {
      return perSecond == null && perMinute == null && perDay == null;
    }

    /**
     * Whether the day's limit has to count this one. What an attempt of the same day may have
     * brought to the peer has been counted by that; under the same key a repeat is no second
     * message.
     */
    boolean counts(Todo.Item item) {
      Instant unknown = item.unknownSince();
      return perDay != null && (unknown == null || unknown.isBefore(dayBegan));
    }

    /** The limits are taken in pieces, so that the messages are spread over their time. */
    int piece() {
      int ofSecond = perSecond == null ? Integer.MAX_VALUE : Math.max(1, perSecond / 10);
      int ofMinute = perMinute == null ? Integer.MAX_VALUE : Math.max(1, perMinute / 60);
      return Math.min(ofSecond, ofMinute);
    }
  }

  /**
   * @param messages that may leave now
   * @param askAgainIn until it is worth asking again, where none may
   * @param dayIsOver the day's limit is reached
   */
  record Allowance(int messages, Duration askAgainIn, boolean dayIsOver) {}

  Limits limits(String channel) {
    ChannelCapacity capacity = policy.capacityOf(channel);
    return new Limits(
        perSecond(channel),
        capacity.perMinute(),
        capacity.perDay(),
        capacity.today(),
        capacity.dayBegan());
  }

  @Nullable Integer perSecond(String channel) {
    return jdbc.sql("select per_second from touch_pace where channel = ? and per_second > 0")
        .param(channel)
        .query(Integer.class)
        .optional()
        .orElse(null);
  }

  void setPerSecond(String channel, @Nullable Integer perSecond) {
    jdbc.sql(
            """
            insert into touch_pace (channel, per_second) values (?, ?)
            on conflict (channel) do update set per_second = excluded.per_second
            """)
        .param(channel)
        .param(perSecond)
        .update();
  }

  /** Takes the channel's lock until the end of the transaction and says how many may leave. */
  Allowance allow(String channel, Limits limits, List<Todo.Item> wanted) {
    jdbc.sql("insert into touch_pace (channel) values (?) on conflict do nothing")
        .param(channel)
        .update();
    jdbc.sql("select from touch_pace where channel = ? for update")
        .param(channel)
        .query()
        .listOfRows();
    int messages = Math.min(wanted.size(), limits.piece());
    Duration wait = Duration.ZERO;
    if (limits.perDay() != null) {
      long free = limits.perDay() - usedOn(channel, limits.today());
      messages = Math.min(messages, first(wanted, limits, free));
      if (messages == 0) {
        return new Allowance(0, LONGEST_WAIT, true);
      }
    }
    Allowance second = window(channel, limits.perSecond(), SECOND);
    Allowance minute = window(channel, limits.perMinute(), MINUTE);
    messages = Math.min(messages, Math.min(second.messages(), minute.messages()));
    if (messages <= 0) {
      wait = second.messages() <= 0 ? second.askAgainIn() : minute.askAgainIn();
    }
    return new Allowance(Math.max(0, messages), wait, false);
  }

  /** So many of the first ones that no more than those count for the day. */
  private static int first(List<Todo.Item> wanted, Limits limits, long free) {
    long left = free;
    for (int i = 0; i < wanted.size(); i++) {
      if (limits.counts(wanted.get(i)) && --left < 0) {
        return i;
      }
    }
    return wanted.size();
  }

  private Allowance window(String channel, @Nullable Integer limit, Duration length) {
    if (limit == null) {
      return new Allowance(Integer.MAX_VALUE, Duration.ZERO, false);
    }
    Use use = use(channel, length);
    long free = limit - use.messages();
    if (free > 0) {
      return new Allowance((int) Math.min(free, Integer.MAX_VALUE), Duration.ZERO, false);
    }
    Duration wait =
        use.oldest() == null
            ? IN_FLIGHT
            : Duration.between(use.now(), use.oldest().plus(length)).plusMillis(1);
    return new Allowance(0, wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait, false);
  }

  /**
   * @param oldest end of the attempt that leaves the window next
   */
  record Use(long messages, Instant now, @Nullable Instant oldest) {}

  /** Messages that may have left within the time before now, or may be leaving. */
  Use use(String channel, Duration length) {
    return jdbc.sql(
            """
            with now as materialized (select clock_timestamp() as at),
            recent as (
              select a.customers, a.closed_at from now, touch_attempt a
              where a.channel = ? and a.closed_at > now.at - ? * interval '1 millisecond'
              union all
              select a.customers, a.closed_at from now, touch_batch b
              join touch_attempt a on a.batch_id = b.id and a.epoch = b.claim_epoch
              where b.channel = ? and not b.done and a.closed_at is null
                and b.lease_until > now.at - interval '1 minute')
            select (select coalesce(sum(customers), 0) from recent), at,
              (select min(closed_at) from recent)
            from now
            """)
        .params(channel, length.toMillis(), channel)
        .query(
            (row, n) -> {
              Timestamp oldest = row.getTimestamp(3);
              return new Use(
                  row.getLong(1),
                  row.getTimestamp(2).toInstant(),
                  oldest == null ? null : oldest.toInstant());
            })
        .single();
  }

  long usedOn(String channel, LocalDate day) {
    return jdbc.sql("select messages from touch_day_use where channel = ? and day = ?")
        .params(channel, Date.valueOf(day))
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** Counts messages of that day; gives back those that certainly did not arrive, if negative. */
  void count(String channel, LocalDate day, long messages) {
    if (messages != 0) {
      jdbc.sql(
              """
              insert into touch_day_use as used (channel, day, messages) values (?, ?, ?)
              on conflict (channel, day)
              do update set messages = greatest(0, used.messages + excluded.messages)
              """)
          .params(channel, Date.valueOf(day), messages)
          .update();
    }
  }
}
