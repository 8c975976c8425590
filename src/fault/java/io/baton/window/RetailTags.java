package io.baton.window;

import io.baton.cohort.Column;
import io.baton.cohort.FieldIndex;
import io.baton.window.WindowDefinition.Events;
import io.baton.window.WindowDefinition.Kind;
import io.baton.window.WindowDefinition.What;
import io.baton.window.WindowDefinition.Window;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Real-time tags over the record, and the same said in SQL over a table of what was sent: windows
 * by {@code date_bin} and comparisons of moments, sequences by joins. It shares no line of code
 * with what computes the tags.
 */
final class RetailTags {
  private static final String BANK = RetailStage.BANK.getId();
  private static final String LARGE = "event.amount >= 100";

  private final Map<String, WindowDefinition> all = new LinkedHashMap<>();
  private final List<String> countries;

  RetailTags(List<String> countries) {
    this.countries = countries;
    put(What.COUNT, null, null, new Window(Kind.TUMBLING, "PT24H", null));
    put(What.COUNT, LARGE, null, new Window(Kind.SLIDING, "PT168H", null));
    put(What.COUNT, null, null, new Window(Kind.HOPPING, "PT12H", "PT1H"));
    put(What.SUM, null, "amount", new Window(Kind.SLIDING, "PT744H", null));
    put(What.SUM, LARGE, "amount", new Window(Kind.TUMBLING, "PT168H", null));
    put(What.SUM, null, "amount", new Window(Kind.HOPPING, "PT48H", "PT6H"));
    put(What.MAX, null, "amount", new Window(Kind.HOPPING, "PT72H", "PT6H"));
    put(What.MAX, null, "amount", new Window(Kind.SLIDING, "PT36H", null));
    put(What.LAST, null, "quantity", new Window(Kind.SLIDING, "PT24H", null));
    put(What.LAST, LARGE, "country", new Window(Kind.TUMBLING, "PT168H", null));
    put(What.DISTINCT, null, "stock", new Window(Kind.SLIDING, "PT168H", null));
    put(What.DISTINCT, null, "stock", new Window(Kind.HOPPING, "PT24H", "PT2H"));
    all.put(
        "retail.bought.then.cancelled",
        sequence(What.THEN, new Events(RetailLine.PURCHASE, null), "PT48H", "PT72H"));
    all.put(
        "retail.large.not.cancelled",
        sequence(What.THEN_NOT, new Events(RetailLine.PURCHASE, LARGE), "PT24H", "PT168H"));
  }

  private void put(What what, @Nullable String condition, @Nullable String field, Window window) {
    all.put(
        "retail.%d.%s".formatted(all.size(), what.name().toLowerCase(java.util.Locale.ROOT)),
        new WindowDefinition(
            what,
            new Events(RetailLine.PURCHASE, condition),
            field,
            window,
            null,
            null,
            null,
            null));
  }

  private static WindowDefinition sequence(What what, Events first, String within, String keep) {
    return new WindowDefinition(
        what,
        first,
        null,
        null,
        new Events(RetailLine.CANCELLED, null),
        within,
        keep,
        what == What.THEN_NOT ? "PT10M" : null);
  }

  Map<String, WindowDefinition> definitions() {
    return all;
  }

  static void prepare(JdbcClient jdbc) {
    jdbc.sql(
            """
            CREATE TABLE recount_event (line bigint PRIMARY KEY, customer int NOT NULL, type text NOT NULL,
              at timestamptz NOT NULL, amount numeric NOT NULL, quantity bigint NOT NULL, stock text NOT NULL,
              country text NOT NULL)""")
        .update();
    jdbc.sql("CREATE INDEX ON recount_event (at)").update();
    jdbc.sql("CREATE INDEX ON recount_event (customer, type, at)").update();
  }

  /** By tag and customer, as rules spell values. */
  Map<String, String> known(FieldIndex index) {
    Map<String, String> values = new HashMap<>();
    for (String code : all.keySet()) {
      Column column = index.require(code);
      column
          .exists()
          .forEach(customer -> values.put(code + " " + customer, column.textAt(customer)));
    }
    return values;
  }

  Map<String, String> recount(JdbcClient jdbc, Instant now) {
    Map<String, String> values = new HashMap<>();
    all.forEach(
        (code, definition) ->
            jdbc.sql(definition.what().sequence() ? sequence(definition) : window(definition))
                .param("now", Timestamp.from(now))
                .param("countries", countries.toArray(String[]::new))
                .query(
                    row -> {
                      values.put(code + " " + row.getInt(1), row.getString(2));
                    }));
    return values;
  }

  private static String window(WindowDefinition definition) {
    String value =
        switch (definition.what()) {
          case COUNT -> "count(*)::text";
          case SUM -> "sum(round(amount, 2))::text";
          case MAX -> "max(round(amount, 2))::text";
          case DISTINCT -> "count(DISTINCT stock)::text";
          case LAST ->
              "country".equals(definition.field())
                  ? "(array_agg(country ORDER BY at DESC, array_position(:countries, country) DESC))[1]"
                  : "(array_agg(quantity ORDER BY at DESC, quantity DESC))[1]::text";
          case THEN, THEN_NOT -> throw new IllegalStateException();
        };
    return """
        WITH asked AS (SELECT cast(:now AS timestamptz) AS now),
          w AS (SELECT now, %s AS starts, %s AS ends FROM asked)
        SELECT customer, %s FROM recount_event, w
        WHERE type = '%s' AND at <= now AND %s AND %s GROUP BY customer"""
        .formatted(
            starts(definition),
            ends(definition),
            value.replace(":countries", "cast(:countries AS text[])"),
            RetailLine.PURCHASE,
            isSliding(definition)
                ? "at > starts"
                : "at AT TIME ZONE '%1$s' >= starts AND at AT TIME ZONE '%1$s' < ends"
                    .formatted(BANK),
            condition(definition.events().condition(), ""));
  }

  private static boolean isSliding(WindowDefinition definition) {
    return of(definition).kind() == Kind.SLIDING;
  }

  private static Window of(WindowDefinition definition) {
    return java.util.Objects.requireNonNull(definition.window());
  }

  private static String starts(WindowDefinition definition) {
    return isSliding(definition)
        ? "now - interval '%s'".formatted(of(definition).size())
        : "%s - interval '%s'".formatted(ends(definition), of(definition).size());
  }

  /** On the bank's clock, counted from midnight of 1 January 1970 there. */
  private static String ends(WindowDefinition definition) {
    if (isSliding(definition)) {
      return "now";
    }
    Window window = of(definition);
    String step = window.kind() == Kind.TUMBLING ? window.size() : String.valueOf(window.advance());
    return "date_bin(interval '%1$s', now AT TIME ZONE '%2$s', timestamp '1970-01-01') + interval '%1$s'"
        .formatted(step, BANK);
  }

  private static String sequence(WindowDefinition definition) {
    String first =
        "f.type = '%s' AND %s"
            .formatted(
                definition.events().type(), condition(definition.events().condition(), "f."));
    String next = "n.customer = f.customer AND n.type = '%s'".formatted(RetailLine.CANCELLED);
    String asked = "WITH asked AS (SELECT cast(:now AS timestamptz) AS now) ";
    if (definition.what() == What.THEN) {
      return asked
          + """
          SELECT DISTINCT n.customer, 'true' FROM asked, recount_event n JOIN recount_event f ON %s
          WHERE %s AND n.at <= now AND n.at > now - interval '%s'
            AND f.at < n.at AND f.at >= n.at - interval '%s'"""
              .formatted(next, first, definition.keep(), definition.within());
    }
    return asked
        + """
        SELECT DISTINCT f.customer, 'true' FROM asked, recount_event f
        WHERE %1$s AND f.at + interval '%2$s' + interval '%3$s' <= now
          AND now < f.at + interval '%2$s' + interval '%3$s' + interval '%4$s'
          AND NOT EXISTS (SELECT FROM recount_event n WHERE %5$s
            AND n.at > f.at AND n.at <= f.at + interval '%2$s' AND n.at <= now)"""
            .formatted(first, definition.within(), definition.grace(), definition.keep(), next);
  }

  private static String condition(@Nullable String condition, String row) {
    return condition == null ? "true" : row + "amount >= 100";
  }
}
