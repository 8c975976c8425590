package io.baton.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A slow evaluator of tables that shares nothing with the compiler: cells are read by patterns and
 * judged value by value, with the three truth values of FEEL spelled out.
 */
final class RowByRow {
  private static final String CONSTANT =
      "date\\(\"[^\"]*\"\\)|\"[^\"]*\"|-?[0-9.]*[0-9]|true|false";
  private static final Pattern TEST =
      Pattern.compile(
          "\\s*(?:(?<nothing>null)|(?<sign>[<>]=?)\\s*(?<bound>"
              + CONSTANT
              + ")|(?<open>[\\[(\\]])(?<low>-?[0-9]+(?:\\.[0-9]+)?|date\\(\"[^\"]*\"\\))\\.\\.(?<high>"
              + CONSTANT
              + ")(?<close>[\\])\\[])|(?<same>"
              + CONSTANT
              + "))\\s*(?:,|$)");

  private final String policy;
  private final List<Row> rows;

  private record Row(List<Cell> cells, BigDecimal output) {}

  private record Cell(boolean negated, List<Test> tests) {
    boolean hits(@Nullable Object value) {
      if (tests.isEmpty()) {
        return true;
      }
      boolean anyTrue = false;
      boolean allFalse = true;
      for (Test test : tests) {
        Boolean result = test.of(value);
        anyTrue |= Boolean.TRUE.equals(result);
        allFalse &= Boolean.FALSE.equals(result);
      }
      return negated ? allFalse : anyTrue;
    }
  }

  private interface Test {
    /** Null where it can be said neither way. */
    @Nullable Boolean of(@Nullable Object value);
  }

  RowByRow(RandomTables.Made table) {
    this.policy = table.policy();
    this.rows =
        table.rows().stream()
            .map(
                row ->
                    new Row(
                        row.cells().stream().map(RowByRow::cell).toList(),
                        new BigDecimal(row.output())))
            .toList();
  }

  /** "error" where the policy forbids several hits. */
  String decide(List<? extends @Nullable Object> values) {
    List<BigDecimal> hits = new ArrayList<>();
    for (Row row : rows) {
      boolean hit = true;
      for (int i = 0; hit && i < row.cells.size(); i++) {
        hit = row.cells.get(i).hits(values.get(i));
      }
      if (hit) {
        hits.add(row.output);
      }
    }
    return folded(hits);
  }

  private String folded(List<BigDecimal> hits) {
    if (policy.contains("COUNT")) {
      return spelled(List.of(BigDecimal.valueOf(hits.size())));
    }
    if (hits.isEmpty()) {
      return "[]";
    }
    if (policy.contains("UNIQUE") && hits.size() > 1
        || policy.contains("ANY") && new TreeSet<>(hits).size() > 1) {
      return "error";
    }
    if (policy.contains("SUM")) {
      return spelled(List.of(hits.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
    }
    if (policy.contains("MIN") || policy.contains("MAX")) {
      TreeSet<BigDecimal> sorted = new TreeSet<>(hits);
      return spelled(List.of(policy.contains("MIN") ? sorted.first() : sorted.last()));
    }
    boolean list = policy.contains("RULE ORDER") || policy.contains("COLLECT");
    return spelled(list ? hits : hits.subList(0, 1));
  }

  static String spelled(List<BigDecimal> numbers) {
    return numbers.stream()
        .map(n -> n.signum() == 0 ? "0" : n.stripTrailingZeros().toPlainString())
        .toList()
        .toString();
  }

  private static Cell cell(String text) {
    if (text.equals("-")) {
      return new Cell(false, List.of());
    }
    boolean negated = text.startsWith("not(");
    String list = negated ? text.substring(4, text.length() - 1) : text;
    List<Test> tests = new ArrayList<>();
    Matcher matcher = TEST.matcher(list);
    for (int at = 0; at < list.length(); at = matcher.end()) {
      if (!matcher.region(at, list.length()).lookingAt()) {
        throw new IllegalArgumentException(text);
      }
      tests.add(test(matcher));
    }
    return new Cell(negated, tests);
  }

  private static Test test(Matcher part) {
    if (part.group("nothing") != null) {
      return Objects::isNull;
    }
    if (part.group("same") != null) {
      Comparable<Object> same = constant(part.group("same"));
      return value -> value != null && same.compareTo(value) == 0;
    }
    if (part.group("sign") != null) {
      Comparable<Object> bound = constant(part.group("bound"));
      String sign = part.group("sign");
      return value -> value == null ? null : compares(sign, -bound.compareTo(value));
    }
    Comparable<Object> low = constant(part.group("low"));
    Comparable<Object> high = constant(part.group("high"));
    String lower = part.group("open").equals("[") ? ">=" : ">";
    String upper = part.group("close").equals("]") ? "<=" : "<";
    return value ->
        value == null
            ? null
            : compares(lower, -low.compareTo(value)) && compares(upper, -high.compareTo(value));
  }

  private static boolean compares(String sign, int order) {
    return switch (sign) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  @SuppressWarnings("unchecked")
  private static Comparable<Object> constant(String text) {
    Object value =
        text.startsWith("date")
            ? LocalDate.parse(text.substring(6, text.length() - 2))
            : text.startsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text.equals("true") || text.equals("false")
                    ? Boolean.valueOf(text)
                    : new BigDecimal(text);
    return (Comparable<Object>) value;
  }
}
