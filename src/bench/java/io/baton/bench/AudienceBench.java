package io.baton.bench;

import io.baton.bench.AudienceTags.Tag;
import io.baton.cohort.Column;
import io.baton.cohort.CompiledRule;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Distribution;
import io.baton.cohort.Distributions;
import io.baton.cohort.Distributions.Wanted;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import io.baton.cohort.SnapshotFile;
import io.baton.cohort.WrittenColumn;
import io.baton.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
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
  private static final int CUSTOMERS = Integer.getInteger("bench.size", 1_000_000);
  private static final String PART = System.getProperty("bench.part", "");
  private static final String DUCK = "DuckDB";
  private static final UUID STORE = UUID.randomUUID();

  private static final String THREE =
      """
      {"all":[{"field":"b1","op":"eq","value":true},{"field":"c1","op":"in","value":["v0","v1"]},
      {"field":"p2","op":"eq","value":"v3"}]}""";
  private static final String THREE_SQL = "b1 and c1 in ('v0','v1') and p2 = 'v3'";
  private static final String TEN =
      """
      {"all":[
        {"any":[{"field":"c4","op":"in","value":["v0","v2"]},{"field":"p1","op":"eq","value":"v5"},
          {"field":"m0","op":"in","value":["v1","v7"]}]},
        {"not":{"any":[{"field":"b2","op":"eq","value":true},{"field":"c6","op":"eq","value":"v1"}]}},
        {"field":"a0","op":"between","value":[1000,400000]},
        {"field":"n1","op":"ge","value":30},
        {"any":[{"field":"d2","op":"isNull"},{"field":"d2","op":"lt","value":"2020-06-01"}]},
        {"field":"r2","op":"notIn","value":["v0","v9","v17"]}]}""";
  private static final String TEN_SQL =
      """
      (coalesce(c4 in ('v0','v2'), false) or coalesce(p1 = 'v5', false)
         or coalesce(list_has_any(m0, ['v1','v7']), false))
      and not (coalesce(b2, false) or coalesce(c6 = 'v1', false))
      and a0 between 1000 and 400000 and n1 >= 30
      and (d2 is null or d2 < date '2020-06-01')
      and r2 not in ('v0','v9','v17')""";

  private final List<Tag> tags = AudienceTags.all();

  @Override
  public String name() {
    return "audience";
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
      snapshot(report, index);
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
        segment(report, index, sql);
      }
      if (wanted("portrait")) {
        portraits(report, index, sql);
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

  private void segment(Report report, FieldIndex index, Statement sql) throws Exception {
    CompiledRule three = RuleCompiler.compile(Rule.parse(THREE), index);
    CompiledRule ten = RuleCompiler.compile(Rule.parse(TEN), index);
    report.compare("3 conditions", three.count(), count(sql, THREE_SQL));
    report.compare("10 conditions", ten.count(), count(sql, TEN_SQL));
    report.compare("10 conditions, customers", ten.members(), members(sql, TEN_SQL));
    report.note(
        "3 conditions: %d, 10 conditions: %d customers".formatted(three.count(), ten.count()));

    print(
        report,
        "segment, 3 conditions, count",
        8,
        times(() -> RuleCompiler.compile(Rule.parse(THREE), index).count(), true),
        times(() -> count(sql, THREE_SQL), false));
    print(
        report,
        "segment, 10 conditions, count",
        15,
        times(() -> RuleCompiler.compile(Rule.parse(TEN), index).count(), true),
        times(() -> count(sql, TEN_SQL), false));
    print(
        report,
        "segment, 10 conditions, materialised and stored",
        8,
        times(() -> RuleCompiler.compile(Rule.parse(TEN), index).members().toBytes(), true),
        times(
            () -> {
              sql.execute("create or replace temp table s as select id from t where " + TEN_SQL);
              return 0;
            },
            false));
  }

  private void portraits(Report report, FieldIndex index, Statement sql) throws Exception {
    List<Tag> shown =
        tags.stream().filter(tag -> tag.field().type() != FieldType.MULTI).limit(120).toList();
    List<Wanted> wanted = shown.stream().map(AudienceBench::wanted).toList();
    List<CustomerSet> groups = new ArrayList<>();
    for (int g = 0; g < 4; g++) {
      groups.add(group(g));
    }
    for (int g = 0; g < 4; g++) {
      List<Distribution> ours = Distributions.of(index, wanted, groups.get(g));
      for (int i = 0; i < shown.size(); i++) {
        report.compare(
            "portrait of " + shown.get(i).code(),
            counts(ours.get(i)),
            grouped(sql, shown.get(i), "t where " + groupSql(g)));
      }
    }
    report.compare(
        "one pass",
        fused(sql, shown, groupSql(0)),
        counts(Distributions.of(index, wanted, groups.get(0))));

    double one = times(() -> Distributions.of(index, wanted, groups.get(0)), true);
    double four = times(() -> Distributions.of(index, wanted, groups), true);
    double many = Double.MAX_VALUE;
    // The better of: a query for each tag over the whole table, the same over a copy of the group's
    // rows, and all tags in one query.
    for (String from : List.of("t where " + groupSql(0), "g")) {
      double seconds =
          times(
              () -> {
                if (from.equals("g")) {
                  copy(sql, shown);
                }
                for (Tag tag : shown) {
                  grouped(sql, tag, from);
                }
                return 0;
              },
              false);
      report.note(
          "DuckDB, 120 group-bys from %s: %.1f ms"
              .formatted(from.equals("g") ? "a copy of the group" : "all rows", seconds * 1e3));
      many = Math.min(many, seconds);
    }
    double single = times(() -> fused(sql, shown, groupSql(0)), false);
    report.note("DuckDB, one query of 120 histograms: %.1f ms".formatted(single * 1e3));
    double best = Math.min(many, single);
    print(report, "portrait, 120 tags, 10 % of the base", 20, one, best);
    print(report, "four-way comparison, 120 tags", 20, four, 4 * best);
  }

  private static void copy(Statement sql, List<Tag> tags) throws SQLException {
    sql.execute(
        "create or replace temp table g as select %s from t where %s"
            .formatted(
                tags.stream().map(Tag::code).collect(Collectors.joining(", ")), groupSql(0)));
  }

  /** A tenth of the customers. */
  private static CustomerSet group(int g) {
    int[] ids = new int[CUSTOMERS / 10 + 1];
    int used = 0;
    for (long id = 0; id < CUSTOMERS; id++) {
      if ((id * 69_621 + g * 31L) % 2_147_483_647 % 1000 / 100 == g) {
        if (used == ids.length) {
          ids = Arrays.copyOf(ids, used * 2);
        }
        ids[used++] = (int) id;
      }
    }
    return CustomerSet.of(Arrays.copyOf(ids, used));
  }

  private static String groupSql(int g) {
    return "(cast(id as bigint)*69621+%d)%%2147483647%%1000//100 = %d".formatted(g * 31, g);
  }

  private static Wanted wanted(Tag tag) {
    return new Wanted(tag.code(), edges(tag));
  }

  /** Ten buckets of equal width. */
  private static List<Long> edges(Tag tag) {
    List<Long> edges = new ArrayList<>();
    if (tag.field().type().ordered()) {
      long base = tag.field().type() == FieldType.DATE ? tag.field().number("2010-01-01") : 0;
      for (int i = 1; i < 10; i++) {
        edges.add(base + (long) tag.values() * i / 10);
      }
    }
    return edges;
  }

  private static String bucketSql(Tag tag) {
    if (!tag.field().type().ordered()) {
      return tag.code();
    }
    List<Long> edges = edges(tag);
    StringBuilder cases = new StringBuilder("case when " + tag.code() + " is null then null");
    for (int i = 0; i < edges.size(); i++) {
      String edge =
          tag.field().type() == FieldType.DATE
              ? "date '" + java.time.LocalDate.ofEpochDay(edges.get(i)) + "'"
              : java.math.BigDecimal.valueOf(edges.get(i), tag.field().scale()).toPlainString();
      cases
          .append(" when ")
          .append(tag.code())
          .append(" < ")
          .append(edge)
          .append(" then ")
          .append(i);
    }
    return cases.append(" else ").append(edges.size()).append(" end").toString();
  }

  private static Map<String, Long> grouped(Statement sql, Tag tag, String from)
      throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    try (ResultSet rows =
        sql.executeQuery(
            "select cast(v as varchar), n from (select %s as v, count(*) as n from %s group by 1)"
                .formatted(bucketSql(tag), from))) {
      while (rows.next()) {
        counts.put(String.valueOf(rows.getString(1)), rows.getLong(2));
      }
    }
    return counts;
  }

  /** All tags in one query; nulls are not counted, so that they are left out of the comparison. */
  private static List<Map<String, Long>> fused(Statement sql, List<Tag> tags, String where)
      throws SQLException {
    String histograms =
        tags.stream()
            .map(tag -> "histogram(" + bucketSql(tag) + ")")
            .collect(Collectors.joining(", "));
    List<Map<String, Long>> all = new ArrayList<>();
    try (ResultSet row = sql.executeQuery("select " + histograms + " from t where " + where)) {
      row.next();
      for (int i = 1; i <= tags.size(); i++) {
        Map<String, Long> counts = new TreeMap<>();
        ((Map<?, ?>) row.getObject(i))
            .forEach((value, count) -> counts.put(value.toString(), ((Number) count).longValue()));
        all.add(counts);
      }
    }
    return all;
  }

  private static List<Map<String, Long>> counts(List<Distribution> distributions) {
    return distributions.stream()
        .map(
            one -> {
              Map<String, Long> counts = counts(one);
              counts.remove("null");
              return counts;
            })
        .toList();
  }

  private static Map<String, Long> counts(Distribution distribution) {
    Map<String, Long> counts = new TreeMap<>();
    distribution.values().forEach(value -> counts.put(value.value(), value.count()));
    for (int i = 0; i < distribution.buckets().size(); i++) {
      if (distribution.buckets().get(i) > 0) {
        counts.put(Integer.toString(i), distribution.buckets().get(i));
      }
    }
    if (distribution.nulls() > 0) {
      counts.put("null", distribution.nulls());
    }
    return counts;
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

  /**
   * From nothing in memory to the answer of the ten conditions, every checksum verified on both
   * sides. The bytea rows are the form in which the application keeps the truth.
   */
  private void snapshot(Report report, FieldIndex index) throws Exception {
    Path file = Path.of("target/bench/audience.snapshot");
    Files.createDirectories(file.getParent());
    List<SnapshotFile.Stored> stored = new ArrayList<>();
    for (Tag tag : tags) {
      stored.add(new SnapshotFile.Stored(index.column(tag.code()).orElseThrow(), "1"));
    }
    SnapshotFile.write(file, STORE, stored);
    report.print(
        Figure.below(
            name(),
            "bytes per customer, 150 tags",
            "B",
            (double) Files.size(file) / CUSTOMERS,
            250));
    try (Connection postgres =
        DriverManager.getConnection(
            TestPostgres.url(TestPostgres.freshDatabase()),
            TestPostgres.user(),
            TestPostgres.password())) {
      store(postgres, stored);
      Rule rule = Rule.parse(TEN);
      long expected = RuleCompiler.compile(rule, index).count();
      report.compare("mapped", RuleCompiler.compile(rule, mapped(file)).count(), expected);
      report.compare("loaded", RuleCompiler.compile(rule, loaded(postgres)).count(), expected);
      FieldIndex open = mapped(file);
      report.note(
          "10 conditions over the mapped file: %.2f ms"
              .formatted(times(() -> RuleCompiler.compile(rule, open).count(), true) * 1e3));
      print(
          report,
          "opening a snapshot, to the first answer",
          50,
          times(() -> RuleCompiler.compile(rule, mapped(file)).count(), true),
          times(() -> RuleCompiler.compile(rule, loaded(postgres)).count(), false),
          "PostgreSQL bytea");
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void store(Connection postgres, List<SnapshotFile.Stored> columns)
      throws SQLException {
    try (Statement sql = postgres.createStatement()) {
      sql.execute("create table stored (tag text, part int, bytes bytea, primary key (tag, part))");
      sql.execute("alter table stored alter bytes set storage external");
    }
    try (PreparedStatement insert =
        postgres.prepareStatement("insert into stored values (?, ?, ?)")) {
      for (SnapshotFile.Stored one : columns) {
        List<byte[]> parts = WrittenColumn.of(one.column()).parts(4 << 20);
        for (int part = 0; part < parts.size(); part++) {
          insert.setString(1, one.column().field().code());
          insert.setInt(2, part);
          insert.setBytes(3, parts.get(part));
          insert.executeUpdate();
        }
      }
    }
  }

  private static FieldIndex mapped(Path file) throws IOException, SnapshotFile.Unusable {
    return everyone(
        SnapshotFile.open(file, STORE).columns().stream()
            .map(SnapshotFile.Stored::column)
            .toArray(Column[]::new));
  }

  private FieldIndex loaded(Connection postgres) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement select =
        postgres.prepareStatement("select bytes from stored where tag = ? order by part")) {
      for (Tag tag : tags) {
        select.setString(1, tag.code());
        List<byte[]> parts = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            parts.add(rows.getBytes(1));
          }
        }
        columns.add(Column.fromParts(tag.field(), parts));
      }
    }
    return everyone(columns.toArray(Column[]::new));
  }

  private static FieldIndex everyone(Column[] columns) {
    return FieldIndex.empty(Instant.now())
        .withEveryone(CustomerSet.range(0, CUSTOMERS))
        .with(columns);
  }

  private static long count(Statement sql, String where) throws SQLException {
    try (ResultSet row = sql.executeQuery("select count(*) from t where " + where)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static CustomerSet members(Statement sql, String where) throws SQLException {
    int[] ids = new int[CUSTOMERS];
    int used = 0;
    try (ResultSet rows = sql.executeQuery("select id from t where " + where)) {
      while (rows.next()) {
        ids[used++] = rows.getInt(1);
      }
    }
    return CustomerSet.of(Arrays.copyOf(ids, used));
  }

  private void print(Report report, String figure, double goal, double ours, double baseline)
      throws IOException {
    print(report, figure, goal, ours, baseline, DUCK);
  }

  private void print(
      Report report, String figure, double goal, double ours, double baseline, String against)
      throws IOException {
    report.print(
        Figure.lessIsBetter(name(), figure, "ms", ours * 1e3, baseline * 1e3, against, goal));
  }

  /**
   * Median of three, in seconds.
   *
   * @param many whether one run is too short for the clock, and has to be compiled by the JVM first
   */
  private static double times(Callable<?> work, boolean many) throws Exception {
    work.call();
    double[] seconds = new double[3];
    if (many) {
      for (long end = System.nanoTime() + 2_000_000_000L; System.nanoTime() < end; ) {
        work.call();
      }
    }
    for (int i = 0; i < seconds.length; i++) {
      int runs = 0;
      long start = System.nanoTime();
      long least = many ? 200_000_000L : 0;
      do {
        work.call();
        runs++;
      } while (System.nanoTime() - start < least);
      seconds[i] = (System.nanoTime() - start) / 1e9 / runs;
    }
    Arrays.sort(seconds);
    return seconds[1];
  }
}
