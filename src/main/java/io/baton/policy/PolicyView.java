package io.baton.policy;

import io.baton.decision.DecisionVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the policy page shows. */
@Component
class PolicyView {
  private final JdbcClient jdbc;
  private final CustomerLists lists;
  private final Capacities capacities;
  private final Hours hours;
  private final DecidedCaps caps;

  PolicyView(
      JdbcClient jdbc, CustomerLists lists, Capacities capacities, Hours hours, DecidedCaps caps) {
    this.jdbc = jdbc;
    this.lists = lists;
    this.capacities = capacities;
    this.hours = hours;
    this.caps = caps;
  }

  record Quiet(String channel, LocalTime begins, LocalTime ends) {}

  record Holiday(LocalDate day, String name) {}

  /**
   * @param minuteUsed reserved for the present minute
   * @param dayUsed reserved for the bank's present day
   */
  record Capacity(
      String channel,
      String branch,
      @Nullable Integer perMinute,
      @Nullable Integer perDay,
      long minuteUsed,
      long dayUsed) {}

  /**
   * @param calendar true where the window is days of the customer's calendar
   */
  record Line(
      String channel, String purpose, String scope, int max, long seconds, boolean calendar) {}

  record Page(
      String zone,
      Instant asOf,
      String capsTable,
      int capsVersion,
      List<Quiet> quiet,
      List<Holiday> holidays,
      List<Capacity> capacities,
      Map<String, Long> lists) {}

  @Transactional(readOnly = true)
  public Page page() {
    Instant now = lists.now();
    DecisionVersion table = caps.table();
    return new Page(
        hours.bank().getId(),
        now,
        table.key(),
        table.version(),
        jdbc.sql("select channel, begins, ends from policy_quiet_hours order by channel")
            .query(Quiet.class)
            .list(),
        jdbc.sql("select day, name from policy_holiday order by day").query(Holiday.class).list(),
        capacities.all().stream().map(limit -> capacity(limit, now)).toList(),
        lists.sizes(now));
  }

  private Capacity capacity(Capacities.Limit limit, Instant now) {
    ZoneId bank = hours.bank();
    LocalDate day = now.atZone(bank).toLocalDate();
    Map<Instant, Integer> used =
        capacities.used(
            limit,
            day.atStartOfDay(bank).toInstant(),
            day.plusDays(1).atStartOfDay(bank).toInstant());
    return new Capacity(
        limit.channel(),
        limit.branch(),
        limit.perMinute(),
        limit.perDay(),
        used.getOrDefault(now.truncatedTo(ChronoUnit.MINUTES), 0),
        used.values().stream().mapToLong(u -> u).sum());
  }

  /** The caps in force for marketing by these channels, as the table decides them. */
  @Transactional(readOnly = true)
  public List<Line> caps(List<String> channels) {
    return channels.stream()
        .flatMap(
            channel ->
                caps.capsFor(new Contact(0, channel, ContactPolicy.MARKETING, null)).stream()
                    .map(
                        cap ->
                            new Line(
                                channel,
                                ContactPolicy.MARKETING,
                                cap.scope().name(),
                                cap.max(),
                                cap.window().toSeconds(),
                                cap.calendar())))
        .toList();
  }
}
