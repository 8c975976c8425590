package io.baton.source;

import io.baton.source.Topics.Place;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far topics were read into sources; moves in the transaction that publishes the rows. */
@Component
class TopicOffsets {
  private final JdbcClient jdbc;

  TopicOffsets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where the source stopped reading with this mapping; null where it never began. */
  @Nullable Place find(String code, String fingerprint) {
    Map<Integer, Long> next = new HashMap<>();
    String[] topic = new String[1];
    jdbc.sql(
            """
            select topic_id, partition, next_offset from source_offset
            where lower(code) = lower(?) and fingerprint = ?""")
        .params(code, fingerprint)
        .query(
            row -> {
              topic[0] = row.getString(1);
              next.put(row.getInt(2), row.getLong(3));
            });
    return topic[0] == null ? null : new Place(topic[0], next);
  }

  void save(String code, String fingerprint, Place place) {
    forget(code);
    place
        .next()
        .forEach(
            (partition, next) ->
                jdbc.sql(
                        """
                        insert into source_offset (code, topic_id, partition, next_offset, fingerprint)
                        values (?, ?, ?, ?, ?)""")
                    .params(code, place.topicId(), partition, next, fingerprint)
                    .update());
  }

  void forget(String code) {
    jdbc.sql("delete from source_offset where lower(code) = lower(?)").param(code).update();
  }
}
