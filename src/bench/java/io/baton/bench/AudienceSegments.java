package io.baton.bench;

import static io.baton.bench.AudienceTimes.print;
import static io.baton.bench.AudienceTimes.times;

import io.baton.cohort.CompiledRule;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.FieldIndex;
import io.baton.cohort.Rule;
import io.baton.cohort.RuleCompiler;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** Segments of three and of ten conditions, counted and stored, against DuckDB. */
final class AudienceSegments {
  private static final String THREE =
      """
      {"all":[{"field":"b1","op":"eq","value":true},{"field":"c1","op":"in","value":["v0","v1"]},
      {"field":"p2","op":"eq","value":"v3"}]}""";
  private static final String THREE_SQL = "b1 and c1 in ('v0','v1') and p2 = 'v3'";
  static final String TEN =
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

  /** Twice the ten and their like over other tags: as free as somebody searching can be. */
  private static final String TWENTY =
      """
      {"all":[%s,
        {"any":[{"field":"c5","op":"in","value":["v0","v1","v2"]},{"field":"b3","op":"eq","value":true}]},
        {"not":{"any":[{"field":"b4","op":"eq","value":false},{"field":"c7","op":"eq","value":"v2"}]}},
        {"field":"a1","op":"le","value":900000},
        {"field":"n2","op":"ge","value":5},
        {"any":[{"field":"d3","op":"isNull"},{"field":"d3","op":"ge","value":"2012-01-01"}]},
        {"field":"r3","op":"notIn","value":["v1","v2"]}]}"""
          .formatted(TEN);

  private static final String TWENTY_SQL =
      TEN_SQL
          + """
           and (coalesce(c5 in ('v0','v1','v2'), false) or coalesce(b3, false))
           and not (coalesce(not b4, false) or coalesce(c7 = 'v2', false))
           and a1 <= 900000 and n2 >= 5
           and (d3 is null or d3 >= date '2012-01-01')
           and r3 not in ('v1','v2')""";
  private static final int PAGE = 50;
  private static final int CUSTOMERS = AudienceBench.CUSTOMERS;

  private AudienceSegments() {}

  static void compare(Report report, FieldIndex index, Statement sql) throws Exception {
    CompiledRule three = RuleCompiler.compile(Rule.parse(THREE), index);
    CompiledRule ten = RuleCompiler.compile(Rule.parse(TEN), index);
    report.compare("3 conditions", three.count(), count(sql, THREE_SQL));
    report.compare("10 conditions", ten.count(), count(sql, TEN_SQL));
    report.compare("10 conditions, customers", ten.members(), members(sql, TEN_SQL));
    report.note(
        "3 conditions: %d, 10 conditions: %d customers".formatted(three.count(), ten.count()));

    report.compare(
        "20 conditions, customers",
        RuleCompiler.compile(Rule.parse(TWENTY), index).members(),
        members(sql, TWENTY_SQL));
    report.print(
        Figure.below(
            AudienceTimes.NAME,
            "search, 20 conditions, exact count and a page of fifty",
            "ms",
            times(
                    () ->
                        RuleCompiler.compile(Rule.parse(TWENTY), index).members().slice(100, PAGE),
                    true)
                * 1e3,
            1_000));
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
}
