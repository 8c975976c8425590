package io.baton.standard.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that was entered, and what became of it. */
@Component
class BatchBook {
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  BatchBook(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  long add(
      String tag,
      Batch.State state,
      Map<Integer, @Nullable String> values,
      String scope,
      String by) {
    long id =
        jdbc.sql(
                """
                insert into standard_batch (tag, state, entries, scope, entered_by)
                values (?, ?, ?, ?, ?) returning id""")
            .params(tag, state.name(), values.size(), scope, by)
            .query(Long.class)
            .single();
    batches.batchUpdate(
        "insert into standard_entry (batch, customer, value) values (?, ?, ?)",
        values.entrySet(),
        5_000,
        (row, entry) -> {
          row.setLong(1, id);
          row.setInt(2, entry.getKey());
          row.setString(3, entry.getValue());
        });
    return id;
  }

  Optional<Batch> find(long id) {
    return jdbc.sql("select * from standard_batch where id = ?")
        .param(id)
        .query(Batch.class)
        .optional();
  }

  /** Those of the branch and of all below it that wait, the oldest first. */
  List<Batch> waiting(String scope) {
    return jdbc.sql(
            """
            select * from standard_batch where state = 'WAITING' and starts_with(scope, ?)
            order by id limit 500""")
        .param(scope)
        .query(Batch.class)
        .list();
  }

  /** The newest of a tag. */
  List<Batch> of(String tag, String scope) {
    return jdbc.sql(
            """
            select * from standard_batch where tag = ? and starts_with(scope, ?)
            order by id desc limit 100""")
        .params(tag, scope)
        .query(Batch.class)
        .list();
  }

  /** By customer, in order of id; a null takes the value away. */
  Map<Integer, @Nullable String> entries(long batch) {
    Map<Integer, @Nullable String> entries = new LinkedHashMap<>();
    jdbc.sql("select customer, value from standard_entry where batch = ? order by customer")
        .param(batch)
        .query(
            row -> {
              entries.put(row.getInt(1), row.getString(2));
            });
    return entries;
  }

  /** Four eyes by construction: what this person entered is never found here. */
  boolean decide(long id, Batch.State state, String by, @Nullable String note) {
    return jdbc.sql(
                """
                update standard_batch set state = :state, reviewed_by = :by, note = :note,
                  reviewed_at = clock_timestamp()
                where id = :id and state = 'WAITING' and entered_by <> :by""")
            .param("state", state.name())
            .param("by", by)
            .param("note", note)
            .param("id", id)
            .update()
        > 0;
  }
}
