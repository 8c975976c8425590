package io.baton.history;

import io.baton.history.Pattern.Did;
import io.baton.history.Pattern.Leaf;
import io.baton.history.Pattern.Sequence;
import io.baton.history.Pattern.Step;
import io.baton.history.Pattern.ThenNot;
import io.baton.history.Window.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Questions to the history as one statement: one picture of the events for all of them. Every word
 * of the statement is written here; what came from outside is only ever a parameter.
 *
 * <p>"Then" needs no join: events of both kinds in one row of time per customer, and a window that
 * carries the last one of the former along. Each step costs one sort, however many events a
 * customer has.
 */
final class PatternSql {
  private final ZoneId bank;
  private final Instant now;
  private final Integer @Nullable [] among;
  private final StringBuilder with = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();
  private final List<String> results = new ArrayList<>();
  private int names;

  /**
   * @param among whose events are looked at; null for everybody's
   */
  PatternSql(Instant now, ZoneId bank, Integer @Nullable [] among) {
    this.now = now;
    this.bank = bank;
    this.among = among;
  }

  /** Rows (number of the result, customer), no customer twice in one. */
  String text() {
    StringBuilder text = new StringBuilder("WITH ").append(with);
    for (int i = 0; i < results.size(); i++) {
      text.append(i == 0 ? "\n" : "\nUNION ALL ")
          .append("SELECT ")
          .append(i)
          .append(", customer FROM ")
          .append(results.get(i));
    }
    return text.toString();
  }

  List<Object> parameters() {
    return parameters;
  }

  /** The result of the next number: who fits. */
  void add(Leaf leaf) {
    if (leaf instanceof Did did) {
      results.add(did(did));
    } else if (leaf instanceof ThenNot thenNot) {
      results.add(distinct(thenNot(thenNot)));
    } else if (leaf instanceof Sequence sequence) {
      List<String> steps = steps(sequence);
      results.add(distinct(steps.get(steps.size() - 1)));
    }
  }

  /** A result for each step: who came as far. */
  void addSteps(Sequence sequence) {
    steps(sequence).forEach(step -> results.add(distinct(step)));
  }

  private String did(Did did) {
    String name = begin();
    with.append("SELECT customer FROM history_event WHERE ");
    condition(did.event(), did.within().at(now, bank));
    with.append(" GROUP BY customer HAVING count(*) >= ?");
    parameters.add(did.times());
    return end(name);
  }

  private String thenNot(ThenNot pattern) {
    Duration days = Duration.ofDays(pattern.days());
    Span span = pattern.within().at(now, bank);
    Span first = pattern.open() ? span : until(span, now.minus(days).plusNanos(1_000));
    String name = begin();
    with.append(
        """
        SELECT customer FROM (
          SELECT customer, happened_at, step, min(happened_at) FILTER (WHERE step = 2) OVER (
            PARTITION BY customer ORDER BY happened_at DESC, step ROWS UNBOUNDED PRECEDING) AS next
          FROM (SELECT customer, happened_at, 1 AS step FROM history_event WHERE\s""");
    condition(pattern.event(), first);
    with.append("\n    UNION ALL SELECT customer, happened_at, 2 FROM history_event WHERE ");
    condition(pattern.not(), new Span(first.from(), later(first.to(), days)));
    with.append(
        ") AS e) AS f\n  WHERE step = 1 AND (next IS NULL OR next > happened_at + ? * interval '1 hour')");
    parameters.add(days.toHours());
    return end(name);
  }

  /** Names of the steps' events, each reached from the one before. */
  private List<String> steps(Sequence sequence) {
    List<String> names = new ArrayList<>();
    Span span = sequence.within().at(now, bank);
    Instant end = span.to();
    for (Step step : sequence.steps()) {
      if (names.isEmpty()) {
        String name = begin();
        with.append("SELECT customer, happened_at FROM history_event WHERE ");
        condition(step.event(), span);
        names.add(end(name));
      } else {
        end = later(end, Duration.ofDays(step.days()));
        names.add(next(names.get(names.size() - 1), step, new Span(span.from(), end)));
      }
    }
    return names;
  }

  private String next(String before, Step step, Span span) {
    String name = begin();
    with.append(
            """
            SELECT customer, happened_at FROM (
              SELECT customer, happened_at, step, max(happened_at) FILTER (WHERE step = 1) OVER (
                PARTITION BY customer ORDER BY happened_at, step DESC ROWS UNBOUNDED PRECEDING) AS last
              FROM (SELECT customer, happened_at, 1 AS step FROM\s""")
        .append(before)
        .append("\n    UNION ALL SELECT customer, happened_at, 2 FROM history_event WHERE ");
    condition(step.event(), span);
    with.append(") AS e) AS f\n  WHERE step = 2 AND last >= happened_at - ? * interval '1 hour'");
    parameters.add(Duration.ofDays(step.days()).toHours());
    return end(name);
  }

  private String distinct(String of) {
    return "(SELECT DISTINCT customer FROM " + of + ") AS d" + results.size();
  }

  private void condition(EventFilter filter, Span span) {
    with.append("happened_at >= ? AND happened_at < ?");
    parameters.add(span.from().atOffset(ZoneOffset.UTC));
    parameters.add(span.to().atOffset(ZoneOffset.UTC));
    if (among != null) {
      with.append(" AND customer = ANY (?)");
      parameters.add(among);
    }
    if (filter.kind() != null) {
      with.append(" AND kind = ?");
      parameters.add(filter.kind());
    }
    among("code", filter.codes());
    among("product", filter.products());
    among("merchant", filter.merchants());
    if (filter.min() != null) {
      with.append(" AND amount >= ?");
      parameters.add(filter.min());
    }
    if (filter.max() != null) {
      with.append(" AND amount <= ?");
      parameters.add(filter.max());
    }
  }

  private void among(String column, Collection<String> values) {
    if (!values.isEmpty()) {
      with.append(" AND ").append(column).append(" = ANY (?)");
      parameters.add(values.toArray(new String[0]));
    }
  }

  /** What lies ahead of now has not happened. */
  private Instant later(Instant end, Duration days) {
    Instant later = end.plus(days);
    Instant last = now.plusNanos(1_000);
    return later.isAfter(last) ? last : later;
  }

  private static Span until(Span span, Instant end) {
    return span.to().isBefore(end) ? span : new Span(span.from(), end);
  }

  private String begin() {
    String name = "q" + names++;
    with.append(names == 1 ? "" : ",\n").append(name).append(" AS (");
    return name;
  }

  private String end(String name) {
    with.append(')');
    return name;
  }
}
