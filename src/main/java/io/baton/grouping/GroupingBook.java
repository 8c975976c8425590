package io.baton.grouping;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The groupings as they are stored, and which segments their groups are saved as. */
@Component
class GroupingBook {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  GroupingBook(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Grouping add(GroupingDraft draft, JsonNode settings, String scope, String owner) {
    return jdbc.sql(
            """
            insert into grouping_grouping (code, name, method, base, settings, approval_above,
              version, scope, owner, author, created_at, updated_at)
            values ('GRP-' || lpad(nextval('grouping_code')::text, 6, '0'), ?, ?, ?, ?::jsonb, ?,
              1, ?, ?, ?, shared_now(), shared_now())
            returning *""")
        .params(
            Arrays.asList(
                draft.name(),
                draft.method(),
                draft.base(),
                settings.toString(),
                draft.approvalAbove(),
                scope,
                owner,
                owner))
        .query((row, n) -> grouping(row))
        .single();
  }

  /** Empty where somebody else has changed it since that version. */
  Optional<Grouping> change(
      Grouping seen, GroupingDraft draft, JsonNode settings, int version, String author) {
    return jdbc.sql(
            """
            update grouping_grouping set name = ?, base = ?, settings = ?::jsonb,
              approval_above = ?, version = version + 1, author = ?, updated_at = shared_now()
            where id = ? and version = ? and retired_at is null returning *""")
        .params(
            Arrays.asList(
                draft.name(),
                draft.base(),
                settings.toString(),
                draft.approvalAbove(),
                author,
                seen.id(),
                version))
        .query((row, n) -> grouping(row))
        .optional();
  }

  void repeat(Grouping grouping, @Nullable Integer days, @Nullable LocalTime at) {
    jdbc.sql(
            """
            update grouping_grouping set repeat_days = ?, repeat_at = ?, updated_at = shared_now()
            where id = ?""")
        .params(Arrays.asList(days, at, grouping.id()))
        .update();
  }

  void retire(Grouping grouping) {
    jdbc.sql("update grouping_grouping set retired_at = shared_now() where id = ?")
        .param(grouping.id())
        .update();
  }

  Optional<Grouping> find(String code) {
    return jdbc.sql("select * from grouping_grouping where code = ? and retired_at is null")
        .param(code)
        .query((row, n) -> grouping(row))
        .optional();
  }

  Grouping get(long id) {
    return jdbc.sql("select * from grouping_grouping where id = ?")
        .param(id)
        .query((row, n) -> grouping(row))
        .single();
  }

  /** Held until the transaction ends: divisions of one grouping take effect one after the other. */
  void lock(long id) {
    jdbc.sql("select id from grouping_grouping where id = ? for update")
        .param(id)
        .query(Long.class)
        .single();
  }

  /** The newest first. */
  List<Grouping> visibleFrom(String branchPath) {
    return jdbc.sql(
            """
            select * from grouping_grouping where retired_at is null and starts_with(scope, ?)
            order by updated_at desc, id desc limit 500""")
        .param(branchPath)
        .query((row, n) -> grouping(row))
        .list();
  }

  /** Those of whose base or settings some text is that one: the method says whether it is meant. */
  List<Grouping> mentioning(String text) {
    return jdbc.sql(
            """
            select * from grouping_grouping where retired_at is null and (base = :text
              or settings @@ ('$.** == ' || to_jsonb(:text::text)::text)::jsonpath)
            order by code""")
        .param("text", text)
        .query((row, n) -> grouping(row))
        .list();
  }

  List<Grouping> all() {
    return jdbc.sql("select * from grouping_grouping where retired_at is null order by code")
        .query((row, n) -> grouping(row))
        .list();
  }

  /** One whose time has come, marked as done today and locked: another node takes others. */
  Optional<Grouping> takeDue(ZoneId bank) {
    return jdbc.sql(
            """
            update grouping_grouping set repeated_on = (shared_now() at time zone :bank)::date
            where id = (select id from grouping_grouping
              where retired_at is null and repeat_at <= (shared_now() at time zone :bank)::time
                and (repeated_on is null
                  or repeated_on <= (shared_now() at time zone :bank)::date - repeat_days)
              order by id limit 1 for update skip locked)
            returning *""")
        .param("bank", bank.getId())
        .query((row, n) -> grouping(row))
        .optional();
  }

  /** For the next group that is saved; never given twice. */
  String nextSegmentCode(Grouping grouping) {
    return jdbc.sql(
            """
            update grouping_grouping set segments_made = segments_made + 1 where id = ?
            returning code || '-' || lpad(segments_made::text, 2, '0')""")
        .param(grouping.id())
        .query(String.class)
        .single();
  }

  void saveAs(Grouping grouping, String key, String segment) {
    jdbc.sql(
            """
            insert into grouping_segment (grouping_id, key, segment) values (?, ?, ?)
            on conflict (grouping_id, key) do update set segment = excluded.segment""")
        .params(grouping.id(), key, segment)
        .update();
  }

  private Grouping grouping(ResultSet row) throws SQLException {
    return new Grouping(
        row.getLong("id"),
        row.getString("code"),
        row.getString("name"),
        row.getString("method"),
        row.getString("base"),
        json.readTree(row.getString("settings")),
        row.getObject("approval_above", BigDecimal.class),
        row.getObject("repeat_days", Integer.class),
        row.getObject("repeat_at", LocalTime.class),
        row.getInt("version"),
        row.getString("scope"),
        row.getString("owner"),
        row.getString("author"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }
}
