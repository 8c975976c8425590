package io.baton.bench;

import static io.baton.bench.AudienceTimes.print;
import static io.baton.bench.AudienceTimes.times;

import io.baton.bench.AudienceTags.Tag;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Distribution;
import io.baton.cohort.Distributions;
import io.baton.cohort.Distributions.Wanted;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.FieldType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Portraits of 120 tags and the comparison of four, against the better of two forms in DuckDB. */
final class AudiencePortraits {
  private static final int CUSTOMERS = AudienceBench.CUSTOMERS;

  private AudiencePortraits() {}

  static void compare(Report report, List<Tag> tags, FieldIndex index, Statement sql)
      throws Exception {
    List<Tag> shown =
        tags.stream().filter(tag -> tag.field().type() != FieldType.MULTI).limit(120).toList();
    List<Wanted> wanted = shown.stream().map(AudiencePortraits::wanted).toList();
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
}
