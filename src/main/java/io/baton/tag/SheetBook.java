package io.baton.tag;

import io.baton.tag.TagLifeCycle.Change;
import io.baton.tag.TagLifeCycle.Standing;
import io.baton.tag.TagSheet.TagClass;
import io.baton.tag.TagSheet.TagKind;
import io.baton.tag.TagSheet.Theme;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The data sheets and how they became what they are. */
@Component
class SheetBook {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  SheetBook(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Locks the tag until the transaction ends: one change after the other. */
  Standing lock(Tag tag) {
    jdbc.sql("select id from tag_tag where id = ? for update").param(tag.id()).query(row -> {});
    return of(tag).orElse(Standing.NEW);
  }

  Optional<Standing> of(Tag tag) {
    return jdbc.sql("select * from tag_sheet where tag_id = ?")
        .param(tag.id())
        .query((row, n) -> standing(row))
        .optional();
  }

  /** Of these, the tags that are not online, in order of code. */
  Map<String, TagState> notOnline(Collection<String> codes) {
    Map<String, TagState> states = new LinkedHashMap<>();
    jdbc.sql(
            """
            select t.code, coalesce(s.state, 'DRAFT') as state
            from tag_tag t left join tag_sheet s on s.tag_id = t.id
            where t.code = any(?) and coalesce(s.state, 'DRAFT') <> 'ONLINE' order by t.code""")
        .param(codes.toArray(String[]::new))
        .query(
            row -> {
              states.put(row.getString("code"), TagState.valueOf(row.getString("state")));
            });
    return states;
  }

  void save(Tag tag, Standing standing, String action, String actor) {
    TagSheet sheet = standing.sheet();
    jdbc.sql(
            """
            insert into tag_sheet (tag_id, state, theme, class, kind, predicted, model_version, probability,
              unit, definition, source_columns, business_contact, developer_contact, fresh_within_hours,
              outcome_tag, submitted_by, version)
            values (:tag, :state, :theme, :type, :kind, :predicted, :model, :probability, :unit, :definition,
              :columns, :business, :developer, :fresh, :outcome, :submittedBy, :version)
            on conflict (tag_id) do update set state = excluded.state, theme = excluded.theme,
              class = excluded.class, kind = excluded.kind, predicted = excluded.predicted,
              model_version = excluded.model_version, probability = excluded.probability,
              unit = excluded.unit, definition = excluded.definition,
              source_columns = excluded.source_columns, business_contact = excluded.business_contact,
              developer_contact = excluded.developer_contact,
              fresh_within_hours = excluded.fresh_within_hours,
              outcome_tag = excluded.outcome_tag, submitted_by = excluded.submitted_by,
              version = excluded.version""")
        .param("tag", tag.id())
        .param("state", standing.state().name())
        .param("theme", name(sheet.theme()))
        .param("type", name(sheet.type()))
        .param("kind", name(sheet.kind()))
        .param("predicted", sheet.predicted())
        .param("model", sheet.modelVersion())
        .param("probability", sheet.probability())
        .param("unit", sheet.unit())
        .param("definition", sheet.definition())
        .param("columns", columns(sheet).toArray(String[]::new))
        .param("business", sheet.businessContact())
        .param("developer", sheet.developerContact())
        .param("fresh", sheet.freshWithinHours())
        .param("outcome", sheet.outcomeTag())
        .param("submittedBy", standing.submittedBy())
        .param("version", standing.version())
        .update();
    jdbc.sql("insert into tag_sheet_change values (?, ?, shared_now(), ?, ?, ?, ?)")
        .params(
            tag.id(),
            standing.version(),
            actor,
            action,
            standing.state().name(),
            json.writeValueAsString(sheet))
        .update();
  }

  /** The newest first. */
  List<Change> changes(Tag tag) {
    return jdbc.sql("select * from tag_sheet_change where tag_id = ? order by version desc")
        .param(tag.id())
        .query(
            (row, n) ->
                new Change(
                    row.getInt("version"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("actor"),
                    row.getString("action"),
                    TagState.valueOf(row.getString("state")),
                    json.readValue(row.getString("sheet"), TagSheet.class)))
        .list();
  }

  private static List<String> columns(TagSheet sheet) {
    List<String> columns = sheet.sourceColumns();
    return columns == null ? List.of() : columns;
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static Standing standing(ResultSet row) throws SQLException {
    String theme = row.getString("theme");
    String type = row.getString("class");
    String kind = row.getString("kind");
    return new Standing(
        TagState.valueOf(row.getString("state")),
        new TagSheet(
            theme == null ? null : Theme.valueOf(theme),
            type == null ? null : TagClass.valueOf(type),
            kind == null ? null : TagKind.valueOf(kind),
            row.getBoolean("predicted"),
            row.getString("model_version"),
            row.getBigDecimal("probability"),
            row.getString("unit"),
            row.getString("definition"),
            Arrays.asList((String[]) row.getArray("source_columns").getArray()),
            row.getString("business_contact"),
            row.getString("developer_contact"),
            row.getObject("fresh_within_hours", Integer.class),
            row.getString("outcome_tag")),
        row.getString("submitted_by"),
        row.getInt("version"));
  }
}
