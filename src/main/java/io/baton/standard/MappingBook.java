package io.baton.standard;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Columns under standards, their mappings, and what came in without one. */
@Component
class MappingBook {
  /** Raw codes remembered of a column; who has more has put the wrong column under a standard. */
  static final int MOST_UNMAPPED = 1_000;

  private static final String COLUMNS =
      """
      select c.id, c.source, c.column_name as "column", c.standard, c.changed_by, c.changed_at,
        (select count(*) from standard_mapping m where m.column_id = c.id) as mapped,
        count(u.raw) as unmapped, coalesce(sum(u.rows), 0) as unmapped_rows
      from standard_column c
      left join standard_unmapped u on u.column_id = c.id
        and not exists (select from standard_mapping m where m.column_id = c.id and m.raw = u.raw)
      where %s group by c.id order by c.standard, c.source, c.column_name""";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  MappingBook(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  List<StandardColumn> columns() {
    return jdbc.sql(COLUMNS.formatted("true")).query(StandardColumn.class).list();
  }

  List<StandardColumn> ofSource(String source) {
    return jdbc.sql(COLUMNS.formatted("lower(c.source) = lower(?)"))
        .param(source)
        .query(StandardColumn.class)
        .list();
  }

  List<StandardColumn> ofStandard(String standard) {
    return jdbc.sql(COLUMNS.formatted("c.standard = ?"))
        .param(standard)
        .query(StandardColumn.class)
        .list();
  }

  Optional<StandardColumn> find(long id) {
    return jdbc.sql(COLUMNS.formatted("c.id = ?")).param(id).query(StandardColumn.class).optional();
  }

  /** Empty where the column is under a standard already. */
  Optional<Long> add(String source, String column, String standard, String by) {
    return jdbc.sql(
            """
            insert into standard_column (source, column_name, standard, changed_by)
            values (?, ?, ?, ?) on conflict (lower(source), column_name) do nothing returning id""")
        .params(source, column, standard, by)
        .query(Long.class)
        .optional();
  }

  void remove(long id) {
    jdbc.sql("delete from standard_column where id = ?").param(id).update();
  }

  void changed(long id, String by) {
    jdbc.sql(
            """
            update standard_column set changed_by = ?, changed_at = clock_timestamp() where id = ?""")
        .params(by, id)
        .update();
  }

  /** Raw codes in order, each with its standard code. */
  Map<String, String> mappings(long id) {
    Map<String, String> mappings = new LinkedHashMap<>();
    jdbc.sql(
            """
            select raw, code from standard_mapping where column_id = ? order by raw collate "C\"""")
        .param(id)
        .query(
            row -> {
              mappings.put(row.getString(1), row.getString(2));
            });
    return mappings;
  }

  void map(long id, Collection<CodeMapping> mappings) {
    batches.batchUpdate(
        """
        insert into standard_mapping (column_id, raw, code) values (?, ?, ?)
        on conflict (column_id, raw) do update set code = excluded.code""",
        mappings,
        1_000,
        (row, mapping) -> {
          row.setLong(1, id);
          row.setString(2, mapping.raw());
          row.setString(3, mapping.code());
        });
  }

  int unmap(long id, Collection<String> raws) {
    return jdbc.sql("delete from standard_mapping where column_id = ? and raw = any (?)")
        .params(id, raws.toArray(String[]::new))
        .update();
  }

  List<UnmappedCode> unmapped() {
    return jdbc.sql(
            """
            select u.column_id, u.raw, u.rows, u.seen_at from standard_unmapped u
            where not exists (select from standard_mapping m
              where m.column_id = u.column_id and m.raw = u.raw)
            order by u.rows desc, u.column_id, u.raw limit 5000""")
        .query(UnmappedCode.class)
        .list();
  }

  List<UnmappedCode> unmapped(long id) {
    return jdbc.sql(
            """
            select u.column_id, u.raw, u.rows, u.seen_at from standard_unmapped u
            where u.column_id = ? and not exists (select from standard_mapping m
              where m.column_id = u.column_id and m.raw = u.raw)
            order by u.rows desc, u.raw""")
        .param(id)
        .query(UnmappedCode.class)
        .list();
  }

  /** Also of an import that came to nothing: it has still shown what it met. */
  @Transactional
  void unmapped(long id, Map<String, Long> rows, boolean adds) {
    if (!adds) {
      jdbc.sql("delete from standard_unmapped where column_id = ?").param(id).update();
    }
    batches.batchUpdate(
        """
        insert into standard_unmapped as old (column_id, raw, rows)
        select id, ?, ? from standard_column where id = ?
        on conflict (column_id, raw) do update
        set rows = old.rows + excluded.rows, seen_at = clock_timestamp()""",
        rows.entrySet(),
        1_000,
        (row, one) -> {
          row.setString(1, one.getKey());
          row.setLong(2, one.getValue());
          row.setLong(3, id);
        });
  }

  /** A raw code that says different things in different systems. */
  record Meaning(String standard, String raw, String source, String column, String code) {}

  List<Meaning> ambiguous() {
    return jdbc.sql(
            """
            select c.standard, m.raw, c.source, c.column_name as "column", m.code
            from standard_mapping m join standard_column c on c.id = m.column_id
            where (c.standard, m.raw) in (
              select c.standard, m.raw from standard_mapping m
              join standard_column c on c.id = m.column_id
              group by c.standard, m.raw having count(distinct m.code) > 1 limit 1000)
            order by c.standard, m.raw, c.source, c.column_name""")
        .query(Meaning.class)
        .list();
  }

  /** Columns whose mappings lead to one of the codes. */
  List<Meaning> leadingTo(String standard, Collection<String> codes) {
    return jdbc.sql(
            """
            select c.standard, m.raw, c.source, c.column_name as "column", m.code
            from standard_mapping m join standard_column c on c.id = m.column_id
            where c.standard = ? and m.code = any (?)
            order by m.code, c.source, c.column_name, m.raw limit 100""")
        .params(standard, codes.toArray(String[]::new))
        .query(Meaning.class)
        .list();
  }
}
