package io.baton.tag;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says of one customer's value where it is from and of when, whatever kind of tag it is. */
@Component
public class SeenTags {
  private final JdbcClient jdbc;
  private final ObjectProvider<TagMoments> moments;

  SeenTags(JdbcClient jdbc, ObjectProvider<TagMoments> moments) {
    this.jdbc = jdbc;
    this.moments = moments;
  }

  private record Origin(@Nullable String source, Instant computedAt) {}

  /**
   * @param field as a rule names it
   * @param tagCode the tag it means
   * @param value as rules spell it; null where there is none
   */
  public SeenValue seen(String field, String tagCode, @Nullable String value, int customer) {
    Optional<Origin> origin = origin(tagCode);
    return new SeenValue(
        field,
        value,
        momentOf(tagCode, customer).or(() -> origin.map(Origin::computedAt)).orElse(null),
        origin.map(Origin::source).orElse(null));
  }

  Optional<Instant> momentOf(String tagCode, int customer) {
    return moments.orderedStream().flatMap(each -> each.of(tagCode, customer).stream()).findFirst();
  }

  /** The model that predicted it, the columns it is from, the file, or how it comes about. */
  private Optional<Origin> origin(String tagCode) {
    return jdbc.sql(
            """
            select coalesce(case when s.predicted then s.model_version end,
                nullif(array_to_string(s.source_columns, ', '), ''), t.source, s.kind),
              t.computed_at
            from tag_tag t left join tag_sheet s on s.tag_id = t.id where t.code = ?""")
        .param(tagCode)
        .query((row, n) -> new Origin(row.getString(1), row.getTimestamp(2).toInstant()))
        .optional();
  }
}
