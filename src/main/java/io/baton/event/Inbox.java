package io.baton.event;

import io.baton.event.Reading.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The memory of what was taken in: one row per (source, id). It holds who and when, not what was
 * said: consumers keep what they need, and the inbox stays free of personal data.
 */
@Component
class Inbox {
  private static final int SLICE = 20_000;

  private final JdbcClient jdbc;

  Inbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Enters the events and returns the keys of those that were new, with the moment of it. Rows go
   * in by key order, so that two transactions with the same duplicates wait for each other and
   * never deadlock.
   */
  Map<InboxKey, Instant> enter(List<Readable> events, int[] customers) {
    int size = events.size();
    String[] sources = new String[size];
    String[] ids = new String[size];
    String[] types = new String[size];
    long[] micros = new long[size];
    int i = 0;
    for (Readable event : events) {
      sources[i] = event.source();
      ids[i] = event.id();
      types[i] = event.type();
      micros[i++] =
          TimeUnit.SECONDS.toMicros(event.at().getEpochSecond()) + event.at().getNano() / 1_000;
    }
    Map<InboxKey, Instant> entered = new HashMap<>();
    jdbc.sql(
            """
                INSERT INTO event_inbox (source, id, type, customer, at)
                SELECT source, id, type, customer, 'epoch'::timestamptz + micros * interval '1 microsecond'
                FROM unnest(:sources, :ids, :types, :customers, :micros)
                  AS e (source, id, type, customer, micros)
                ORDER BY source, id
                ON CONFLICT DO NOTHING
                RETURNING source, id, received_at
                """)
        .param("sources", sources)
        .param("ids", ids)
        .param("types", types)
        .param("customers", customers)
        .param("micros", micros)
        .query(
            row -> {
              entered.put(
                  new InboxKey(row.getString(1), row.getString(2)),
                  row.getTimestamp(3).toInstant());
            });
    return entered;
  }

  /** Forgets a slice of what is older than this; returns how many, 0 when nothing is left. */
  int forget(Duration age) {
    return jdbc.sql(
            """
            DELETE FROM event_inbox WHERE ctid = ANY (ARRAY(
              SELECT ctid FROM event_inbox
              WHERE received_at < clock_timestamp() - make_interval(secs => :seconds)
              LIMIT :slice))
            """)
        .param("seconds", (double) age.toSeconds())
        .param("slice", SLICE)
        .update();
  }
}
