package io.baton.tag;

import io.baton.cohort.FieldType;
import io.baton.tag.TagSheet.TagClass;
import io.baton.tag.TagSheet.TagKind;
import io.baton.tag.TagSheet.Theme;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tag as the catalogue lists it: what it is and what its sheet says.
 *
 * @param computedAt null where it was never computed
 * @param defined whether it has a definition that runs compute
 * @param stale whether its values are older than its sheet allows
 */
record TagCard(
    String code,
    String nameZh,
    String nameEn,
    FieldType type,
    int scale,
    @Nullable String source,
    long known,
    @Nullable Instant computedAt,
    boolean defined,
    TagState state,
    @Nullable Theme theme,
    @Nullable TagClass tagClass,
    @Nullable TagKind kind,
    boolean predicted,
    @Nullable String modelVersion,
    @Nullable BigDecimal probability,
    @Nullable String unit,
    @Nullable Integer freshWithinHours,
    boolean stale) {
  /** What {@link #of} reads; a tag that nobody described is a draft. */
  static final String SELECT =
      """
      select t.code, t.name_zh, t.name_en, t.type, t.scale, t.source, t.known, t.version,
        t.computed_at, d.tag_code is not null as defined, coalesce(s.state, 'DRAFT') as state,
        s.theme, s.class, s.kind, s.predicted, s.model_version, s.probability, s.unit,
        s.fresh_within_hours
      from tag_tag t left join tag_sheet s on s.tag_id = t.id
        left join tag_definition d on d.tag_code = t.code
      """;

  static TagCard of(ResultSet row, Instant now) throws SQLException {
    Timestamp stamp = row.getInt("version") == 0 ? null : row.getTimestamp("computed_at");
    Instant computedAt = stamp == null ? null : stamp.toInstant();
    Integer hours = row.getObject("fresh_within_hours", Integer.class);
    return new TagCard(
        row.getString("code"),
        row.getString("name_zh"),
        row.getString("name_en"),
        FieldType.valueOf(row.getString("type")),
        row.getInt("scale"),
        row.getString("source"),
        row.getLong("known"),
        computedAt,
        row.getBoolean("defined"),
        TagState.valueOf(row.getString("state")),
        one(Theme.class, row.getString("theme")),
        one(TagClass.class, row.getString("class")),
        one(TagKind.class, row.getString("kind")),
        row.getBoolean("predicted"),
        row.getString("model_version"),
        row.getBigDecimal("probability"),
        row.getString("unit"),
        hours,
        hours != null
            && (computedAt == null || computedAt.isBefore(now.minus(Duration.ofHours(hours)))));
  }

  private static <E extends Enum<E>> @Nullable E one(Class<E> of, @Nullable String name) {
    return name == null ? null : Enum.valueOf(of, name);
  }
}
