package io.baton.policy;

import io.baton.cohort.CustomerSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quiet hours and holidays as the bank has set them, and who lives in which zone. */
@Component
class Hours {
  private final JdbcClient jdbc;
  private final ZoneId bank;

  Hours(JdbcClient jdbc, @Value("${baton.zone:Asia/Shanghai}") ZoneId bank) {
    this.jdbc = jdbc;
    this.bank = bank;
  }

  ZoneId bank() {
    return bank;
  }

  QuietTimes quiet() {
    Map<String, QuietTimes.Hours> hours = new HashMap<>();
    jdbc.sql("select channel, begins, ends from policy_quiet_hours")
        .query(
            row -> {
              hours.put(
                  row.getString(1),
                  new QuietTimes.Hours(
                      row.getObject(2, LocalTime.class), row.getObject(3, LocalTime.class)));
            });
    Set<LocalDate> holidays =
        new HashSet<>(
            jdbc.sql("select day from policy_holiday")
                .query((row, n) -> row.getObject(1, LocalDate.class))
                .list());
    return new QuietTimes(hours, holidays);
  }

  /** When each may be contacted, not before {@code at}: in their own zone, else in the bank's. */
  TreeMap<Instant, CustomerSet> allowed(CustomerSet customers, String channel, Instant at) {
    TreeMap<Instant, CustomerSet> times = new TreeMap<>();
    QuietTimes quiet = quiet();
    if (quiet.isEmpty()) {
      times.put(at, customers);
      return times;
    }
    CustomerSet left = customers;
    for (Map.Entry<ZoneId, CustomerSet> zone : zones().entrySet()) {
      CustomerSet here = left.and(zone.getValue());
      if (!here.isEmpty()) {
        times.merge(quiet.nextAllowed(at, channel, zone.getKey()), here, CustomerSet::or);
        left = left.minus(here);
      }
    }
    if (!left.isEmpty()) {
      times.merge(quiet.nextAllowed(at, channel, bank), left, CustomerSet::or);
    }
    return times;
  }

  /** The customer's zone, else the bank's. */
  ZoneId zoneOf(int customer) {
    return zones().entrySet().stream()
        .filter(zone -> zone.getValue().contains(customer))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(bank);
  }

  /** Where everybody is at home at this moment. */
  HomeZones homes() {
    return new HomeZones(bank, zones());
  }

  private Map<ZoneId, CustomerSet> zones() {
    Map<ZoneId, CustomerSet> zones = new HashMap<>();
    jdbc.sql("select zone, members from policy_zone")
        .query(
            row -> {
              zones.put(ZoneId.of(row.getString(1)), CustomerSet.fromBytes(row.getBytes(2)));
            });
    return zones;
  }

  /** From now on these live in that zone, and in no other. */
  void place(CustomerSet customers, ZoneId zone) {
    jdbc.sql("lock table policy_zone in share row exclusive mode").update();
    Map<ZoneId, CustomerSet> zones = zones();
    zones.put(zone, zones.getOrDefault(zone, CustomerSet.empty()).or(customers));
    zones.forEach(
        (each, members) ->
            jdbc.sql(
                    """
                    insert into policy_zone (zone, members) values (?, ?)
                    on conflict (zone) do update set members = excluded.members
                    """)
                .params(
                    each.getId(),
                    (each.equals(zone) ? members : members.minus(customers)).toBytes())
                .update());
  }
}
