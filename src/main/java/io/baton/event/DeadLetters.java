package io.baton.event;

import io.baton.event.Reading.Unreadable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where events go that nobody could take in, each with its reason, so that none vanishes. */
@Component
class DeadLetters {
  private static final int START_KEPT = 8192;

  private final JdbcClient jdbc;

  DeadLetters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Sets events aside, in their order, with one statement: a source that sends nothing but rubbish
   * is taken in as fast as any other. A payload of an admissible size is kept whole, so that it can
   * be sent again once its cause is mended; of a larger one only the start is kept, so that a flood
   * of giants cannot fill the disk.
   */
  void bury(List<Unreadable> events) {
    if (events.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            INSERT INTO event_dead_letter (origin, reason, detail, size, payload, source, type, feed)
            SELECT origin, reason, detail, size, payload, source, type, feed
            FROM unnest(:origins, :reasons, :details, :sizes, :payloads, :sources, :types, :feeds)
              WITH ORDINALITY AS l (origin, reason, detail, size, payload, source, type, feed, n)
            ORDER BY n
            """)
        .param("origins", texts(events, event -> event.raw().origin()))
        .param("reasons", texts(events, event -> event.reason().name()))
        .param("details", texts(events, Unreadable::detail))
        .param("sizes", events.stream().mapToInt(event -> event.raw().json().length).toArray())
        .param("payloads", events.stream().map(DeadLetters::kept).toArray(byte[][]::new))
        .param("sources", texts(events, Unreadable::source))
        .param("types", texts(events, Unreadable::type))
        .param(
            "feeds",
            texts(events, event -> event.raw().feed() == null ? null : event.raw().feed().source()))
        .update();
  }

  private static byte[] kept(Unreadable event) {
    byte[] payload = event.raw().json();
    return payload.length > EventReader.MAX_BYTES ? Arrays.copyOf(payload, START_KEPT) : payload;
  }

  private static @Nullable String[] texts(
      List<Unreadable> events, Function<Unreadable, @Nullable String> text) {
    return events.stream().map(text).toArray(String[]::new);
  }

  int forget(Duration age) {
    return jdbc.sql(
            """
            DELETE FROM event_dead_letter
            WHERE at < clock_timestamp() - make_interval(secs => :seconds)
            """)
        .param("seconds", (double) age.toSeconds())
        .update();
  }
}
