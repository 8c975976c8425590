package io.baton.tag.compute;

import io.baton.shared.BatonException;
import io.baton.shared.LeasedRows;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Definitions and runs as they are stored. */
@Component
class RunBook {
  private static final RowMapper<TagRun> RUN = new DataClassRowMapper<>(TagRun.class);

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final LeasedRows leases;

  RunBook(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.leases = new LeasedRows(jdbc, "tag_run", "");
  }

  /**
   * Tags with one of these definitions, other than those that are being defined.
   *
   * @param canonicals canonical hash and code of the tags that are being defined
   * @return code and canonical hash
   */
  Map<String, String> definedAs(Map<String, String> canonicals) {
    Map<String, String> same = new LinkedHashMap<>();
    jdbc.sql(
            """
            select tag_code, canonical from tag_definition
            where canonical = any(?) and tag_code <> all(?) order by tag_code""")
        .params(
            canonicals.keySet().toArray(String[]::new), canonicals.values().toArray(String[]::new))
        .query(
            row -> {
              same.put(row.getString(1), row.getString(2));
            });
    return same;
  }

  /**
   * @param canonicals code of the tag by its canonical hash
   */
  void define(
      List<DefinedTag> tags, Map<String, String> canonicals, @Nullable String family, String by) {
    Map<String, String> hashes = new HashMap<>();
    canonicals.forEach((hash, code) -> hashes.put(code, hash));
    batches.batchUpdate(
        """
        insert into tag_definition (tag_code, definition, tag_class, family, defined_by, canonical)
        values (?, ?::jsonb, ?, ?, ?, ?)
        on conflict (tag_code) do update set definition = excluded.definition,
          tag_class = excluded.tag_class, family = excluded.family, canonical = excluded.canonical,
          defined_by = excluded.defined_by, defined_at = clock_timestamp()""",
        tags,
        500,
        (row, tag) -> {
          row.setString(1, tag.code());
          row.setString(2, tag.definition());
          row.setString(3, tag.tagClass().name());
          row.setString(4, family);
          row.setString(5, by);
          row.setString(6, hashes.get(tag.code()));
        });
  }

  /** Canonical hashes of all definitions, by code of the tag. */
  Map<String, String> canonicals() {
    Map<String, String> hashes = new HashMap<>();
    jdbc.sql("select tag_code, canonical from tag_definition")
        .query(
            row -> {
              hashes.put(row.getString(1), row.getString(2));
            });
    return hashes;
  }

  Optional<TagClass> classOf(String code) {
    return jdbc.sql("select tag_class from tag_definition where tag_code = ?")
        .param(code)
        .query(String.class)
        .optional()
        .map(TagClass::valueOf);
  }

  Optional<String> definition(String code) {
    return jdbc.sql("select definition::text from tag_definition where tag_code = ?")
        .param(code)
        .query(String.class)
        .optional();
  }

  /** Whether it has a definition and no run has it. */
  boolean canStart(String code) {
    return jdbc.sql(
            """
            select exists (select from tag_definition where tag_code = :code)
              and not exists (select from tag_run_lock where tag_code = :code)""")
        .param("code", code)
        .query(Boolean.class)
        .single();
  }

  /** Tags that a run has. */
  Set<String> locked() {
    return new HashSet<>(jdbc.sql("select tag_code from tag_run_lock").query(String.class).list());
  }

  List<String> codes() {
    return jdbc.sql("select tag_code from tag_definition order by tag_code")
        .query(String.class)
        .list();
  }

  /**
   * @param levels of the tags, in the order in which they are computed
   * @throws BatonException TAG_RUN_UNDER_WAY where one of the tags is being computed
   */
  long open(Map<String, Integer> levels, LocalDate asOf, String by) {
    List<String> codes = List.copyOf(levels.keySet());
    long run =
        jdbc.sql(
                """
                insert into tag_run (as_of, state, total, started_by)
                values (?, 'WAITING', ?, ?) returning id""")
            .params(asOf, codes.size(), by)
            .query(Long.class)
            .single();
    try {
      List<Integer> places = IntStream.range(0, codes.size()).boxed().toList();
      batches.batchUpdate(
          "insert into tag_run_lock (tag_code, run_id) values (?, ?)",
          codes.stream().sorted().toList(),
          500,
          (row, code) -> {
            row.setString(1, code);
            row.setLong(2, run);
          });
      batches.batchUpdate(
          "insert into tag_run_tag (run_id, tag_code, position, level) values (?, ?, ?, ?)",
          places,
          500,
          (row, place) -> {
            row.setLong(1, run);
            row.setString(2, codes.get(place));
            row.setInt(3, place);
            row.setInt(4, levels.getOrDefault(codes.get(place), 0));
          });
    } catch (DuplicateKeyException e) {
      throw new BatonException(
          DefinitionError.TAG_RUN_UNDER_WAY, "one of the tags is being computed already", e);
    }
    return run;
  }

  Optional<TagRun> claim(UUID node) {
    return leases.claim(node, RUN);
  }

  void extend(UUID node) {
    leases.extend(node);
  }

  /** Levels at which tags wait. */
  List<Integer> levels(long run) {
    return jdbc.sql(
            """
            select distinct level from tag_run_tag where run_id = ? and state = 'WAITING'
            order by level""")
        .param(run)
        .query(Integer.class)
        .list();
  }

  List<String> waiting(long run, int level) {
    return jdbc.sql(
            """
            select tag_code from tag_run_tag where run_id = ? and level = ? and state = 'WAITING'
            order by position""")
        .params(run, level)
        .query(String.class)
        .list();
  }

  /** Definitions of the tags that wait, by code. */
  Map<String, String> waitingDefinitions(long run, int level) {
    Map<String, String> definitions = new LinkedHashMap<>();
    jdbc.sql(
            """
            select tag_code, definition::text from tag_run_tag join tag_definition using (tag_code)
            where run_id = ? and level = ? and state = 'WAITING' order by position""")
        .params(run, level)
        .query(
            row -> {
              definitions.put(row.getString(1), row.getString(2));
            });
    return definitions;
  }

  /** One tag's line in a run. */
  record Done(String code, long known, String hash, long millis) {}

  /** In the transaction that publishes the values; false where the run is not this node's. */
  boolean computed(TagRun run, UUID node, List<Done> tags) {
    if (!step(run, node, tags.size(), 0)) {
      return false;
    }
    batches.batchUpdate(
        """
        update tag_run_tag set state = 'DONE', known = ?, hash = ?, millis = ?
        where run_id = ? and tag_code = ?""",
        tags,
        500,
        (row, tag) -> {
          row.setLong(1, tag.known());
          row.setString(2, tag.hash());
          row.setLong(3, tag.millis());
          row.setLong(4, run.id());
          row.setString(5, tag.code());
        });
    return true;
  }

  void failed(TagRun run, UUID node, String code, String problem) {
    if (step(run, node, 1, 1)) {
      jdbc.sql(
              "update tag_run_tag set state = 'FAILED', problem = ? where run_id = ? and tag_code = ?")
          .params(problem, run.id(), code)
          .update();
    }
  }

  private boolean step(TagRun run, UUID node, int done, int failed) {
    return jdbc.sql(
                """
                update tag_run set done = done + ?, failed = failed + ?,
                  lease_until = clock_timestamp() + interval '60 s'
                where id = ? and node = ? and state = 'RUNNING'""")
            .params(done, failed, run.id(), node)
            .update()
        == 1;
  }

  /** Codes of the tags that the run has computed. */
  List<String> done(long run) {
    return jdbc.sql(
            "select tag_code from tag_run_tag where run_id = ? and state = 'DONE' order by position")
        .param(run)
        .query(String.class)
        .list();
  }

  boolean cancelling(long run) {
    return jdbc.sql("select cancelling from tag_run where id = ?")
        .param(run)
        .query(Boolean.class)
        .single();
  }

  void cancel(long run) {
    jdbc.sql(
            "update tag_run set cancelling = true where id = ? and state in ('WAITING', 'RUNNING')")
        .param(run)
        .update();
  }

  void finish(TagRun run, UUID node, boolean cancelled) {
    int finished =
        jdbc.sql(
                """
                update tag_run set finished_at = shared_now(),
                  state = case when ? then 'CANCELLED' when failed > 0 then 'FAILED' else 'DONE' end
                where id = ? and node = ? and state = 'RUNNING'""")
            .params(cancelled, run.id(), node)
            .update();
    if (finished == 1) {
      jdbc.sql("delete from tag_run_lock where run_id = ?").param(run.id()).update();
    }
  }
}
