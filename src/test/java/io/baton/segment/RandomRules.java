package io.baton.segment;

import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Rules at random, each as JSON and as the SQL that means the same. */
final class RandomRules {
  record Pair(String json, String sql) {}

  private final Random random;

  RandomRules(long seed) {
    this.random = new Random(seed);
  }

  Pair next() {
    return group(3);
  }

  private Pair group(int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(6);
    if (kind < 2) {
      return leaf();
    }
    if (kind == 2) {
      Pair inner = group(depth - 1);
      return new Pair("{\"not\":" + inner.json + "}", "(not " + inner.sql + ")");
    }
    boolean all = kind < 5;
    StringJoiner json = new StringJoiner(",", all ? "{\"all\":[" : "{\"any\":[", "]}");
    StringJoiner sql = new StringJoiner(all ? " and " : " or ", "(", ")");
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      Pair inner = group(depth - 1);
      json.add(inner.json);
      sql.add(inner.sql);
    }
    return new Pair(json.toString(), sql.toString());
  }

  private Pair leaf() {
    return switch (random.nextInt(5)) {
      case 0 -> ordered("age", () -> Integer.toString(15 + random.nextInt(70)), "", "");
      case 1 -> ordered("rate", this::rate, "", "");
      case 2 -> ordered("seen", this::day, "\"", "date ");
      case 3 -> texts("job", List.of("admin", "clerk", "O'Hara", "unknown", "nobody"));
      default -> texts("housing", List.of("yes", "no"));
    };
  }

  private String rate() {
    return (random.nextInt(400) - 100) / 100 + "." + (10 + random.nextInt(90));
  }

  private String day() {
    return java.time.LocalDate.of(2024, 1, 1).plusDays(random.nextInt(400)).toString();
  }

  private Pair ordered(
      String field, java.util.function.Supplier<String> value, String quote, String cast) {
    String[][] operators = {
      {"eq", "="}, {"ne", "<>"}, {"lt", "<"}, {"le", "<="}, {"gt", ">"}, {"ge", ">="}
    };
    int kind = random.nextInt(operators.length + 2);
    if (kind == operators.length) {
      return nulls(field);
    }
    String first = value.get();
    if (kind > operators.length) {
      String second = value.get();
      return new Pair(
          "{\"field\":\"%s\",\"op\":\"between\",\"value\":[%s%s%s,%s%s%s]}"
              .formatted(field, quote, first, quote, quote, second, quote),
          test(field + " between " + sql(cast, first) + " and " + sql(cast, second)));
    }
    return new Pair(
        "{\"field\":\"%s\",\"op\":\"%s\",\"value\":%s%s%s}"
            .formatted(field, operators[kind][0], quote, first, quote),
        test(field + " " + operators[kind][1] + " " + sql(cast, first)));
  }

  private static String sql(String cast, String value) {
    return cast.isEmpty() ? value : cast + "'" + value + "'";
  }

  private Pair texts(String field, List<String> values) {
    String first = values.get(random.nextInt(values.size()));
    String second = values.get(random.nextInt(values.size()));
    return switch (random.nextInt(5)) {
      case 0 -> leaf(field, "eq", '"' + first + '"', field + " = " + quoted(first));
      case 1 -> leaf(field, "ne", '"' + first + '"', field + " <> " + quoted(first));
      case 2 ->
          leaf(
              field,
              "in",
              "[\"" + first + "\",\"" + second + "\"]",
              "%s in (%s, %s)".formatted(field, quoted(first), quoted(second)));
      case 3 ->
          leaf(
              field,
              "notIn",
              "[\"" + first + "\",\"" + second + "\"]",
              "%s not in (%s, %s)".formatted(field, quoted(first), quoted(second)));
      default -> nulls(field);
    };
  }

  private static Pair leaf(String field, String op, String value, String sql) {
    return new Pair(
        "{\"field\":\"%s\",\"op\":\"%s\",\"value\":%s}".formatted(field, op, value), test(sql));
  }

  private Pair nulls(String field) {
    boolean isNull = random.nextBoolean();
    return new Pair(
        "{\"field\":\"%s\",\"op\":\"%s\"}".formatted(field, isNull ? "isNull" : "notNull"),
        "(" + field + (isNull ? " is null)" : " is not null)"));
  }

  /** A comparison with null is not true. */
  private static String test(String comparison) {
    return "coalesce(" + comparison + ", false)";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
