package io.baton.policy;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.access.Branches;
import io.baton.cohort.CustomerSet;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what the bank has set, each with its entry in the audit chain. */
@Component
class PolicySettings {
  private static final Pattern CHANNEL = Pattern.compile("\\*|[A-Z][A-Z0-9_]{1,31}");
  private static final int MANY_HOLIDAYS = 120;

  private final JdbcClient jdbc;
  private final Capacities capacities;
  private final CustomerLists lists;
  private final Hours hours;
  private final Branches branches;
  private final Access access;
  private final Audit audit;

  PolicySettings(
      JdbcClient jdbc,
      Capacities capacities,
      CustomerLists lists,
      Hours hours,
      Branches branches,
      Access access,
      Audit audit) {
    this.jdbc = jdbc;
    this.capacities = capacities;
    this.lists = lists;
    this.hours = hours;
    this.branches = branches;
    this.access = access;
    this.audit = audit;
  }

  @Transactional
  public void quiet(String channel, LocalTime begins, LocalTime ends) {
    requireChannel(channel);
    if (begins.equals(ends)) {
      throw invalid("/ends", "POLICY_HOURS", "must differ from the beginning");
    }
    jdbc.sql(
            """
            insert into policy_quiet_hours (channel, begins, ends) values (?, ?, ?)
            on conflict (channel) do update set begins = excluded.begins, ends = excluded.ends
            """)
        .params(channel, begins, ends)
        .update();
    audit.record(
        "QUIET_HOURS_SET",
        "policy:" + channel,
        Map.of("begins", begins.toString(), "ends", ends.toString()));
  }

  @Transactional
  public void noQuiet(String channel) {
    requireOne(
        jdbc.sql("delete from policy_quiet_hours where channel = ?").param(channel).update());
    audit.record("QUIET_HOURS_REMOVED", "policy:" + channel, Map.of());
  }

  @Transactional
  public void holiday(LocalDate day, String name) {
    requireText("/name", name, 80);
    int already = jdbc.sql("select count(*) from policy_holiday").query(Integer.class).single();
    if (already >= MANY_HOLIDAYS) {
      throw invalid("/day", "POLICY_HOLIDAYS", "at most " + MANY_HOLIDAYS + " holidays are kept");
    }
    jdbc.sql(
            """
            insert into policy_holiday (day, name) values (?, ?)
            on conflict (day) do update set name = excluded.name
            """)
        .params(day, name)
        .update();
    audit.record("HOLIDAY_SET", "policy:" + day, Map.of("name", name));
  }

  @Transactional
  public void noHoliday(LocalDate day) {
    requireOne(jdbc.sql("delete from policy_holiday where day = ?").param(day).update());
    audit.record("HOLIDAY_REMOVED", "policy:" + day, Map.of());
  }

  /** A branch has a limit a day only: minutes are the channel's. */
  @Transactional
  public void capacity(Capacities.Limit limit) {
    requireChannel(limit.channel());
    boolean whole = limit.branch().equals(Capacities.WHOLE);
    if (limit.channel().equals("*")) {
      throw invalid("/channel", "POLICY_CHANNEL", "names one channel");
    }
    if (!whole && !branches.exists(limit.branch())) {
      throw invalid("/branch", "POLICY_BRANCH", "there is no such branch");
    }
    if (limit.perMinute() == null && limit.perDay() == null
        || !whole && limit.perMinute() != null) {
      throw invalid(
          "/perDay", "POLICY_CAPACITY", "a minute or a day is limited; for a branch a day");
    }
    requireWithin("/perMinute", limit.perMinute(), 1);
    requireWithin("/perDay", limit.perDay(), 0);
    capacities.set(limit);
    audit.record(
        "CAPACITY_SET",
        "policy:" + limit.channel() + "/" + limit.branch(),
        Map.of(
            "perMinute", String.valueOf(limit.perMinute()),
            "perDay", String.valueOf(limit.perDay())));
  }

  @Transactional
  public void noCapacity(String channel, String branch) {
    requireOne(capacities.remove(channel, branch) ? 1 : 0);
    audit.record("CAPACITY_REMOVED", "policy:" + channel + "/" + branch, Map.of());
  }

  /** The new act's number. */
  @Transactional
  public long list(
      ListKind list,
      ListAct.Kind kind,
      CustomerSet who,
      @Nullable Instant from,
      @Nullable Instant until,
      String reason) {
    requireText("/reason", reason, 500);
    Instant begin = from == null ? lists.now() : from;
    if (until != null && !until.isAfter(begin)) {
      throw invalid("/until", "POLICY_VALIDITY", "must be later than the beginning");
    }
    lists.lock();
    long id = lists.add(list, kind, who, begin, until, reason, access.callerName());
    audit.record(
        kind == ListAct.Kind.ADD ? "LIST_ADDED" : "LIST_REMOVED",
        "list:" + list,
        Map.of("act", id, "customers", who.size(), "members", who.hash(), "reason", reason));
    return id;
  }

  @Transactional
  public void zone(CustomerSet who, String zone) {
    ZoneId id;
    try {
      id = ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw invalid("/zone", "POLICY_ZONE", "is no time zone, for example Asia/Shanghai");
    }
    hours.place(who, id);
    audit.record(
        "ZONE_SET", "policy:" + id, Map.of("customers", who.size(), "members", who.hash()));
  }

  private static void requireChannel(String channel) {
    if (!CHANNEL.matcher(channel).matches()) {
      throw invalid("/channel", "POLICY_CHANNEL", "is not a channel");
    }
  }

  private static void requireText(String place, String text, int longest) {
    if (text.isBlank() || text.length() > longest) {
      throw invalid(place, "POLICY_TEXT", "1 to " + longest + " characters");
    }
  }

  private static void requireWithin(String place, @Nullable Integer number, int least) {
    if (number != null && (number < least || number > 100_000_000)) {
      throw invalid(place, "POLICY_CAPACITY", "is " + least + " to 100,000,000");
    }
  }

  private static void requireOne(int rows) {
    if (rows == 0) {
      throw new BatonException(PolicyError.POLICY_SETTING_UNKNOWN, "there is no such setting");
    }
  }

  private static BatonException invalid(String place, String code, String message) {
    return new BatonException(
        PolicyError.POLICY_INVALID,
        "the setting cannot be used",
        List.of(new Finding(place, code, message)));
  }
}
