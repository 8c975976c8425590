package io.baton.event;

import io.baton.event.Reading.Unreadable;
import java.sql.Types;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where events go that nobody could take in, each with its reason, so that none vanishes. */
@Component
class DeadLetters {

  private final JdbcClient jdbc;

  DeadLetters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Sets an event aside. A payload of an admissible size is kept whole, so that it can be sent
   * again once its cause is mended; of a larger one only the start is kept, so that a flood of
   * giants cannot fill the disk.
   */
  void bury(Unreadable event) {
    byte[] payload = event.raw().json();
    byte[] kept = payload.length > EventReader.MAX_BYTES ? Arrays.copyOf(payload, 8192) : payload;
    jdbc.sql(
            """
            INSERT INTO event_dead_letter (origin, reason, detail, size, payload, source, type, feed)
            VALUES (:origin, :reason, :detail, :size, :payload, :source, :type, :feed)
            """)
        .param("origin", event.raw().origin())
        .param("reason", event.reason().name())
        .param("detail", event.detail())
        .param("size", payload.length)
        .param("payload", kept, Types.BINARY)
        .param("source", event.source(), Types.VARCHAR)
        .param("type", event.type(), Types.VARCHAR)
        .param(
            "feed", event.raw().feed() == null ? null : event.raw().feed().source(), Types.VARCHAR)
        .update();
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
