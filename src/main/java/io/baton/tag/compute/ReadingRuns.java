package io.baton.tag.compute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Runs and definitions as people read them. */
@Component
class ReadingRuns {
  private static final String RUN =
      "select id, as_of, state, cancelling, total, done, failed, started_by, started_at,"
          + " finished_at from tag_run ";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  ReadingRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<StoredDefinition> stored(String code) {
    return jdbc.sql(
            """
            select definition::text, tag_class, family, defined_by, defined_at
            from tag_definition where tag_code = ?""")
        .param(code)
        .query(
            (row, n) ->
                new StoredDefinition(
                    JSON.readTree(row.getString(1)),
                    TagClass.valueOf(row.getString(2)),
                    row.getString(3),
                    row.getString(4),
                    row.getTimestamp(5).toInstant()))
        .optional();
  }

  List<TagRun> newest(int count) {
    return jdbc.sql(RUN + "order by id desc limit ?").param(count).query(TagRun.class).list();
  }

  /** The newest of those in which any of the kit's tags is. */
  Optional<TagRun> newestOfKit(String kit) {
    return jdbc.sql(
            RUN
                + """
                where id = (select max(run_id) from tag_run_tag
                  join tag_definition using (tag_code) where family = ?)""")
        .param(kit)
        .query(TagRun.class)
        .optional();
  }

  Optional<TagRun> find(long id) {
    return jdbc.sql(RUN + "where id = ?").param(id).query(TagRun.class).optional();
  }

  List<TagRun.WithTag> runsOf(String code, int count) {
    Map<Long, TagRun.OfTag> lines = new LinkedHashMap<>();
    jdbc.sql(
            """
            select run_id, tag_code, state, known, hash, millis, problem from tag_run_tag
            where tag_code = ? order by run_id desc limit ?""")
        .params(code, count)
        .query(
            row -> {
              lines.put(
                  row.getLong(1),
                  new TagRun.OfTag(
                      row.getString(2),
                      TagRun.TagState.valueOf(row.getString(3)),
                      row.getObject(4, Long.class),
                      row.getString(5),
                      row.getObject(6, Long.class),
                      row.getString(7)));
            });
    return jdbc
        .sql(RUN + "where id = any(?) order by id desc")
        .param(lines.keySet().toArray(Long[]::new))
        .query(TagRun.class)
        .list()
        .stream()
        .flatMap(
            run ->
                Stream.ofNullable(lines.get(run.id())).map(line -> new TagRun.WithTag(run, line)))
        .toList();
  }

  List<TagRun.OfTag> tags(long run) {
    return jdbc.sql(
            """
            select tag_code, state, known, hash, millis, problem from tag_run_tag
            where run_id = ? order by position""")
        .param(run)
        .query(TagRun.OfTag.class)
        .list();
  }
}
