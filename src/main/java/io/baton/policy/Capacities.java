package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a channel can carry, per minute and day of the bank, as a whole and for a branch.
 *
 * <p>The limit's row is the lock: whoever allots holds it until the transaction ends, so what is
 * read stays true, and a change of the limit waits for those who allot and holds for the next. It
 * is taken before any chunk of customers is locked. A channel without limits locks nothing.
 */
@Component
class Capacities {
  static final String WHOLE = "*";

  private final JdbcClient jdbc;

  Capacities(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Null where there is no such limit. */
  record Limit(
      String channel, String branch, @Nullable Integer perMinute, @Nullable Integer perDay) {}

  List<Limit> all() {
    return limits("select * from policy_capacity order by channel, branch");
  }

  /**
   * The limits of the channel, locked until the transaction ends; the whole channel's comes last.
   */
  List<Limit> lock(String channel) {
    return limits(
        "select * from policy_capacity where channel = ? order by branch desc for update", channel);
  }

  /** The same, not locked. */
  List<Limit> of(String channel) {
    return limits("select * from policy_capacity where channel = ? order by branch desc", channel);
  }

  /** The whole channel's limit, not locked. */
  Optional<Limit> whole(String channel) {
    return limits("select * from policy_capacity where channel = ? and branch = '*'", channel)
        .stream()
        .findFirst();
  }

  private List<Limit> limits(String sql, Object... parameters) {
    return jdbc.sql(sql)
        .params(parameters)
        .query(
            (row, n) ->
                new Limit(
                    row.getString("channel"),
                    row.getString("branch"),
                    (Integer) row.getObject("per_minute"),
                    (Integer) row.getObject("per_day")))
        .list();
  }

  /** The same for the rest of the day, after what is counted on it. */
  TreeMap<Instant, CustomerSet> allot(CustomerSet customers, Instant at, Limit limit, ZoneId bank) {
    LocalDate day = at.atZone(bank).toLocalDate();
    Instant end = day.plusDays(1).atStartOfDay(bank).toInstant();
    return allot(customers, at, end, limit, used(limit, day.atStartOfDay(bank).toInstant(), end));
  }

  /**
   * Gives each customer, lowest id first, the first minute with room from {@code at} on, before
   * {@code end}. Who is in no set of the answer finds no room. Counts nothing yet.
   *
   * @param end of the same day of the bank
   * @param used on that day, by minute
   */
  static TreeMap<Instant, CustomerSet> allot(
      CustomerSet customers, Instant at, Instant end, Limit limit, Map<Instant, Integer> used) {
    TreeMap<Instant, CustomerSet> minutes = new TreeMap<>();
    long room = customers.size();
    if (limit.perDay() != null) {
      room = Math.min(room, limit.perDay() - used.values().stream().mapToLong(u -> u).sum());
    }
    long given = 0;
    for (Instant minute = at;
        given < room && minute.isBefore(end);
        minute = minute.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES)) {
      long free = room - given;
      if (limit.perMinute() != null) {
        int taken = used.getOrDefault(minute.truncatedTo(ChronoUnit.MINUTES), 0);
        free = Math.min(free, limit.perMinute() - taken);
      }
      if (free > 0) {
        minutes.put(minute, customers.slice(given, (int) free));
        given += free;
      }
    }
    return minutes;
  }

  Map<Instant, Integer> used(Limit limit, Instant from, Instant to) {
    Map<Instant, Integer> used = new HashMap<>();
    jdbc.sql(
            """
            select minute, used from policy_capacity_use
            where channel = ? and branch = ? and minute >= ? and minute < ?
            """)
        .params(limit.channel(), limit.branch(), Timestamp.from(from), Timestamp.from(to))
        .query(
            row -> {
              used.put(row.getTimestamp(1).toInstant(), row.getInt(2));
            });
    return used;
  }

  /** Counts messages of that minute; gives them back where negative. */
  void count(String channel, String branch, Instant at, long messages) {
    if (messages != 0) {
      jdbc.sql(
              """
              insert into policy_capacity_use (channel, branch, minute, used)
              values (?, ?, date_trunc('minute', ?::timestamptz), ?)
              on conflict (channel, branch, minute)
              do update set used = policy_capacity_use.used + excluded.used
              """)
          .params(channel, branch, Timestamp.from(at), messages)
          .update();
    }
  }

  void set(Limit limit) {
    jdbc.sql(
            """
            insert into policy_capacity (channel, branch, per_minute, per_day) values (?, ?, ?, ?)
            on conflict (channel, branch)
            do update set per_minute = excluded.per_minute, per_day = excluded.per_day
            """)
        .param(limit.channel())
        .param(limit.branch())
        .param(limit.perMinute())
        .param(limit.perDay())
        .update();
  }

  boolean remove(String channel, String branch) {
    return jdbc.sql("delete from policy_capacity where channel = ? and branch = ?")
            .params(channel, branch)
            .update()
        > 0;
  }
}
