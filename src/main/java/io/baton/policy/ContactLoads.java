package io.baton.policy;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many contacts each campaign has on each day of the bank and channel: places that are taken,
 * whether the message has left or is still to leave. What was definitely refused has given its
 * place back.
 */
@Component
public class ContactLoads {
  private final JdbcClient jdbc;
  private final Hours hours;

  ContactLoads(JdbcClient jdbc, Hours hours) {
    this.jdbc = jdbc;
    this.hours = hours;
  }

  /** One campaign's on one day and channel. */
  public record Load(LocalDate day, String channel, long campaign, long contacts) {}

  private record Key(LocalDate day, String channel, long campaign) {}

  /** From the one day to before the other, in order. */
  public List<Load> between(LocalDate from, LocalDate to) {
    Map<Key, Long> loads =
        new TreeMap<>(
            Comparator.comparing(Key::day)
                .thenComparing(Key::channel)
                .thenComparing(Key::campaign));
    jdbc.sql(
            "select chunk, at, channel, campaign, members from policy_slot where at >= ? and at < ?")
        .params(Timestamp.from(start(from)), Timestamp.from(start(to)))
        .query(
            row -> {
              loads.merge(
                  new Key(dayOf(row.getTimestamp(2).toInstant()), row.getString(3), row.getLong(4)),
                  SlotMembers.read(row.getInt(1), row.getBytes(5)).size(),
                  Long::sum);
            });
    return loads.entrySet().stream()
        .map(
            each ->
                new Load(
                    each.getKey().day(),
                    each.getKey().channel(),
                    each.getKey().campaign(),
                    each.getValue()))
        .toList();
  }

  /** The bank's day of that moment. */
  public LocalDate dayOf(Instant at) {
    return at.atZone(hours.bank()).toLocalDate();
  }

  /** The first moment of the bank's day. */
  public Instant start(LocalDate day) {
    return day.atStartOfDay(hours.bank()).toInstant();
  }
}
