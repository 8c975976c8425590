package io.baton.segment;

import io.baton.tag.TagUse;
import io.baton.tag.TagUsers;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Segments whose definition compares a tag, by its code or by its column's name among a source. */
@Component
class SegmentsUseTags implements TagUsers {
  private final JdbcClient jdbc;

  SegmentsUseTags(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<TagUse> usersOf(String tag) {
    return jdbc.sql(
            """
            select code, name from segment_segment
            where (jsonb_path_exists(definition, '$.**.field ? (@ == $tag)', jsonb_build_object('tag', :tag::text))
               or (starts_with(:tag, among || '.') and jsonb_path_exists(definition,
                    '$.**.field ? (@ == $tag)',
                    jsonb_build_object('tag', substr(:tag, length(among) + 2)))))
              and retired_at is null
            order by code""")
        .param("tag", tag)
        .query((row, n) -> new TagUse("SEGMENT", row.getString("code"), row.getString("name")))
        .list();
  }
}
