package io.baton.bench;

import static io.baton.bench.AudienceTimes.print;
import static io.baton.bench.AudienceTimes.times;

import io.baton.bench.AudienceTags.Tag;
import io.baton.cohort.Column;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.roaringbitmap.RangeBitmap;

/**
 * Segments and portraits of {@code bench.size} customers with 150 tags against DuckDB on the same
 * data in memory, warm, categories as its ENUM type; both sides use every core. Each time is the
 * median of three after one run that is compared and does not count; ours, which take far less than
 * a millisecond of clock each, are the mean of many within each of the three.
 *
 * <p>{@code -Dbench.part=} runs one part alone: segment, portrait, index or snapshot.
 */
final class AudienceBench implements Benchmark {
  static final int CUSTOMERS = Integer.getInteger("bench.size", 1_000_000);
  private static final String PART = System.getProperty("bench.part", "");

  private final List<Tag> tags = AudienceTags.all();

  @Override
  public String name() {
    return AudienceTimes.NAME;
  }

  @Override
  public void run(Report report) throws Exception {
    report.note(CUSTOMERS + " customers, " + tags.size() + " tags");
    if (wanted("index")) {
      numericIndex(report);
    }
    if (!wanted("segment") && !wanted("portrait") && !wanted("snapshot")) {
      return;
    }
    FieldIndex index = index();
    report.note("columns are built");
    if (wanted("segment") || wanted("portrait")) {
      withDuck(report, index);
    }
    if (wanted("snapshot")) {
      AudienceSnapshots.compare(report, tags, index);
    }
  }

  private static boolean wanted(String part) {
    return PART.isEmpty() || PART.equals(part);
  }

  private FieldIndex index() {
    Column[] columns =
        tags.parallelStream().map(tag -> tag.column(CUSTOMERS)).toArray(Column[]::new);
    return FieldIndex.empty(Instant.now())
        .withEveryone(CustomerSet.range(0, CUSTOMERS))
        .with(columns);
  }

  private void withDuck(Report report, FieldIndex index) throws Exception {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      fill(sql);
      report.note("DuckDB has the same");
      if (wanted("segment")) {
        AudienceSegments.compare(report, index, sql);
      }
      if (wanted("portrait")) {
        AudiencePortraits.compare(report, tags, index, sql);
      }
    }
  }

  private void fill(Statement sql) throws SQLException {
    sql.execute("set threads = " + Runtime.getRuntime().availableProcessors());
    sql.execute("set preserve_insertion_order = true");
    for (Tag tag : tags) {
      if (tag.field().type() == FieldType.ENUM) {
        sql.execute(
            "create type if not exists %s as enum (%s)"
                .formatted(tag.enumType(), tag.enumValues()));
      }
    }
    sql.execute(
        "create table t as select cast(id as integer) as id, %s from range(%d) r(id)"
            .formatted(tags.stream().map(Tag::sql).collect(Collectors.joining(", ")), CUSTOMERS));
  }

  private void numericIndex(Report report) throws Exception {
    Field field = Field.number("amount", 2);
    Tag tag = new Tag(7, field, 100_000_000, 0, true);
    long[] values = new long[CUSTOMERS];
    for (int id = 0; id < CUSTOMERS; id++) {
      values[id] = tag.value(id, 2);
    }
    FieldIndex index =
        FieldIndex.empty(Instant.now())
            .withEveryone(CustomerSet.range(0, CUSTOMERS))
            .with(built(field, values));
    long middle = 20_000_000;
    report.compare(
        "numbers below the middle",
        RuleCompiler.compile(
                Rule.parse("{\"field\":\"amount\",\"op\":\"le\",\"value\":200000}"), index)
            .count(),
        ranged(values).lteCardinality(middle));
    print(
        report,
        "build of a numeric index",
        10,
        times(() -> built(field, values), false),
        times(() -> ranged(values), false),
        "RangeBitmap.Appender");
  }

  private static Column built(Field field, long[] values) {
    return Column.ofNumbers(field, values, CustomerSet.range(0, values.length));
  }

  private static RangeBitmap ranged(long[] values) {
    RangeBitmap.Appender appender = RangeBitmap.appender(100_000_000);
    for (long value : values) {
      appender.add(value);
    }
    return appender.build();
  }
}
