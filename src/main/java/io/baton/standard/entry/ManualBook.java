package io.baton.standard.entry;

import io.baton.cohort.Column;
import io.baton.cohort.ColumnBuilder;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tags of entered values, and the values that count. */
@Component
class ManualBook {
  private static final int SLICE = 20_000;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  ManualBook(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** What is stored of a tag here; its names and type are in the catalogue. */
  record Stored(String tag, boolean review, List<String> rules) {}

  List<Stored> all() {
    Map<String, List<String>> rules = new HashMap<>();
    jdbc.sql("select tag, rule from standard_manual_rule order by tag, position")
        .query(
            row -> {
              rules
                  .computeIfAbsent(row.getString(1), tag -> new ArrayList<>())
                  .add(row.getString(2));
            });
    return jdbc.sql("select tag, review from standard_manual_tag order by tag")
        .query(
            (row, n) ->
                new Stored(
                    row.getString(1),
                    row.getBoolean(2),
                    rules.getOrDefault(row.getString(1), List.of())))
        .list();
  }

  Optional<Stored> find(String tag) {
    return all().stream().filter(each -> each.tag().equals(tag)).findFirst();
  }

  void put(String tag, boolean review, List<String> rules) {
    jdbc.sql(
            """
            insert into standard_manual_tag (tag, review) values (?, ?)
            on conflict (tag) do update set review = excluded.review""")
        .params(tag, review)
        .update();
    jdbc.sql("delete from standard_manual_rule where tag = ?").param(tag).update();
    for (int i = 0; i < rules.size(); i++) {
      jdbc.sql("insert into standard_manual_rule (tag, position, rule) values (?, ?, ?)")
          .params(tag, i, rules.get(i))
          .update();
    }
  }

  /** Entries of one tag wait for each other; answers which state of the values this is. */
  long lock(String tag) {
    return jdbc.sql("select revision from standard_manual_tag where tag = ? for update")
        .param(tag)
        .query(Long.class)
        .single();
  }

  /** Another state of the values; those without a text lose theirs. */
  void take(String tag, Map<Integer, @Nullable String> values, long batch) {
    List<Map.Entry<Integer, @Nullable String>> entries = new ArrayList<>(values.entrySet());
    batches.batchUpdate(
        """
        insert into standard_manual_value (tag, customer, value, batch) values (?, ?, ?, ?)
        on conflict (tag, customer) do update
        set value = excluded.value, batch = excluded.batch, at = clock_timestamp()""",
        entries,
        5_000,
        (row, entry) -> {
          row.setString(1, tag);
          row.setInt(2, entry.getKey());
          row.setString(3, entry.getValue());
          row.setLong(4, batch);
        });
    jdbc.sql("update standard_manual_tag set revision = revision + 1 where tag = ?")
        .param(tag)
        .update();
  }

  /** All the values as they are stored. */
  Column column(ManualTag tag) {
    ColumnBuilder builder = ColumnBuilder.of(tag.field());
    jdbc.sql(
            "select customer, value from standard_manual_value where tag = ? and value is not null")
        .param(tag.tag())
        .query(
            row -> {
              builder.put(row.getInt(1), row.getString(2));
            });
    return builder.build();
  }

  /** Values of those customers who have one. */
  Map<Integer, String> values(String tag, List<Integer> customers) {
    Map<Integer, String> values = new LinkedHashMap<>();
    for (int from = 0; from < customers.size(); from += SLICE) {
      jdbc.sql(
              """
              select v.customer, v.value from standard_manual_value v
              join unnest(?::int[]) as asked (customer) on asked.customer = v.customer
              where v.tag = ? and v.value is not null""")
          .params(
              customers
                  .subList(from, Math.min(customers.size(), from + SLICE))
                  .toArray(Integer[]::new),
              tag)
          .query(
              row -> {
                values.put(row.getInt(1), row.getString(2));
              });
    }
    return values;
  }

  Optional<Instant> moment(String tag, int customer) {
    return jdbc.sql("select at from standard_manual_value where tag = ? and customer = ?")
        .params(tag, customer)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }
}
