package io.baton.segment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The list of segments where there are hundreds of thousands: a page at a time, the newest change
 * first. A search goes by the index of name parts where it is rare and along the order where it is
 * common; the planner knows which, because it keeps the frequency of every part.
 */
@Component
class SegmentList {
  private static final int MOST_OWNERS = 50;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  SegmentList(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  record Row(
      long id,
      String code,
      String name,
      String description,
      @Nullable String among,
      String kind,
      @Nullable String segmentClass,
      JsonNode definition,
      int version,
      String owner,
      Instant createdAt,
      Instant updatedAt) {}

  /**
   * @param next where the next page begins; null where there is none
   */
  record Page(List<Row> items, @Nullable SegmentPlace next) {}

  /** How many segments have a value; the value is null for "none". */
  record Facet(@Nullable String value, long count) {}

  /**
   * @param owners those with the most segments
   */
  record Facets(long total, List<Facet> kinds, List<Facet> classes, List<Facet> owners) {}

  Page page(String scope, SegmentFilter filter, SegmentPlace after, int size) {
    Conditions where = Conditions.of(scope, filter);
    List<Row> rows =
        jdbc.sql(
                """
                select id, code, name, description, among, kind, class, definition, version, owner,
                  created_at, updated_at
                from segment_segment
                where (updated_at, id) < (:afterTime, :afterId) and %s
                order by updated_at desc, id desc limit :most"""
                    .formatted(where.sql()))
            .params(where.parameters())
            .param("afterTime", Timestamp.from(after.updatedAt()))
            .param("afterId", after.id())
            .param("most", size + 1)
            .query((row, n) -> read(row))
            .list();
    if (rows.size() <= size) {
      return new Page(rows, null);
    }
    Row last = rows.get(size - 1);
    return new Page(
        List.copyOf(rows.subList(0, size)), new SegmentPlace(last.updatedAt(), last.id()));
  }

  Facets facets(String scope, SegmentFilter filter) {
    Conditions where = Conditions.of(scope, filter);
    List<Facet> kinds = new ArrayList<>();
    List<Facet> classes = new ArrayList<>();
    List<Facet> owners = new ArrayList<>();
    long[] total = new long[1];
    jdbc.sql(
            """
            select grouping(kind, class, owner) as by, coalesce(kind, class, owner) as value,
              count(*) as count
            from segment_segment where %s
            group by grouping sets ((kind), (class), (owner), ())
            order by count desc, value"""
                .formatted(where.sql()))
        .params(where.parameters())
        .query(
            row -> {
              Facet facet = new Facet(row.getString("value"), row.getLong("count"));
              switch (row.getInt("by")) {
                case 0b011 -> kinds.add(facet);
                case 0b101 -> classes.add(facet);
                case 0b110 -> owners.add(facet);
                default -> total[0] = facet.count();
              }
            });
    return new Facets(
        total[0],
        kinds,
        classes,
        List.copyOf(owners.subList(0, Math.min(MOST_OWNERS, owners.size()))));
  }

  private Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getString("code"),
        row.getString("name"),
        row.getString("description"),
        row.getString("among"),
        row.getString("kind"),
        row.getString("class"),
        json.readTree(row.getString("definition")),
        row.getInt("version"),
        row.getString("owner"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }

  /** A filter as SQL; only what is asked for is part of it, so that the plan fits. */
  private record Conditions(String sql, Map<String, Object> parameters) {
    static Conditions of(String scope, SegmentFilter filter) {
      List<String> conditions = new ArrayList<>();
      Map<String, Object> parameters = new HashMap<>();
      conditions.add("retired_at is null and starts_with(scope, :scope)");
      parameters.put("scope", scope);
      if (filter.search() != null) {
        conditions.add(
            """
            segment_parts(name || ' ' || code) @> segment_parts(:search)
            and strpos(lower(name || ' ' || code), lower(:search)) > 0""");
        parameters.put("search", filter.search());
      }
      add(conditions, parameters, "kind", filter.kind());
      add(conditions, parameters, "owner", filter.owner());
      if (SegmentFilter.NO_CLASS.equals(filter.segmentClass())) {
        conditions.add("class is null");
      } else {
        add(conditions, parameters, "class", filter.segmentClass());
      }
      return new Conditions(String.join(" and ", conditions), parameters);
    }

    private static void add(
        List<String> conditions,
        Map<String, Object> parameters,
        String column,
        @Nullable String value) {
      if (value != null) {
        conditions.add(column + " = :" + column);
        parameters.put(column, value);
      }
    }
  }
}
