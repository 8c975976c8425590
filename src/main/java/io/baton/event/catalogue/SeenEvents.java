package io.baton.event.catalogue;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Counts what came by, by source and type, and properties that nobody declared. It adds up in
 * memory and writes every two seconds: a row per type inside the intake's transactions would be
 * waited for by every batch. A node that is killed forgets at most its last two seconds.
 */
@Component
public class SeenEvents {
  private static final Logger log = LoggerFactory.getLogger(SeenEvents.class);

  /** Senders choose the names; more than this and the rest is counted under one. */
  private static final int MOST_NAMES = 2_000;

  private static final String OTHERS = "*";

  private final JdbcClient jdbc;
  private Map<Name, long[]> events = new HashMap<>();
  private Map<Name, long[]> properties = new HashMap<>();

  SeenEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Two words: source and type, or type and property. */
  record Name(String first, String second) {}

  /** Call it once the transaction stands. */
  public synchronized void events(String source, String type, long accepted, long refused) {
    long[] counts = of(events, source, type, 2);
    counts[0] += accepted;
    counts[1] += refused;
  }

  public synchronized void undeclaredProperty(String type, String property, long count) {
    of(properties, type, property, 1)[0] += count;
  }

  private static long[] of(Map<Name, long[]> counts, String first, String second, int width) {
    Name name = new Name(first, second);
    if (counts.size() >= MOST_NAMES && !counts.containsKey(name)) {
      name = new Name(OTHERS, OTHERS);
    }
    return counts.computeIfAbsent(name, key -> new long[width]);
  }

  @Scheduled(fixedDelayString = "PT2S")
  @PreDestroy
  void write() {
    Map<Name, long[]> some;
    Map<Name, long[]> others;
    synchronized (this) {
      some = events;
      others = properties;
      events = new HashMap<>();
      properties = new HashMap<>();
    }
    try {
      writeEvents(some);
      some = Map.of();
      writeProperties(others);
    } catch (DataAccessException | CannotCreateTransactionException e) {
      log.debug("event counts are written later: {}", e.getClass().getSimpleName());
      some.forEach((name, count) -> events(name.first, name.second, count[0], count[1]));
      others.forEach((name, count) -> undeclaredProperty(name.first, name.second, count[0]));
    }
  }

  private void writeEvents(Map<Name, long[]> counts) {
    if (counts.isEmpty()) {
      return;
    }
    List<Name> names = new ArrayList<>(counts.keySet());
    jdbc.sql(
            """
            WITH known AS (SELECT count(*) AS rows FROM event_seen), came AS (
              SELECT CASE WHEN known.rows < :most OR s.type IS NOT NULL THEN e.source ELSE '*' END AS source,
                     CASE WHEN known.rows < :most OR s.type IS NOT NULL THEN e.type ELSE '*' END AS type,
                     sum(e.accepted) AS accepted, sum(e.refused) AS refused
              FROM known, unnest(:sources, :types, :accepted, :refused)
                AS e (source, type, accepted, refused)
              LEFT JOIN event_seen s ON s.source = e.source AND s.type = e.type
              GROUP BY 1, 2 ORDER BY 1, 2)
            INSERT INTO event_seen AS seen (source, type, accepted, refused)
            SELECT source, type, accepted, refused FROM came
            ON CONFLICT (source, type) DO UPDATE
            SET accepted = seen.accepted + excluded.accepted,
                refused = seen.refused + excluded.refused, last_at = clock_timestamp()""")
        .param("most", MOST_NAMES)
        .param("sources", names.stream().map(Name::first).toArray(String[]::new))
        .param("types", names.stream().map(Name::second).toArray(String[]::new))
        .param("accepted", numbers(counts, names, 0))
        .param("refused", numbers(counts, names, 1))
        .update();
  }

  private void writeProperties(Map<Name, long[]> counts) {
    if (counts.isEmpty()) {
      return;
    }
    List<Name> names = new ArrayList<>(counts.keySet());
    jdbc.sql(
            """
            WITH known AS (SELECT count(*) AS rows FROM event_property_seen), came AS (
              SELECT CASE WHEN known.rows < :most OR s.type IS NOT NULL THEN e.type ELSE '*' END AS type,
                     CASE WHEN known.rows < :most OR s.type IS NOT NULL THEN e.property ELSE '*' END AS property,
                     sum(e.events) AS events
              FROM known, unnest(:types, :properties, :events) AS e (type, property, events)
              LEFT JOIN event_property_seen s ON s.type = e.type AND s.property = e.property
              GROUP BY 1, 2 ORDER BY 1, 2)
            INSERT INTO event_property_seen AS seen (type, property, events)
            SELECT type, property, events FROM came
            ON CONFLICT (type, property) DO UPDATE
            SET events = seen.events + excluded.events, last_at = clock_timestamp()""")
        .param("most", MOST_NAMES)
        .param("types", names.stream().map(Name::first).toArray(String[]::new))
        .param("properties", names.stream().map(Name::second).toArray(String[]::new))
        .param("events", numbers(counts, names, 0))
        .update();
  }

  private static long[] numbers(Map<Name, long[]> counts, List<Name> names, int place) {
    return names.stream()
        .mapToLong(name -> java.util.Objects.requireNonNull(counts.get(name))[place])
        .toArray();
  }
}
