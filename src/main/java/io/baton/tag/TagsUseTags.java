package io.baton.tag;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Predicted tags that are measured by what another tag says really happened. */
@Component
class TagsUseTags implements TagUsers, TagNeeds {
  private final JdbcClient jdbc;

  TagsUseTags(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<TagUse> usersOf(String tag) {
    return jdbc.sql(
            """
            select t.code, t.name_zh from tag_tag t join tag_sheet s on s.tag_id = t.id
            where s.outcome_tag = ? and s.predicted and s.state <> 'RETIRED' order by t.code""")
        .param(tag)
        .query((row, n) -> new TagUse("TAG", row.getString(1), row.getString(2)))
        .list();
  }

  @Override
  public Set<String> used() {
    return new HashSet<>(
        jdbc.sql(
                """
                select distinct outcome_tag from tag_sheet
                where outcome_tag is not null and predicted and state <> 'RETIRED'""")
            .query(String.class)
            .list());
  }

  /** What happened is computed before what was predicted of it is measured. */
  @Override
  public Map<String, Set<String>> needs() {
    Map<String, Set<String>> needs = new HashMap<>();
    jdbc.sql(
            """
            select t.code, s.outcome_tag from tag_tag t join tag_sheet s on s.tag_id = t.id
            where s.outcome_tag is not null and s.predicted""")
        .query(
            row -> {
              needs.put(row.getString(1), Set.of(row.getString(2)));
            });
    return needs;
  }
}
