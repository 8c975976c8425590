package io.baton.event.catalogue;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The current schemas, compiled. One read of one row a batch tells whether they still are the
 * current ones, so that a change counts from the next batch on, on every node.
 */
@Component
public class KnownTypes {
  private final JdbcClient jdbc;
  private volatile Picture picture = new Picture(0, Map.of());

  KnownTypes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Picture(long stamp, Map<String, EventSchema> schemas) {}

  /** What is in force now; take it once for a batch. */
  public Schemas now() {
    long stamp = jdbc.sql("SELECT stamp FROM event_catalogue_stamp").query(Long.class).single();
    Picture seen = picture;
    if (seen.stamp != stamp) {
      seen = new Picture(stamp, read());
      picture = seen;
    }
    Map<String, EventSchema> schemas = seen.schemas;
    return schemas::get;
  }

  private Map<String, EventSchema> read() {
    Map<String, EventSchema> schemas = new HashMap<>();
    jdbc.sql(
            """
            SELECT v.type, v.schema FROM event_type t
            JOIN event_type_version v ON v.type = t.code AND v.version = t.version""")
        .query(
            (row, n) ->
                schemas.put(row.getString(1), EventSchema.of(SchemaText.read(row.getString(2)))))
        .list();
    return schemas;
  }

  /** The catalogue as one batch sees it. */
  @FunctionalInterface
  public interface Schemas {
    /** Null where nobody declared the type. */
    @Nullable EventSchema of(String type);
  }
}
