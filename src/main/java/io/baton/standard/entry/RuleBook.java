package io.baton.standard.entry;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules as they are stored, and the columns of sources they are held against. */
@Component
class RuleBook {
  private static final String COLUMNS =
      """
      code, name_zh, name_en, message_zh, message_en, kind, min_value as min, max_value as max,
      reference, pattern, version, changed_by, changed_at""";

  private final JdbcClient jdbc;

  RuleBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A rule on a column of a source. */
  record RuledColumn(String source, String column, String rule) {}

  List<EntryRule> all() {
    return jdbc.sql("select " + COLUMNS + " from standard_rule order by code")
        .query(EntryRule.class)
        .list();
  }

  Optional<EntryRule> find(String code) {
    return jdbc.sql("select " + COLUMNS + " from standard_rule where code = ?")
        .param(code)
        .query(EntryRule.class)
        .optional();
  }

  /** Whoever changes the rule or is about to rest on it waits until the transaction ends. */
  void lock(String code) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('entry-rule:' || ?, 0))")
        .param(code)
        .query(row -> {});
  }

  void save(String code, RuleDraft draft, String by) {
    jdbc.sql(
            """
            insert into standard_rule (code, name_zh, name_en, message_zh, message_en, kind,
              min_value, max_value, reference, pattern, version, changed_by)
            values (:code, :nameZh, :nameEn, :messageZh, :messageEn, :kind, :min, :max, :reference,
              :pattern, 1, :by)
            on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
              message_zh = excluded.message_zh, message_en = excluded.message_en,
              kind = excluded.kind, min_value = excluded.min_value, max_value = excluded.max_value,
              reference = excluded.reference, pattern = excluded.pattern,
              version = standard_rule.version + 1, changed_by = excluded.changed_by,
              changed_at = clock_timestamp()""")
        .param("code", code)
        .param("nameZh", String.valueOf(draft.nameZh()).strip())
        .param("nameEn", String.valueOf(draft.nameEn()).strip())
        .param("messageZh", String.valueOf(draft.messageZh()).strip())
        .param("messageEn", String.valueOf(draft.messageEn()).strip())
        .param("kind", String.valueOf(draft.kind()))
        .param("min", draft.min())
        .param("max", draft.max())
        .param("reference", draft.reference())
        .param("pattern", draft.pattern())
        .param("by", by)
        .update();
  }

  boolean remove(String code) {
    return jdbc.sql("delete from standard_rule where code = ?").param(code).update() > 0;
  }

  List<RuledColumn> columns() {
    return jdbc.sql(
            """
            select source, column_name as "column", rule from standard_column_rule
            order by source, column_name, rule""")
        .query(RuledColumn.class)
        .list();
  }

  List<RuledColumn> columns(String source) {
    return jdbc.sql(
            """
            select source, column_name as "column", rule from standard_column_rule
            where lower(source) = lower(?) order by column_name, rule""")
        .param(source)
        .query(RuledColumn.class)
        .list();
  }

  void putColumn(RuledColumn column) {
    jdbc.sql(
            """
            insert into standard_column_rule (source, column_name, rule) values (?, ?, ?)
            on conflict do nothing""")
        .params(column.source(), column.column(), column.rule())
        .update();
  }

  boolean removeColumn(RuledColumn column) {
    return jdbc.sql(
                """
                delete from standard_column_rule
                where lower(source) = lower(?) and column_name = ? and rule = ?""")
            .params(column.source(), column.column(), column.rule())
            .update()
        > 0;
  }

  List<String> manualTagsWith(String rule) {
    return jdbc.sql("select tag from standard_manual_rule where rule = ? order by tag")
        .param(rule)
        .query(String.class)
        .list();
  }
}
